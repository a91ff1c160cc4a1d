import { type WorkingCalendar, YearWithoutCalendarError } from '../calendar/working-days.ts';
import type { Text } from '../language/kinds.ts';
import { holds } from './conditions.ts';
import type { RulesInForce, SetDays } from './in-force.ts';
import type { Days, Limit, Moment } from './matter.ts';
import { type CaseReading, findStep } from './reading.ts';

/** A limit of one case, running or kept. */
export interface Clock {
  readonly code: string;
  readonly title: Text;
  readonly counts: Limit['counts'];
  readonly set: SetDays;
  readonly promisedDays: number | undefined;
  /** The day it starts; it does not count itself. */
  readonly from: string;
  /** The last day by law, to its 24th hour; nothing while it cannot be counted. */
  readonly lastDay: string | undefined;
  /** The last day as promised; the same as by law when nothing shorter is. */
  readonly promisedDay: string | undefined;
  /** The year that it reaches into and of which there is no calendar: the day is not guessed. */
  readonly unknownYear: number | undefined;
  /** Counted by the law of holidays, because the notice of the year in which it ends is still to come. */
  readonly isProvisional: boolean;
  /** When what it limits was done; nothing while it runs. */
  readonly to: string | undefined;
  /** Days of its kind for which it stood still. */
  readonly pausedDays: number;
  readonly isExtended: boolean;
}

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

function momentOf(reading: CaseReading, moment: Moment): string | undefined {
  if (moment === 'application') return reading.appliedOn;
  if (moment === 'acceptance') return reading.acceptedOn;
  if (moment === 'decision') return reading.decision?.on;
  if (moment === 'objection') return reading.objections.at(-1)?.on;
  if ('form' in moment) {
    const told = reading.form[moment.form];
    return typeof told === 'string' ? told : undefined;
  }
  if ('begun' in moment) return findStep(reading, moment.begun)?.begunOn;
  return findStep(reading, moment.step)?.doneOn;
}

