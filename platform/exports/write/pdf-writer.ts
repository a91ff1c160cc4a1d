import type { Rows } from './cells.ts';
import { PagedTable, type PrintedHead, type PrintOptions } from './pdf-table.ts';

export interface PrintedList extends Omit<PrintedHead, 'subtitle'> {
  subtitle?(): Promise<string>;
  readonly rows: Rows;
}

/** A list as it is printed and signed: A4, header on each page, sums of each page and of the whole. */
export async function* writePdf(list: PrintedList, options: PrintOptions): AsyncGenerator<Buffer> {
  const table = new PagedTable({ ...list, subtitle: (await list.subtitle?.()) ?? '' }, options);
  for await (const row of list.rows) {
    table.add(row);
    const piece = table.take();
    if (piece.length > 0) yield piece;
  }
  yield* table.end();
}
