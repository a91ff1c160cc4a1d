import type { YearOfDays } from './working-days.ts';

/** The feasts of a year that the moon or the sun sets, as ISO days. */
export interface MovableFeasts {
  /** 正月初一. */
  readonly springFestival: string;
  readonly tombSweeping: string;
  /** 五月初五. */
  readonly dragonBoat: string;
  /** 八月十五. */
  readonly midAutumn: string;
}

interface Text {
  readonly from: number;
  readonly document: string;
  readonly published: string;
  /** Days off before and after the first of the first month, and from 1 May on. */
  readonly springFestival: readonly [first: number, last: number];
  readonly labourDays: number;
}

/** 全国年节及纪念日放假办法 art. 2, by its texts: eleven days from 2014, thirteen from 2025. */
const texts: readonly Text[] = [
  {
    from: 2014,
    document: '全国年节及纪念日放假办法（国务院令第644号修订）',
    published: '2013-12-11',
    springFestival: [0, 2],
    labourDays: 1,
  },
  {
    from: 2025,
    document: '全国年节及纪念日放假办法（国务院令第795号修订）',
    published: '2024-11-10',
    springFestival: [-1, 2],
    labourDays: 2,
  },
];

const NATIONAL_DAYS = 3;
const SATURDAY = 6;

/** The days in their order; two feasts on one day stand there twice, for both are given. */
function holidaysOf(year: number, feasts: MovableFeasts, text: Text): readonly Temporal.PlainDate[] {
  const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);
  const row = (first: Temporal.PlainDate, length: number): Temporal.PlainDate[] =>
    Array.from({ length }, (_, days) => first.add({ days }));
  const [first, last] = text.springFestival;
  return [
    day(`${year}-01-01`),
    ...row(day(feasts.springFestival).add({ days: first }), last - first + 1),
    day(feasts.tombSweeping),
    ...row(day(`${year}-05-01`), text.labourDays),
    day(feasts.dragonBoat),
    day(feasts.midAutumn),
    ...row(day(`${year}-10-01`), NATIONAL_DAYS),
  ].toSorted(Temporal.PlainDate.compare);
}

/**
 * A year as the law alone makes it, before the State Council's notice: weekends and holidays, and no weekend day worked
 * in exchange. A holiday on a weekend, or on the day of another, is given on a working day (art. 6); which one only the
 * notice says, and here it is the next. So many working days has the year by its notice as well, as a rule: a notice
 * moves days about and takes none away.
 * @throws RangeError before 2014
 */
export function statutoryYear(year: number, feasts: MovableFeasts): YearOfDays {
  const text = texts.findLast(({ from }) => from <= year);
  if (!text) throw new RangeError(`no law of holidays is kept for ${year}`);
  const isWeekend = (day: Temporal.PlainDate): boolean => day.dayOfWeek >= SATURDAY;
  const off = new Set<string>();
  const owed: Temporal.PlainDate[] = [];
  for (const day of holidaysOf(year, feasts, text)) {
    if (isWeekend(day) || off.has(day.toString())) owed.push(day);
    else off.add(day.toString());
  }
  for (const from of owed) {
    let day = from;
    do day = day.add({ days: 1 });
    while (isWeekend(day) || off.has(day.toString()));
    off.add(day.toString());
  }
  return {
    workingDays: weekdaysOf(year) - off.size,
    offWeekdays: [...off].toSorted(),
    workedWeekendDays: [],
    sources: [{ document: text.document, published: text.published }],
  };
}

const DAYS_A_WEEK = 7;

function weekdaysOf(year: number): number {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const days = Array.from(
    { length: first.daysInYear },
    (_, n) => ((first.dayOfWeek - 1 + n) % DAYS_A_WEEK) + 1,
  );
  return days.filter((dayOfWeek) => dayOfWeek < SATURDAY).length;
}
