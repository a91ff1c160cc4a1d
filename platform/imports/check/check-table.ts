import type { RawMerge, RawRow } from '../read/raw.ts';
import { hasHouseholds } from '../recognise/roster-kind.ts';
import type { RowKind } from '../recognise/row-kind.ts';
import { rowClassifier } from '../recognise/row-kind.ts';
import { checkDuplicates, checkReliefTwice } from './check-duplicates.ts';
import { checkHouseholds, groupHouseholds } from './check-households.ts';
import { rowChecker } from './check-row.ts';
import { checkTotals } from './check-totals.ts';
import { rowFiller } from './fill-rows.ts';
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

/** Takes rows as they come, so that what was read of them need not be kept, and judges them together at the end. */
export interface TableChecker {
  take(rows: Iterable<RawRow>): void;
  /** @param context what is known now, when more is than at the beginning. */
  finish(context?: CheckContext): CheckedTable;
}

/** Checks a whole table: every row by itself, then against the others. */
export function checkTable(
  context: CheckContext,
  rows: Iterable<RawRow>,
  merges: readonly RawMerge[],
): CheckedTable {
  const checker = tableChecker(context, merges);
  checker.take(rows);
  return checker.finish();
}

export function tableChecker(context: CheckContext, merges: readonly RawMerge[]): TableChecker {
  const { table } = context;
  const kindOf = rowClassifier(table);
  const check = rowChecker(context);
  const fill = rowFiller(context, merges);
  const rowKinds = new Map<RowKind, number>();
  const checked: CheckedRow[] = [];
  const sums: RawRow[] = [];
  return {
    take(rows) {
      for (const raw of rows) {
        const kind = kindOf(raw);
        rowKinds.set(kind, (rowKinds.get(kind) ?? 0) + 1);
        if (kind === 'data') checked.push(check(fill(raw, kind)));
        else if (kind === 'group') fill(raw, kind);
        else if (kind === 'total') sums.push(raw);
      }
    },
    finish: (known = context) => judgeTogether(known, checked, sums, rowKinds),
  };
}

function judgeTogether(
  context: CheckContext,
  checked: readonly CheckedRow[],
  sums: readonly RawRow[],
  rowKinds: ReadonlyMap<RowKind, number>,
): CheckedTable {
  const { table } = context;
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
