/**
 * Days inside the engine are numbers such as 20230615: they compare as days do, take four bytes in a column,
 * need no library in any browser, and completed years between two of them are one subtraction.
 */
export type Ymd = number;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2023-06-15` as 20230615; nothing when the calendar has no such day. */
export function findYmd(iso: string): Ymd | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return year * 10_000 + month * 100 + day;
}

/** As `findYmd`, for days written in our own code; throws `RangeError` on a day that does not exist. */
export function getYmd(iso: string): Ymd {
  const ymd = findYmd(iso);
  if (ymd === undefined) throw new RangeError(`not a day of the calendar: ${iso}`);
  return ymd;
}

export function toIso(ymd: Ymd): string {
  const digits = String(ymd).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

export const monthStart = (ymd: Ymd): Ymd => Math.floor(ymd / 100) * 100 + 1;

export function monthEnd(ymd: Ymd): Ymd {
  const yearMonth = Math.floor(ymd / 100);
  return yearMonth * 100 + daysInMonth(Math.floor(yearMonth / 100), yearMonth % 100);
}

/** The day before; the first of a month steps back into the month before it. */
export function dayBefore(ymd: Ymd): Ymd {
  if (ymd % 100 > 1) return ymd - 1;
  const yearMonth = Math.floor(ymd / 100);
  const before = yearMonth % 100 === 1 ? yearMonth - 89 : yearMonth - 1;
  return monthEnd(before * 100 + 1);
}

/** Months since year 0, so that differences of months are one subtraction. */
export const monthNumber = (ymd: Ymd): number =>
  Math.floor(ymd / 10_000) * 12 + (Math.floor(ymd / 100) % 100);
