/**
 * Working days as the State Council's yearly notices make them: Monday to Friday, less the weekdays given
 * off, plus the weekend days worked in exchange. A year whose notice is still to come is counted by the law of
 * holidays alone, and whatever is counted into it says so; a year before the first notice is refused, never guessed.
 */
export interface YearOfDays {
  /** How many working days the year has; a check on the lists. */
  readonly workingDays: number;
  /** Mondays to Fridays that are off, ISO days. */
  readonly offWeekdays: readonly string[];
  /** Saturdays and Sundays that are worked, ISO days. */
  readonly workedWeekendDays: readonly string[];
  readonly sources: readonly { readonly document: string; readonly published: string }[];
}

/** Of a year there is neither a notice nor a law: nobody may count into it. */
export class YearWithoutCalendarError extends Error {
  override readonly name = 'YearWithoutCalendarError';
  readonly year: number;

  constructor(year: number) {
    super(`没有${year}年的放假日历，不能计算工作日。请先在规则包中补充该年度日历。`);
    this.year = year;
  }
}

export interface WorkingCalendar {
  /** The first and the last year that have a notice. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** Every day that the notices give off or have worked, ISO days in their order: another list is another calendar. */
  readonly noticedDays: readonly string[];
  /** Whether days can be counted on that day. */
  covers(day: Temporal.PlainDate): boolean;
  /** Whether the notice for that day is still to come, so that what is counted up to it may change. */
  isProvisional(day: Temporal.PlainDate): boolean;
  /** @throws YearWithoutCalendarError where the calendar does not reach */
  isWorkingDay(day: Temporal.PlainDate): boolean;
  /**
   * Last day of a limit of `count` working days that starts after `from`: the day itself does not count
   * (民法典 art. 201), so a limit of one day that starts on a Friday ends on Monday.
   */
  addWorkingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate;
  /** Working days after `from`, up to and with `to`; negative when `to` lies before. */
  countWorkingDays(from: Temporal.PlainDate, to: Temporal.PlainDate): number;
}

const SATURDAY = 6;

/** Years ahead of the last notice over which days are counted through, and not one by one. */
const COUNTED_AHEAD = 4;

/** A year by the law of holidays, for as long as its notice is not there; nothing where that cannot be told. */
export type FindStatutoryYear = (year: number) => YearOfDays | undefined;

