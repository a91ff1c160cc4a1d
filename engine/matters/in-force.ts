import { type FirstDayCounts, lastPublicityDay, type WorkingCalendar } from '../calendar/working-days.ts';
import { getYmd } from '../language/day.ts';
import { RATIO_ONE } from '../language/kinds.ts';
import type { ParameterBook } from '../parameters/book.ts';
import type { DatedValue } from '../parameters/pack.ts';
import type { Days, Matter, ProcedureText } from './matter.ts';

/** What the rules are read from: the figures of the places, and the working days. */
export interface LawBooks {
  readonly book: ParameterBook;
  readonly calendar: WorkingCalendar;
}

/** A number of days, and where it comes from when a place set it. */
export interface SetDays {
  readonly days: number;
  readonly source?: DatedValue;
}

/** A matter as it is done in one place on one day: a case is judged by what was in force on the day it was accepted. */
export interface RulesInForce {
  readonly matter: Matter;
  readonly procedure: ProcedureText;
  readonly region: string;
  readonly day: string;
  readonly calendar: WorkingCalendar;
  /** Whether the right to decide lies with the township. */
  readonly isDelegated: boolean;
  /** How far families are looked at by the body above: by lot, or each of them, where no lot is needed. */
  readonly sampled: 'none' | 'some' | 'all';
  readonly payment: 'application-month' | 'next-month' | undefined;
  /** A figure of the packs; nothing when the place has set none. */
  findFigure(code: string): number | undefined;
  /** Nothing when the place has set no such limit: none is guessed. */
  findDays(days: Days): SetDays | undefined;
  lastPublicityDay(postedOn: string, days: number): string;
}

/** The procedure of a matter on a day; nothing before it exists or after it ended. */
export function findProcedure(matter: Matter, day: string): ProcedureText | undefined {
  const last = matter.procedures.filter(({ from }) => from <= day).at(-1);
  return last && (last.end === undefined || day < last.end) ? last : undefined;
}

const PAYMENT = ['application-month', 'next-month'] as const;
const FIRST_DAY: readonly FirstDayCounts[] = ['counted', 'not-counted'];
/** The place of `township` in the choice that a county makes. */
const TOWNSHIP = 1;

const sampledOf = (share: number): RulesInForce['sampled'] =>
  share >= RATIO_ONE ? 'all' : share > 0 ? 'some' : 'none';

/** @returns nothing when the matter is not done on that day. */
export function findRules(
  matter: Matter,
  books: LawBooks,
  region: string,
  day: string,
): RulesInForce | undefined {
  const procedure = findProcedure(matter, day);
  if (!procedure) return undefined;
  const ymd = getYmd(day);
  const find = (code: string, cell = ''): DatedValue | undefined =>
    books.book.find(code, cell, region, ymd)?.won;
  const shares = procedure.sampling?.shares.map(({ parameter, cell }) => find(parameter, cell)?.value ?? 0);
  const payment = matter.payment === undefined ? undefined : find(matter.payment)?.value;
  return {
    matter,
    procedure,
    region,
    day,
    calendar: books.calendar,
    isDelegated:
      procedure.delegation !== undefined && find(procedure.delegation.parameter)?.value === TOWNSHIP,
    sampled: sampledOf(Math.max(0, ...(shares ?? []))),
    payment: payment === undefined ? undefined : PAYMENT[payment],
    findFigure: (code) => find(code)?.value,
    findDays(days) {
      if ('fixed' in days) return { days: days.fixed };
      const source = find(days.parameter);
      return source === undefined ? undefined : { days: source.value, source };
    },
    lastPublicityDay(postedOn, days) {
      const first = FIRST_DAY[find('publicity.first-day')?.value ?? 0] ?? 'counted';
      return lastPublicityDay(Temporal.PlainDate.from(postedOn), days, first).toString();
    },
  };
}
