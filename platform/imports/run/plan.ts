import type { FieldCipher, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { PlaceDirectory } from '../../divisions/index.ts';
import type { CheckedTable, Unit } from '../check/check-table.ts';
import { tableChecker } from '../check/check-table.ts';
import { checkContextOf } from '../check/context.ts';
import type { Finding } from '../check/finding.ts';
import type { CheckContext } from '../check/row-reader.ts';
import type { RawMerge } from '../read/raw.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import { readPages } from '../store/pages.ts';
import type { ImportRecord } from '../store/record.ts';
import { takeEarly } from './early-checks.ts';

/** A unit and the table it stands in. */
export interface PlannedUnit extends Unit {
  readonly context: CheckContext;
}

export interface Plan {
  readonly units: readonly PlannedUnit[];
  readonly rowCount: number;
  readonly others: readonly {
    readonly sheetIndex: number;
    readonly rowNo: number;
    readonly finding: Finding;
  }[];
}

/** Checks everything that will be imported. The same file, mapping and day always give the same plan. */
export async function planImport(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  given: {
    record: ImportRecord;
    mapping: readonly TableMapping[];
    directory: PlaceDirectory;
    today: Temporal.PlainDate;
  },
): Promise<Plan> {
  const units: PlannedUnit[] = [];
  const others: { sheetIndex: number; rowNo: number; finding: Finding }[] = [];
  let rowCount = 0;
  for (const table of given.mapping.filter(({ use }) => use)) {
    const known = given.record.recognition?.sheets.find(({ sheet }) => sheet.index === table.sheetIndex);
    if (known === undefined) continue;
    const context = checkContextOf({
      table,
      notes: known.notes,
      directory: given.directory,
      today: given.today,
      format: given.record.recognition?.format ?? '',
    });
    const { merges } = known.sheet;
    const checked =
      takeEarly(given.record.id, context, merges) ??
      (await checkPages(reader, cipher, countyCode, given.record.id, context, merges));
    for (const unit of checked.units) units.push({ ...unit, context });
    for (const { no, finding } of checked.others)
      others.push({ sheetIndex: table.sheetIndex, rowNo: no, finding });
    rowCount += checked.units.reduce((sum, unit) => sum + unit.rows.length, 0);
  }
  return { units, rowCount, others };
}

async function checkPages(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  id: Id,
  context: CheckContext,
  merges: readonly RawMerge[],
): Promise<CheckedTable> {
  const checker = tableChecker(context, merges);
  for await (const rows of readPages(reader, cipher, countyCode, id, context.table.sheetIndex))
    checker.take(rows);
  return checker.finish();
}

/** Rows that are in already, after an interruption: `sheet:row`. */
export async function listDoneRows(reader: Reader, countyCode: string, importId: Id): Promise<Set<string>> {
  const rows = await reader.rows<{
    sheet_index: number;
    row_no: number;
  }>(sql`select sheet_index, row_no from import_result
    where county_code = ${countyCode} and import_id = ${importId}`);
  return new Set(rows.map((row) => `${row.sheet_index}:${row.row_no}`));
}

/** Takes units off the front, until they are as many rows as wanted: whole units, and never none. */
export function takeUnits(units: readonly PlannedUnit[], from: number, rowsWanted: number): PlannedUnit[] {
  const taken: PlannedUnit[] = [];
  let rows = 0;
  for (let at = from; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || (rows > 0 && rows + unit.rows.length > rowsWanted)) break;
    taken.push(unit);
    rows += unit.rows.length;
  }
  return taken;
}
