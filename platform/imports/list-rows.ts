import type { Actor, FieldCipher, Id, Outcome, Reader } from '../base/index.ts';
import { done, emptySql, fileSql, refuse, sql } from '../base/index.ts';
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

/** More than any file has. */
const SHEETS_MAX = 1_000_000;

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
  const rows = await readResults(reader, actor, record.id, filter, { sheet, row });
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

/** Rows that say nothing stand in lists; only those are opened that the page may need. */
async function readResults(
  reader: Reader,
  actor: Actor,
  id: Id,
  filter: RowFilter,
  after: { readonly sheet: number; readonly row: number },
): Promise<StoredRow[]> {
  const { verdict, kind } = filter;
  const wanted = filter.limit + 1;
  const of = (table: string) =>
    sql`${fileSql(table)}.county_code = ${actor.countyCode} and ${fileSql(table)}.import_id = ${id}`;
  const telling = sql`select sheet_index, row_no, verdict, outcome, is_partial, person_id, household_id, findings
    from import_row r where ${of('r')} and (r.sheet_index, r.row_no) > (${after.sheet}, ${after.row})
      ${verdict === undefined ? emptySql : sql`and r.verdict = ${verdict}`}
      ${kind === undefined ? emptySql : sql`and ${kind} = any(r.kinds)`}
    order by r.sheet_index, r.row_no limit ${wanted}`;
  const plain = sql`union all (select p.sheet_index, l.row_no, 'accepted', p.outcome, false, l.person_id, l.household_id,
      '[]'::jsonb
    from import_plain p
      cross join lateral unnest(p.row_nos, p.person_ids, p.household_ids) l (row_no, person_id, household_id)
    where ${of('p')} and (p.sheet_index, p.last_row) > (${after.sheet}, ${after.row})
      and (p.sheet_index, l.row_no) > (${after.sheet}, ${after.row})
      and (p.sheet_index, p.first_row) <= (select sheet_index, last_row from enough)
    order by p.sheet_index, l.row_no limit ${wanted})`;
  const hasPlain = kind === undefined && (verdict === undefined || verdict === 'accepted');
  return await reader.rows<StoredRow>(sql`
    with enough as materialized (
      (select p.sheet_index, p.last_row from import_plain p
        where ${of('p')} and (p.sheet_index, p.first_row) > (${after.sheet}, ${after.row})
          and cardinality(p.row_nos) >= ${wanted}
        order by p.sheet_index, p.first_row limit 1)
      union all select ${SHEETS_MAX}::integer, 0 order by 1, 2 limit 1)
    select sheet_index as "sheetIndex", row_no as "rowNo", verdict, outcome, is_partial as "isPartial",
      person_id as "personId", household_id as "householdId", findings
    from ((${telling}) ${hasPlain ? plain : emptySql}) found
    order by sheet_index, row_no limit ${wanted}`);
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
