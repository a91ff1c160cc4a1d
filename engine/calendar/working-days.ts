/**
 * Working days as the State Council's yearly notices make them: Monday to Friday, less the weekdays given
 * off, plus the weekend days worked in exchange. A year without a notice is refused, never guessed.
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

/** The notice for a year is not there yet: nobody may count into it. */
export class YearWithoutCalendarError extends Error {
  override readonly name = 'YearWithoutCalendarError';
  readonly year: number;

  constructor(year: number) {
    super(`${year}年的放假调休通知尚未录入，不能计算工作日。请先在规则包中补充该年度日历。`);
    this.year = year;
  }
}

export interface WorkingCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  /** @throws YearWithoutCalendarError outside the years that have a notice */
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

export function createWorkingCalendar(years: Readonly<Record<string, YearOfDays>>): WorkingCalendar {
  const numbers = Object.keys(years).map(Number);
  if (numbers.length === 0) throw new Error('a working calendar needs at least one year');
  const off = new Set(Object.values(years).flatMap((year) => year.offWeekdays));
  const worked = new Set(Object.values(years).flatMap((year) => year.workedWeekendDays));

  function isWorkingDay(day: Temporal.PlainDate): boolean {
    if (years[day.year] === undefined) throw new YearWithoutCalendarError(day.year);
    const iso = day.toString();
    return day.dayOfWeek >= SATURDAY ? worked.has(iso) : !off.has(iso);
  }

  const tally = createTally(numbers, isWorkingDay);

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
    firstYear: Math.min(...numbers),
    lastYear: Math.max(...numbers),
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

/** How many working days there were up to each day, counted once over all years that follow one another. */
function createTally(years: readonly number[], isWorkingDay: (day: Temporal.PlainDate) => boolean): Tally {
  let counts: number[] | undefined;
  const first = Temporal.PlainDate.from({ year: Math.min(...years), month: 1, day: 1 });
  const last = Temporal.PlainDate.from({ year: Math.max(...years), month: 12, day: 31 });
  const isWhole = last.year - first.year + 1 === years.length;
  const upTo = (): readonly number[] => {
    if (counts) return counts;
    counts = [];
    let sum = 0;
    for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      sum += Number(isWorkingDay(day));
      counts.push(sum);
    }
    return counts;
  };
  const placeOf = (day: Temporal.PlainDate): number => numberOf(day) - numberOf(first);
  const find = (day: Temporal.PlainDate): number | undefined => (isWhole ? upTo()[placeOf(day)] : undefined);
  return {
    findDays(from, count) {
      const before = find(from);
      if (before === undefined) return undefined;
      let [low, high] = [placeOf(from), upTo().length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo()[middle] ?? 0) < before + count) low = middle + 1;
        else high = middle;
      }
      return low < upTo().length ? low - placeOf(from) : undefined;
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
