import { readCount } from '../values/count.ts';
import type { DateForm } from '../values/date.ts';
import { readDate } from '../values/date.ts';
import type { FindingKind } from './kinds.ts';
import type { RowReader } from './row-reader.ts';
import type { DateField } from './values.ts';

const FIELDS: readonly DateField[] = ['birthDate', 'since', 'acceptedOn', 'decidedOn', 'paidOn'];

const formKinds: Partial<Record<DateForm, FindingKind>> = {
  cell: 'date_excel_cell',
  serial: 'date_serial_number',
  'compact-number': 'date_compact_number',
  'compact-text': 'date_compact_text',
  dotted: 'date_dotted',
  slash: 'date_slash',
  chinese: 'date_cn_full',
  'chinese-month': 'date_cn_month',
  'two-digit-year': 'date_two_digit_year',
};

export function checkDates(reader: RowReader): void {
  const { lastDay } = reader.context;
  for (const field of FIELDS) {
    if (!reader.has(field)) continue;
    const reading = readDate(reader.cell(field), lastDay.year);
    if (reading.state === 'empty') continue;
    if (reading.state === 'bad') {
      reader.add(reading.problem === 'impossible' ? 'date_impossible' : 'date_unreadable', field);
      continue;
    }
    reader.values.dates[field] = reading.iso;
    const kind = reading.form === undefined ? undefined : formKinds[reading.form];
    if (kind !== undefined) reader.add(kind, field, { normalised: reading.iso });
    const isLate =
      field !== 'birthDate' &&
      reading.iso > (reading.iso.length === 7 ? lastDay.toString().slice(0, 7) : lastDay.toString());
    if (isLate) reader.add('date_future', field, { normalised: reading.iso });
  }
  checkOrder(reader);
}

function checkOrder(reader: RowReader): void {
  const { acceptedOn, decidedOn, paidOn } = reader.values.dates;
  if (isBefore(decidedOn, acceptedOn)) {
    reader.add('decided_before_accepted', 'decidedOn', { normalised: decidedOn ?? null });
  }
  if (isBefore(paidOn, decidedOn)) {
    reader.add('paid_before_decided', 'paidOn', { normalised: paidOn ?? null });
  }
}

/** Compares as far as both are known: a month is not before a day that lies in it. */
function isBefore(later: string | undefined, earlier: string | undefined): boolean {
  if (later === undefined || earlier === undefined) return false;
  const length = Math.min(later.length, earlier.length);
  return later.slice(0, length) < earlier.slice(0, length);
}

export function checkMonth(reader: RowReader): undefined {
  if (!reader.has('month')) return;
  const reading = readDate(reader.cell('month'), reader.context.lastDay.year);
  if (reading.state === 'empty') return;
  if (reading.state === 'bad') return reader.add('date_unreadable', 'month');
  const month = reading.iso.slice(0, 7);
  reader.values.dates.month = month;
  if (reading.form !== 'month') reader.add('month_format', 'month', { normalised: month });
  const { period } = reader.context.table;
  if (period !== null && /^\d{4}-\d{2}$/.test(period) && month !== period) {
    reader.add('month_not_of_file', 'month', { normalised: month, facts: { period } });
  }
}

/** Full years between two days. */
export function ageOn(birthDate: string, day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(birthDate).until(day, { largestUnit: 'year' }).years;
}

export function checkCounts(reader: RowReader): void {
  for (const field of ['familySize', 'coveredCount', 'months', 'age'] as const) {
    if (!reader.has(field)) continue;
    const count = readCount(reader.cell(field));
    if (count === undefined) reader.add('count_unreadable', field);
    else if (count !== null) reader.values.counts[field] = count;
  }
  const { age } = reader.values.counts;
  const { birthDate } = reader.values;
  if (age === undefined || birthDate === undefined) return;
  const fromId = ageOn(birthDate, reader.context.ageDay);
  // Nominal age runs up to two years ahead, and lists are copied from last year's.
  if (Math.abs(age - fromId) > 2) reader.add('age_mismatch', 'age', { facts: { fromId } });
}
