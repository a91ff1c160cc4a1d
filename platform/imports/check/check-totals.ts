import type { RawRow } from '../read/raw.ts';
import { readAmount, yuanText } from '../values/amount.ts';
import { textOf } from '../values/cell-text.ts';
import { rowFinding } from './check-households.ts';
import type { Finding } from './finding.ts';
import type { CheckContext, CheckedRow } from './row-reader.ts';
import { columnsOf } from './row-reader.ts';

/** Compares the last sum row with the rows above it, column by column. */
export function checkTotals(
  context: CheckContext,
  sums: readonly RawRow[],
  rows: readonly CheckedRow[],
): { readonly no: number; readonly finding: Finding }[] {
  const last = sums.at(-1);
  if (last === undefined) return [];
  const columns = columnsOf(context.table);
  const found: { no: number; finding: Finding }[] = [];
  for (const field of [
    'amount',
    'total',
    'livingSubsidy',
    'careSubsidy',
    'baseAmount',
    'careAmount',
  ] as const) {
    const column = columns.get(field);
    if (column === undefined) continue;
    const stated = readAmount(last.cells[column], context.table.unitYuan);
    if (stated.state !== 'read') continue;
    const sum = rows.reduce(
      (total, row) => total + (row.values.amounts[field] ?? (field === 'total' ? partsOf(row) : 0n)),
      0n,
    );
    if (sum === stated.fen) continue;
    const finding = rowFinding(context, 'total_row_mismatch', field, {
      raw: textOf(last.cells[column]),
      normalised: yuanText(sum),
    });
    found.push({ no: last.no, finding });
  }
  return found;
}

/** A sum of a row that could not be read is still known by its parts. */
function partsOf({ values: { amounts } }: CheckedRow): bigint {
  return (
    (amounts.livingSubsidy ?? 0n) +
    (amounts.careSubsidy ?? 0n) +
    (amounts.baseAmount ?? 0n) +
    (amounts.careAmount ?? 0n)
  );
}
