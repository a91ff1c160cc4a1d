import type { AmountForm } from '../values/amount.ts';
import { readAmount, yuanText } from '../values/amount.ts';
import type { FindingKind } from './kinds.ts';
import type { RowReader } from './row-reader.ts';
import type { AmountField } from './values.ts';

const FIELDS: readonly AmountField[] = [
  'income',
  'amount',
  'livingSubsidy',
  'careSubsidy',
  'total',
  'baseAmount',
  'careAmount',
  'monthlyStandard',
];

const formKinds: Readonly<Record<AmountForm, FindingKind>> = {
  formula: 'amount_formula',
  text: 'amount_text',
  'full-width': 'amount_fullwidth',
  thousands: 'amount_thousands_text',
  yuan: 'amount_with_yuan',
  wan: 'amount_wan',
};
const problemKinds = {
  words: 'amount_words',
  error: 'amount_formula_error',
  'no-result': 'amount_formula_no_result',
} as const;

export function checkAmounts(reader: RowReader): void {
  const { table, isText } = reader.context;
  for (const field of FIELDS) {
    if (!reader.has(field)) continue;
    const inWan = table.columns.some((column) => column.field === field && column.inWan === true);
    const reading = readAmount(reader.cell(field), inWan ? 10_000 : table.unitYuan);
    if (reading.state === 'empty') continue;
    if (reading.state === 'bad') {
      reader.add(problemKinds[reading.problem], field);
      continue;
    }
    if (reading.fen < 0n) {
      reader.add('amount_negative', field);
      continue;
    }
    reader.values.amounts[field] = reading.fen;
    const normalised = yuanText(reading.fen);
    for (const form of reading.forms) {
      // In a text file every number is text, and a sum is expected to be a formula.
      if (form === 'text' && isText) continue;
      if (form === 'formula' && field === 'total') continue;
      reader.add(formKinds[form], field, { normalised });
    }
    if (reading.fen === 0n && field === 'amount') reader.add('amount_zero', field, { normalised });
  }
}

/** Sum of amounts that are known; null when none is. */
function sumOf(reader: RowReader, fields: readonly AmountField[]): bigint | null {
  const known = fields.flatMap((field) => reader.values.amounts[field] ?? []);
  return known.length === 0 ? null : known.reduce((sum, fen) => sum + fen, 0n);
}

/** The sum of a row against its parts; a part that could not be read makes the sum unknowable. */
export function checkRowSum(reader: RowReader): void {
  const { total, amount, monthlyStandard } = reader.values.amounts;
  const isBroken = (part: AmountField) =>
    reader.findings.some((one) => one.verdict === 'reject' && one.field === part);
  for (const parts of [
    ['livingSubsidy', 'careSubsidy'],
    ['baseAmount', 'careAmount'],
  ] as const) {
    if (total === undefined || parts.some((part) => isBroken(part) || !reader.has(part))) continue;
    const sum = sumOf(reader, parts);
    if (sum !== null && sum !== total) {
      reader.add('row_sum_mismatch', 'total', {
        normalised: yuanText(total),
        facts: { expected: yuanText(sum) },
      });
    }
  }
  const { months } = reader.values.counts;
  if (amount !== undefined && amount > 0n && monthlyStandard !== undefined && months !== undefined) {
    expectAmount(reader, 'amount', monthlyStandard * BigInt(months));
  }
}

/** Compares an amount with what a rule gives; a factor of exactly 100 is a lost decimal point. */
export function expectAmount(reader: RowReader, field: AmountField, expectedFen: bigint): void {
  const fen = reader.values.amounts[field];
  if (fen === undefined || fen === 0n || fen === expectedFen) return;
  const kind = expectedFen > 0n && fen === expectedFen * 100n ? 'amount_times_100' : 'amount_not_by_rule';
  reader.add(kind, field, { normalised: yuanText(fen), facts: { expected: yuanText(expectedFen) } });
}
