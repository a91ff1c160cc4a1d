import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Lunar, Solar } from 'lunar-typescript';
import { type MovableFeasts, statutoryYear } from '../../engine/calendar/statutory-year.ts';
import {
  createWorkingCalendar,
  type WorkingCalendar,
  type YearOfDays,
} from '../../engine/calendar/working-days.ts';

const FILE = path.resolve(import.meta.dirname, '../../packs/nation/working-days.json');
/** What the lunar tables cover. */
const YEAR_MAX = 2100;
const MIDSUMMER = 6;

/** The years that have a notice of the State Council, as the pack of the nation keeps them. */
export function readNotices(): Readonly<Record<string, YearOfDays>> {
  return (JSON.parse(readFileSync(FILE, 'utf8')) as { years: Record<string, YearOfDays> }).years;
}

/** The days of a year that the moon sets, and of the solar term 清明. */
export function movableFeasts(year: number): MovableFeasts {
  const lunar = (month: number, day: number): string => Lunar.fromYmd(year, month, day).getSolar().toYmd();
  const terms = Solar.fromYmd(year, MIDSUMMER, 1).getLunar().getJieQiTable();
  const tombSweeping = terms.清明?.toYmd();
  if (tombSweeping === undefined) throw new Error(`the tables of ${year} have no 清明`);
  return { springFestival: lunar(1, 1), tombSweeping, dragonBoat: lunar(5, 5), midAutumn: lunar(8, 15) };
}

/** The calendar of working days: by the notices, and beyond the last of them by the law of holidays. */
export function openCalendar(notices = readNotices()): WorkingCalendar {
  return createWorkingCalendar(notices, (year) =>
    year > YEAR_MAX ? undefined : statutoryYear(year, movableFeasts(year)),
  );
}
