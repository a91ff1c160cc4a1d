import { Solar } from 'lunar-typescript';

/** What the lunar tables cover; outside them nothing is shown rather than something wrong. */
const YEAR_MIN = 1850;
const YEAR_MAX = 2100;

/** 一九七九年十二月初四, with 闰 for a leap month; undefined outside the tables. */
export function findLunarDate(date: Temporal.PlainDate): string | undefined {
  if (date.year < YEAR_MIN || date.year > YEAR_MAX) return undefined;
  const lunar = Solar.fromYmd(date.year, date.month, date.day).getLunar();
  return `${lunar.getYearInChinese()}年${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`;
}
