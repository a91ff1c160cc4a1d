import { dayBefore, monthEnd, monthNumber, monthStart, type Ymd } from '../../language/day.ts';
import type { AgeAt } from '../../language/nodes.ts';

/** The day on which an age is taken, for a decision of `day`. */
export function dayAt(at: AgeAt, day: Ymd): Ymd {
  if (at === 'day') return day;
  return at === 'end-of-month' ? monthEnd(day) : dayBefore(monthStart(day));
}

/** Completed months; a month is complete on the same day of the month. */
export const monthsBetween = (from: Ymd, to: Ymd): number =>
  Math.max(0, monthNumber(to) - monthNumber(from) - Number(from % 100 > to % 100));
