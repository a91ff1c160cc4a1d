/** Months as `2024-04`; a month is judged by the rules of its first day. */
export type Month = string;

/** Of this century: rules are known of no other. */
export const isMonth = (text: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);

const YEARS_AHEAD_MAX = 5;

/** Whether a day is near enough to a month that costs can be told month by month until then. */
export const isWithinReach = (day: string, month: Month): boolean =>
  day.startsWith('20') && Number(day.slice(0, 4)) <= Number(month.slice(0, 4)) + YEARS_AHEAD_MAX;
export const firstDay = (month: Month): string => `${month}-01`;

/** The first month that is judged by what holds from a day on: a change within a month reaches the next one. */
export function monthFrom(day: string): Month {
  const date = Temporal.PlainDate.from(day);
  const month = date.toPlainYearMonth();
  return (date.day === 1 ? month : month.add({ months: 1 })).toString();
}

export const later = (a: Month, b: Month): Month => (a > b ? a : b);

/** From a month to the end of the year in which another one lies. */
export function monthsThroughYear(from: Month, within: Month): readonly Month[] {
  const months: Month[] = [];
  const last = `${within.slice(0, 4)}-12`;
  for (let at = Temporal.PlainYearMonth.from(from); at.toString() <= last; at = at.add({ months: 1 })) {
    months.push(at.toString());
  }
  return months;
}
