import type { Language } from './language.tsx';
import { kitTexts } from './texts.ts';

const DAY_MS = 86_400_000;

/** A day of law as the API gives it, `2026-03-04`; said as `2026年3月4日` or `4 Mar 2026`. */
export function sayDate(day: string | null | undefined, language: Language): string {
  if (!day) return '—';
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return day;
  if (language === 'zh') return kitTexts.zh.day(year, month, date);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** An instant, in the wall time of China: `2026-03-04 09:30`, whatever zone the machine is set to. */
export function sayMoment(instant: string | null | undefined): string {
  if (!instant) return '—';
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
}

/** An instant to the second: `2026-03-04 09:30:05`. */
export function saySecond(instant: string): string {
  const at = new Date(instant);
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
}

/** Today in China, as `2026-03-04`. */
export function chinaToday(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Whole years between two days, counted as law counts them: on the birthday, not the day after. */
export function ageOn(birth: string, day: string): number {
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birth.split('-').map(Number);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const hadBirthday = month > birthMonth || (month === birthMonth && date >= birthDay);
  return year - birthYear - (hadBirthday ? 0 : 1);
}

/** Fen (a whole number, as text or number) as yuan: `123456` is `1,234.56`. No floating point touches it. */
export function yuanFromFen(fen: string | number): string {
  const [, sign = '', digits = '0'] = /^(-?)(\d+)$/.exec(String(fen)) ?? [];
  const padded = digits.padStart(3, '0');
  const yuan = padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${padded.slice(-2)}`;
}

export function sayCount(count: number | string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The figures of a day out of what people type: `1958-03-04`, `19580304`, `1958.3.4`, `1958/3/4`. */
function partsOf(typed: string): number[] | null {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed.trim()) ??
    /^(\d{4})\s*\D\s*(\d{1,2})\s*\D\s*(\d{1,2})\s*\D?$/.exec(typed.trim());
  return parts?.slice(1).map(Number) ?? null;
}

/** Written as a day is, whether there is such a day or not. */
export function isDayLike(typed: string): boolean {
  return partsOf(typed) !== null;
}

/** A day out of what people type; null when it is none, or no such day ever was. */
export function readDate(typed: string): string | null {
  const parts = partsOf(typed);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts;
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getTime() > -200 * 366 * DAY_MS;
  if (!isReal) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
