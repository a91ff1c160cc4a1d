import { chinaToday, useTexts } from '../kit/index.ts';
import { monthTexts } from './month-texts.ts';

/** How a month such as `2026-05` is said. */
export function useSayMonth(): (month: string | null) => string {
  const t = useTexts(monthTexts);
  return (month) => {
    const [year, number] = (month ?? '').split('-').map(Number);
    return year && number ? t.month(year, number) : '';
  };
}

/** A month some months after another; before it when the number is negative. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export const thisMonth = (): string => chinaToday().slice(0, 7);

/** Months around this one to choose from, the latest first. */
export function useMonthOptions(back: number, forth: number) {
  const say = useSayMonth();
  return Array.from({ length: back + forth + 1 }, (_, place) => {
    const value = monthAfter(thisMonth(), forth - place);
    return { value, label: say(value) };
  });
}
