import type { RawMerge, RawRow } from '../read/raw.ts';
import { hasHouseholds } from '../recognise/roster-kind.ts';
import type { RowKind } from '../recognise/row-kind.ts';
import { rowClassifier } from '../recognise/row-kind.ts';
import { isBlank } from '../values/cell-text.ts';
import { checkDuplicates, checkReliefTwice } from './check-duplicates.ts';
import { checkHouseholds, groupHouseholds } from './check-households.ts';
import { rowChecker } from './check-row.ts';
import { checkTotals } from './check-totals.ts';
import type { Finding } from './finding.ts';
import type { CheckContext, CheckedRow } from './row-reader.ts';

/** People who stand or fall together: a household, or one row of a list without households. */
export interface Unit {
  readonly key: string;
  readonly rows: readonly CheckedRow[];
}

export interface CheckedTable {
  readonly units: readonly Unit[];
  /** Findings about rows that are no data: the sum row. */
  readonly others: readonly { readonly no: number; readonly finding: Finding }[];
  readonly rowKinds: ReadonlyMap<RowKind, number>;
}

/** Cells of a vertical merge hold their value in the first row only; here they get it back. */
export function mergeFiller(merges: readonly RawMerge[], firstDataRow: number): (row: RawRow) => RawRow {
  const down = merges.filter(
    (merge) =>
      merge.fromRow >= firstDataRow && merge.toRow > merge.fromRow && merge.fromColumn === merge.toColumn,
  );
  if (down.length === 0) return (row) => row;
  const starts = new Map<number, RawMerge[]>();
  for (const merge of down) starts.set(merge.fromRow, [...(starts.get(merge.fromRow) ?? []), merge]);
  let open: { merge: RawMerge; cell: RawRow['cells'][number] }[] = [];
  return (row) => {
    open = open.filter(({ merge }) => merge.toRow >= row.no);
    for (const merge of starts.get(row.no) ?? [])
      open.push({ merge, cell: row.cells[merge.fromColumn] ?? null });
    const missing = open.filter(
      ({ merge, cell }) => cell !== null && merge.fromRow !== row.no && isBlank(row.cells[merge.fromColumn]),
    );
    if (missing.length === 0) return row;
    const cells = [...row.cells];
    for (const { merge, cell } of missing) {
      while (cells.length <= merge.fromColumn) cells.push(null);
      cells[merge.fromColumn] = cell;
    }
    return { ...row, cells };
  };
}

/** Columns that a merge may span for looks: filling them down would repeat money and family sizes. */
const FILLED_FIELDS = new Set(['town', 'village', 'place', 'householdNo', 'headName', 'group']);

/** Checks a whole table: every row by itself, then against the others. */
export function checkTable(
  context: CheckContext,
  rows: Iterable<RawRow>,
  merges: readonly RawMerge[],
): CheckedTable {
  const { table } = context;
  const kindOf = rowClassifier(table);
  const check = rowChecker(context);
  const fillable = new Set(
    table.columns
      .filter(({ field }) => field !== null && FILLED_FIELDS.has(field))
      .map(({ column }) => column),
  );
  const fill = mergeFiller(
    merges.filter((merge) => fillable.has(merge.fromColumn)),
    Math.max(...table.headerRows) + 1,
  );
  const rowKinds = new Map<RowKind, number>();
  const checked: CheckedRow[] = [];
  const sums: RawRow[] = [];
  for (const raw of rows) {
    const kind = kindOf(raw);
    rowKinds.set(kind, (rowKinds.get(kind) ?? 0) + 1);
    if (kind === 'data') checked.push(check(fill(raw)));
    else if (kind === 'total') sums.push(raw);
  }
  const isHouseholds = table.roster !== null && hasHouseholds(table.roster) && hasHouseholdColumns(context);
  const units = isHouseholds
    ? groupHouseholds(checked, context)
    : checked.map((row) => ({ key: `${row.sheetIndex}:${row.no}`, rows: [row] }));
  if (isHouseholds) checkHouseholds(units, context);
  if (table.roster === 'relief') checkReliefTwice(checked, context);
  else checkDuplicates(units, context);
  return { units, others: checkTotals(context, sums, checked), rowKinds };
}

function hasHouseholdColumns({ table }: CheckContext): boolean {
  return table.columns.some(
    ({ field }) => field === 'householdNo' || field === 'relation' || field === 'headName',
  );
}
