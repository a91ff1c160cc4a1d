import { canonicalJson } from '../../audit/index.ts';
import type { CheckedRow } from '../check/row-reader.ts';
import type { RowValues } from '../check/values.ts';

/** Facts of a scheme as they are kept: amounts in fen as text, so that no program rounds them. */
export type SchemeFacts = Readonly<Record<string, string | number | boolean>>;

type AmountField = keyof typeof AMOUNT_NAMES;
const AMOUNT_NAMES = {
  income: 'incomeFen',
  amount: 'amountFen',
  livingSubsidy: 'livingSubsidyFen',
  careSubsidy: 'careSubsidyFen',
  total: 'totalFen',
  baseAmount: 'baseAmountFen',
  careAmount: 'careAmountFen',
  monthlyStandard: 'monthlyStandardFen',
} as const;

/** The scheme columns of a row: everything that is not about the person, the place or the account. */
export function schemeFacts({ values }: CheckedRow): SchemeFacts {
  const facts: Record<string, string | number | boolean> = {};
  for (const field in values.amounts)
    facts[AMOUNT_NAMES[field as AmountField]] = String(values.amounts[field as AmountField]);
  for (const [field, count] of Object.entries(values.counts)) if (field !== 'age') facts[field] = count;
  for (const [field, iso] of Object.entries(values.dates)) if (field !== 'birthDate') facts[field] = iso;
  for (const [field, word] of Object.entries(values.words)) facts[field] = word;
  if (values.isCovered !== undefined) facts.isCovered = values.isCovered;
  if (values.disabilityKind !== undefined) facts.disabilityKind = values.disabilityKind;
  if (values.disabilityGrade !== undefined) facts.disabilityGrade = values.disabilityGrade;
  return facts;
}

export const sameFacts = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Most rows of a list name the same few days. */
const known = new Map<string, Temporal.PlainDate>();
const KNOWN_MAX = 5_000;

/** First day of a date that may be a month only. */
export function firstDayOf(iso: string): Temporal.PlainDate {
  const found = known.get(iso);
  if (found) return found;
  const day = Temporal.PlainDate.from(
    iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso,
  );
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(iso, day);
  return day;
}

/** Since when somebody is on the roster, as far as the row says; a quarter or month of the list otherwise. */
export function memberSince(
  values: RowValues,
  period: string | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const said = values.dates.since ?? values.dates.decidedOn ?? values.dates.acceptedOn;
  const day = said === undefined ? undefined : pastDay(said, today);
  return day ?? periodStart(period) ?? today;
}

/** Which of the days that were said lie in the past of the day on which they are looked at: one object for each run. */
let past: { today: Temporal.PlainDate; days: Map<string, Temporal.PlainDate | undefined> } | undefined;

function pastDay(said: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (past === undefined || past.today !== today || past.days.size > KNOWN_MAX)
    past = { today, days: new Map() };
  if (past.days.has(said)) return past.days.get(said);
  const day = firstDayOf(said);
  const found = Temporal.PlainDate.compare(day, today) <= 0 ? day : undefined;
  past.days.set(said, found);
  return found;
}

export function periodStart(period: string | null): Temporal.PlainDate | null {
  if (period === null) return null;
  const known = starts.get(period);
  if (known !== undefined) return known;
  const start = readPeriodStart(period);
  starts.set(period, start);
  return start;
}

const starts = new Map<string, Temporal.PlainDate>();

function readPeriodStart(period: string): Temporal.PlainDate {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter)
    return Temporal.PlainDate.from({ year: Number(quarter[1]), month: Number(quarter[2]) * 3 - 2, day: 1 });
  return firstDayOf(period);
}