export function createWorkingCalendar(
  years: Readonly<Record<string, YearOfDays>>,
  findStatutoryYear: FindStatutoryYear = () => undefined,
): WorkingCalendar {
  const numbers = Object.keys(years).map(Number);
  if (numbers.length === 0) throw new Error('a working calendar needs at least one year');
  const [firstYear, lastYear] = [Math.min(...numbers), Math.max(...numbers)];
  const off = new Set(Object.values(years).flatMap((year) => year.offWeekdays));
  const worked = new Set(Object.values(years).flatMap((year) => year.workedWeekendDays));
  const provisional = new Map<number, ReadonlySet<string> | undefined>();

  function findProvisional(year: number): ReadonlySet<string> | undefined {
    if (year < firstYear || years[year] !== undefined) return undefined;
    if (!provisional.has(year)) {
      const found = findStatutoryYear(year);
      provisional.set(year, found && new Set(found.offWeekdays));
    }
    return provisional.get(year);
  }

  const isProvisional = (day: Temporal.PlainDate): boolean => findProvisional(day.year) !== undefined;
  const covers = (day: Temporal.PlainDate): boolean => years[day.year] !== undefined || isProvisional(day);

  function isWorkingDay(day: Temporal.PlainDate): boolean {
    if (!covers(day)) throw new YearWithoutCalendarError(day.year);
    const iso = day.toString();
    if (day.dayOfWeek >= SATURDAY) return worked.has(iso);
    // A notice may reach over the end of its year.
    return !off.has(iso) && findProvisional(day.year)?.has(iso) !== true;
  }

  const tally = createTally(() => {
    const ahead = Array.from({ length: COUNTED_AHEAD }, (_, n) => lastYear + 1 + n);
    return [...numbers, ...ahead.filter((year) => findProvisional(year) !== undefined)];
  }, isWorkingDay);

  function addWorkingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a limit of ${count} working days`);
    const days = tally.findDays(from, count);
    if (days !== undefined) return from.add({ days });
    let day = from;
    for (let left = count; left > 0; ) {
      day = day.add({ days: 1 });
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  function countWorkingDays(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
    const sign = Temporal.PlainDate.compare(to, from);
    if (sign < 0) return -countWorkingDays(to, from);
    const counted = tally.findCount(from, to);
    if (counted !== undefined) return counted;
    let count = 0;
    for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
      day = day.add({ days: 1 });
      if (isWorkingDay(day)) count += 1;
    }
    return count;
  }

  return {
    firstYear,
    lastYear,
    noticedDays: [...off, ...worked].toSorted(),
    covers,
    isProvisional,
    isWorkingDay,
    addWorkingDays,
    countWorkingDays,
  };
}

/** Answers of which nothing is known, in years without a calendar, are left to whoever goes from day to day. */
interface Tally {
  /** After how many days so many working days have passed. */
  findDays(from: Temporal.PlainDate, count: number): number | undefined;
  findCount(from: Temporal.PlainDate, to: Temporal.PlainDate): number | undefined;
}

interface Through {
  /** The day that the first count is of. */
  readonly firstNumber: number;
  readonly counts: readonly number[];
}

/** How many working days there were up to each day, over all years; nothing where they leave a gap. */
function countThrough(
  years: readonly number[],
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Through | undefined {
  const first = Temporal.PlainDate.from({ year: Math.min(...years), month: 1, day: 1 });
  const last = Temporal.PlainDate.from({ year: Math.max(...years), month: 12, day: 31 });
  if (last.year - first.year + 1 !== years.length) return undefined;
  const counts: number[] = [];
  let sum = 0;
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    sum += Number(isWorkingDay(day));
    counts.push(sum);
  }
  return { firstNumber: numberOf(first), counts };
}

/** Counted once, and when it is first asked for. */
function createTally(
  yearsOf: () => readonly number[],
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Tally {
  let kept: { readonly through: Through | undefined } | undefined;
  const open = (): Through | undefined => {
    kept ??= { through: countThrough(yearsOf(), isWorkingDay) };
    return kept.through;
  };
  const find = (day: Temporal.PlainDate): number | undefined => {
    const through = open();
    return through?.counts[numberOf(day) - through.firstNumber];
  };
  return {
    findDays(from, count) {
      const [through, before] = [open(), find(from)];
      if (through === undefined || before === undefined) return undefined;
      const { counts, firstNumber } = through;
      const place = numberOf(from) - firstNumber;
      let [low, high] = [place, counts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((counts[middle] ?? 0) < before + count) low = middle + 1;
        else high = middle;
      }
      return low < counts.length ? low - place : undefined;
    },
    findCount(from, to) {
      const [before, after] = [find(from), find(to)];
      return before === undefined || after === undefined ? undefined : after - before;
    },
  };
}

const DAY_MS = 86_400_000;
const numberOf = (day: Temporal.PlainDate): number => Date.UTC(day.year, day.month - 1, day.day) / DAY_MS;

/** Whether the day a notice is hung up counts as the first of its days; local practice differs. */
export type FirstDayCounts = 'counted' | 'not-counted';

/**
 * Last day (to its 24th hour) of a publicity of `days` calendar days.
 * Real notices count the day of posting; 民法典 art. 201 read strictly would not, hence the choice.
 */
export function lastPublicityDay(
  postedOn: Temporal.PlainDate,
  days: number,
  firstDay: FirstDayCounts,
): Temporal.PlainDate {
  return postedOn.add({ days: firstDay === 'counted' ? days - 1 : days });
}
