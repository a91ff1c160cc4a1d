import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Language, Outcome } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import type { ListCatalogue, ListContext } from './list-definition.ts';
import { type CheckedWish, checkWish, type ExportWish } from './request-export.ts';
import { showFilter } from './show-filter.ts';
import type { CellValue } from './write/cells.ts';
import { writeCsv } from './write/csv-writer.ts';
import { writePdf } from './write/pdf-writer.ts';
import { writeWorkbook } from './write/workbook-writer.ts';

export interface FileMaking {
  readonly context: ListContext;
  readonly wish: CheckedWish;
  /** Called for every row; throws to stop. */
  onRow(): void;
}

/** The file as it is made, piece by piece. The reader in `context` should stand still: `db.snapshot`. */
export function makeFile({ context, wish, onRow }: FileMaking): AsyncGenerator<Buffer> {
  const { language } = context;
  const columns = wish.list.columnsFor(wish.columns, language);
  async function* counted(): AsyncGenerator<CellValue[]> {
    for await (const row of wish.list.rows(context, wish.filter, wish.columns)) {
      onRow();
      yield row;
    }
  }
  if (wish.format === 'csv') return writeCsv(columns, counted());
  const title = wish.list.title[language];
  const made = { author: context.actor.userName, at: context.now };
  if (wish.format === 'pdf') {
    const signatures = wish.list.signaturesIn(language);
    const subtitle = () => wish.list.subtitleOf(context, wish.filter);
    return writePdf({ title, subtitle, columns, rows: counted(), signatures }, { ...made, language });
  }
  return writeWorkbook([{ name: title, columns, rows: counted() }], made);
}

export interface ListExport extends ExportWish {
  readonly lists: ListCatalogue;
  readonly actor: Actor;
  readonly language: Language;
}

export interface ExportedList {
  readonly rowCount: number;
  readonly byteCount: number;
  readonly sha256: Buffer;
}

/**
 * Writes a list straight into a stream and records it in the audit log: the way of the command line, where nobody
 * waits in a browser. Recorded before the first row leaves, and again with what left.
 * Refuses as `checkWish` does; throws when the stream or the list fails.
 */
export async function exportList(
  services: Pick<Services, 'db' | 'clock' | 'cipher'>,
  given: ListExport,
  target: Writable,
): Promise<Outcome<ExportedList>> {
  const { actor, language } = given;
  const checked = checkWish(given.lists, actor, given);
  if (!checked.ok) return checked;
  const wish = checked.value;
  const detail = { list: wish.list.name, format: wish.format, filter: showFilter(wish.filter) };
  const record = (action: string, more: Record<string, unknown>) =>
    services.db.change(actor, (tx) =>
      appendAudit(tx, actor, services.clock.now(), [{ action, detail: { ...detail, ...more } }]),
    );
  await record('exports.run', { columns: wish.columns });
  const hash = createHash('sha256');
  let rowCount = 0;
  let byteCount = 0;
  await services.db.snapshot(actor, async (reader) => {
    const { db, cipher, clock } = services;
    const context = { reader, db, actor, cipher, language, today: clock.today(), now: clock.now() };
    const pieces = makeFile({ context, wish, onRow: () => (rowCount += 1) });
    async function* summed() {
      for await (const piece of pieces) {
        hash.update(piece);
        byteCount += piece.length;
        yield piece;
      }
    }
    await pipeline(Readable.from(summed(), { highWaterMark: 1 }), target);
  });
  const sha256 = hash.digest();
  await record('exports.finish', { rowCount, byteCount, sha256: sha256.toString('hex') });
  return done({ rowCount, byteCount, sha256 });
}