/** A limit that ends with a step which this case does not need is not there. */
function isNeeded(reading: CaseReading, { to, from }: Limit): boolean {
  const codes = [to, from].flatMap((one) =>
    typeof one === 'string' || 'form' in one ? [] : 'begun' in one ? one.begun : one.step,
  );
  return codes.every((code) => {
    const one = findStep(reading, code);
    return one !== undefined && one.state !== 'not-needed';
  });
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Days between two days, as the limit counts them. */
function countBetween({ calendar }: RulesInForce, counts: Limit['counts'], from: string, to: string): number {
  if (to <= from) return 0;
  return counts === 'working-days'
    ? calendar.countWorkingDays(day(from), day(to))
    : day(from).until(day(to)).days;
}

/** Counted days, kept: the cases of a county start and end on the same few hundred days. */
const counted = new WeakMap<WorkingCalendar, Map<string, string | YearWithoutCalendarError>>();
const COUNTED_MAX = 50_000;

/** So many days on: the day, or the year without a calendar that the count reaches into. */
function addDays(
  { calendar }: RulesInForce,
  counts: Limit['counts'],
  from: string,
  days: number,
): string | YearWithoutCalendarError {
  if (counts !== 'working-days') return day(from).add({ days }).toString();
  const known = counted.get(calendar) ?? new Map<string, string | YearWithoutCalendarError>();
  counted.set(calendar, known);
  const key = `${from} ${days}`;
  const found = known.get(key) ?? addWorkingDays(calendar, from, days);
  if (known.size < COUNTED_MAX) known.set(key, found);
  return found;
}

function addWorkingDays(
  calendar: WorkingCalendar,
  from: string,
  days: number,
): string | YearWithoutCalendarError {
  try {
    return calendar.addWorkingDays(day(from), days).toString();
  } catch (error) {
    if (error instanceof YearWithoutCalendarError) return error;
    throw error;
  }
}

/** Months and days of the calendar end where they end, whatever is worked. */
const isProvisionalDay = ({ calendar }: RulesInForce, lastDay: string | undefined): boolean =>
  lastDay !== undefined && calendar.isProvisional(day(lastDay));

function pausedDays(
  reading: CaseReading,
  counts: Limit['counts'],
  from: string,
  to: string | undefined,
): number {
  return reading.pausings.reduce((sum, one) => {
    if (one.to === undefined) return sum;
    const end = to === undefined ? one.to : earlier(one.to, to);
    return sum + countBetween(reading.rules, counts, later(one.from, from), end);
  }, 0);
}

function clockOf(reading: CaseReading, limit: Limit): Clock | undefined {
  const { rules } = reading;
  const from = momentOf(reading, limit.from);
  if (from === undefined) return undefined;
  const extension = (rules.procedure.extensions ?? []).find(
    ({ code, limit: longer }) => longer === limit.code && reading.extended.has(code),
  );
  const find = (days: Days | undefined) => (days === undefined ? undefined : rules.findDays(days));
  const set = find(extension?.days ?? limit.days);
  if (!set) return undefined;
  const end = momentOf(reading, limit.to);
  const to = end !== undefined && end >= from ? end : undefined;
  const paused = pausedDays(reading, limit.counts, from, to);
  const promised = extension ? undefined : find(limit.promised);
  const lastOf = (days: number) =>
    limit.counts === 'months'
      ? day(from).add({ months: days, days: paused }).toString()
      : addDays(rules, limit.counts, from, days + paused);
  const last = lastOf(set.days);
  const own = promised ? lastOf(promised.days) : last;
  const lastDay = typeof last === 'string' ? last : undefined;
  const ownDay = typeof own === 'string' ? own : undefined;
  return {
    code: limit.code,
    title: limit.title,
    counts: limit.counts,
    set,
    promisedDays: promised?.days,
    from,
    lastDay,
    promisedDay:
      ownDay !== undefined && lastDay !== undefined ? earlier(ownDay, lastDay) : (ownDay ?? lastDay),
    unknownYear: typeof own === 'string' ? undefined : own.year,
    isProvisional: limit.counts === 'working-days' && isProvisionalDay(rules, lastDay),
    to,
    pausedDays: paused,
    isExtended: extension !== undefined,
  };
}

/**
 * Every limit of a case that has started: counted from the next day, longer by the days for which the case was paused.
 * One that reaches into a year whose notice is still to come is counted by the law of holidays, and says so; one that
 * reaches into a year without any calendar has no last day: an application must be accepted all the same.
 */
export function clocksOf(reading: CaseReading): readonly Clock[] {
  const facts = {
    form: reading.form,
    recordOf: (code: string) => {
      const one = findStep(reading, code);
      return one?.state === 'done' ? one.record : {};
    },
    hasNearRelative: reading.hasNearRelative,
    isDrawn: reading.isDrawn,
    hasObjection: reading.objections.length > 0,
    answers: new Set(reading.objections.flatMap(({ how }) => how ?? [])),
    isDelegated: reading.rules.isDelegated,
    isGranted: reading.decision?.isGranted,
  };
  return reading.rules.procedure.limits
    .filter((limit) => holds(limit.when, facts) && isNeeded(reading, limit))
    .flatMap((limit) => clockOf(reading, limit) ?? []);
}

const ENDED: ReadonlySet<CaseReading['phase']> = new Set([
  'closed',
  'not-accepted',
  'withdrawn',
  'terminated',
]);

/** Clocks that still run; none when the case is over or stands still. */
export const runningClocks = (reading: CaseReading, clocks: readonly Clock[]): readonly Clock[] =>
  ENDED.has(reading.phase) || reading.phase === 'paused' ? [] : clocks.filter(({ to }) => to === undefined);

/** The day by which something is due: of one that cannot be counted, the first on which it could be. */
export const dueDay = ({ promisedDay, unknownYear }: Clock): string =>
  promisedDay ?? `${unknownYear ?? 9999}-01-01`;

/** The limit that is reached first. */
export function nextClock(reading: CaseReading, clocks: readonly Clock[]): Clock | undefined {
  return runningClocks(reading, clocks).toSorted((a, b) => (dueDay(a) < dueDay(b) ? -1 : 1))[0];
}

/** Working days from the acceptance to the decision, without those for which the case stood still. */
export function daysTaken(reading: CaseReading): number | undefined {
  const { acceptedOn, decision } = reading;
  if (acceptedOn === undefined || !decision) return undefined;
  const all = countBetween(reading.rules, 'working-days', acceptedOn, decision.on);
  return all - pausedDays(reading, 'working-days', acceptedOn, decision.on);
}
