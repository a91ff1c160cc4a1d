import type { Actor, FieldCipher, Id, Outcome, Reader } from '../base/index.ts';
import { done, emptySql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { Finding } from './check/finding.ts';
import { maskValue } from './check/finding.ts';
import { readRows } from './store/pages.ts';
import type { ImportRecord } from './store/record.ts';
import { textOf } from './values/cell-text.ts';

export interface RowFilter {
  readonly verdict?: 'accepted' | 'warned' | 'refused' | undefined;
  readonly kind?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface ImportRowItem {
  readonly sheetIndex: number;
  readonly rowNo: number;
  readonly verdict: 'accepted' | 'warned' | 'refused';
  readonly outcome: string;
  readonly isPartial: boolean;
  readonly personId: Id | null;
  readonly householdId: Id | null;
  readonly findings: readonly Finding[];
  /** What stands in the file, by column; secrets masked. Empty when the file was taken away. */
  readonly cells: readonly string[];
}

type StoredRow = Omit<ImportRowItem, 'cells'>;

/** What became of the rows, in the order of the file, each with what stands in it. */
export async function listRows(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  record: ImportRecord,
  filter: RowFilter,
): Promise<Outcome<{ items: ImportRowItem[]; next: string | null }>> {
  const key = filter.after === undefined ? ['-1', '0'] : decodeCursor(filter.after, 2);
  const [sheet, row] = (key ?? []).map(Number);
  if (sheet === undefined || row === undefined || !Number.isInteger(sheet) || !Number.isInteger(row)) {
    return refuse('http.invalid', { where: 'after', reason: '' }, { field: 'after' });
  }
  const rows =
    await reader.rows<StoredRow>(sql`select sheet_index as "sheetIndex", row_no as "rowNo", verdict, outcome,
      is_partial as "isPartial", person_id as "personId", household_id as "householdId", findings
    from import_row where county_code = ${actor.countyCode} and import_id = ${record.id}
      and (sheet_index, row_no) > (${sheet}, ${row})
      ${filter.verdict === undefined ? emptySql : sql`and verdict = ${filter.verdict}`}
      ${filter.kind === undefined ? emptySql : sql`and ${filter.kind} = any(kinds)`}
    order by sheet_index, row_no limit ${filter.limit + 1}`);
  const page = toPage(
    rows,
    filter.limit,
    (one) => [String(one.sheetIndex), String(one.rowNo)],
    (one) => one,
  );
  const cells = await cellsOf(reader, actor, cipher, record, page.items);
  return done({
    items: page.items.map((one) => ({ ...one, cells: cells.get(`${one.sheetIndex}:${one.rowNo}`) ?? [] })),
    next: page.next,
  });
}

async function cellsOf(
  reader: Reader,
  actor: Actor,
  cipher: FieldCipher,
  record: ImportRecord,
  rows: readonly StoredRow[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const sheetIndex of new Set(rows.map((row) => row.sheetIndex))) {
    const table = record.mapping?.find((one) => one.sheetIndex === sheetIndex);
    if (table === undefined) continue;
    const wanted = new Set(rows.filter((row) => row.sheetIndex === sheetIndex).map((row) => row.rowNo));
    const range = { from: Math.min(...wanted), to: Math.max(...wanted) };
    for await (const raw of readRows(reader, cipher, actor.countyCode, record.id, sheetIndex, range)) {
      if (!wanted.has(raw.no)) continue;
      const cells = table.columns.map(({ column, field }) => maskValue(field, textOf(raw.cells[column])));
      found.set(`${sheetIndex}:${raw.no}`, cells);
    }
  }
  return found;
}
