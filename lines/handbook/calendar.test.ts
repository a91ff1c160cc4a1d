import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statutoryYear } from '../../engine/calendar/statutory-year.ts';
import { createWorkingCalendar, YearWithoutCalendarError } from '../../engine/calendar/working-days.ts';
import { movableFeasts, openCalendar, readNotices } from './open-calendar.ts';

const notices = readNotices();
const calendar = openCalendar();
const day = (iso: string) => Temporal.PlainDate.from(iso);
const byLaw = (year: number) => statutoryYear(year, movableFeasts(year));
/** As the calendar was before the notices from a year on had come. */
const earlier = new Map(
  [2019, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => {
    const known = Object.entries(notices).filter(([one]) => Number(one) < year);
    return [year, openCalendar(Object.fromEntries(known))] as const;
  }),
);
const before = (year: number) => earlier.get(year) ?? assert.fail();

/** Weekdays off by 全国年节及纪念日放假办法 as of 2025, counted by hand from the calendars of these years. */
const EXPECTED: Readonly<Record<number, readonly string[]>> = {
  // 除夕 5 February to 初三 8 February, of which Saturday and Sunday are given on the 9th and 10th; May Day on a weekend.
  2027: [
    ...['01-01', '02-05', '02-08', '02-09', '02-10', '04-05', '05-03', '05-04', '06-09', '09-15'],
    ...['10-01', '10-04', '10-05'],
  ],
  // New Year's Day on a Saturday; Mid-Autumn on 3 October, which the nation has as well.
  2028: [
    ...['01-03', '01-25', '01-26', '01-27', '01-28', '04-04', '05-01', '05-02', '05-29'],
    ...['10-02', '10-03', '10-04', '10-05'],
  ],
  2029: [
    ...['01-01', '02-12', '02-13', '02-14', '02-15', '04-04', '05-01', '05-02', '06-18', '09-24'],
    ...['10-01', '10-02', '10-03'],
  ],
  2030: [
    ...['01-01', '02-04', '02-05', '02-06', '02-07', '04-05', '05-01', '05-02', '06-05', '09-12'],
    ...['10-01', '10-02', '10-03'],
  ],
};

for (const [year, expected] of Object.entries(EXPECTED)) {
  test(`without a notice, ${year} has its thirteen holidays on working days, and no weekend day is worked`, () => {
    const { offWeekdays, workedWeekendDays } = byLaw(Number(year));
    assert.deepEqual(
      offWeekdays,
      expected.map((monthDay) => `${year}-${monthDay}`),
    );
    assert.deepEqual(workedWeekendDays, []);
  });
}

test('a limit runs over the end of each of the next years, from the day before it and from the day after', () => {
  const last = (from: string, count: number) => calendar.addWorkingDays(day(from), count).toString();
  const found = [2027, 2028, 2029, 2030].map((year) => [
    last(`${year - 1}-12-30`, 1),
    last(`${year - 1}-12-31`, 1),
    last(`${year}-01-01`, 1),
    last(`${year}-01-02`, 5),
  ]);
  assert.deepEqual(found, [
    ['2026-12-31', '2027-01-04', '2027-01-04', '2027-01-08'],
    ['2027-12-31', '2028-01-04', '2028-01-04', '2028-01-10'],
    ['2029-01-02', '2029-01-02', '2029-01-02', '2029-01-09'],
    ['2029-12-31', '2030-01-02', '2030-01-02', '2030-01-09'],
  ]);
  assert.equal(calendar.countWorkingDays(day('2026-12-31'), day('2027-12-31')), 248);
});

test('a year by the law alone has as many working days as its notice makes; only 2020 was lengthened by two', () => {
  for (const [year, { workingDays }] of Object.entries(notices))
    assert.equal(byLaw(Number(year)).workingDays - workingDays, year === '2020' ? 2 : 0, year);
});

const DAYS_APART_MAX = 15;

test('the law alone differs from a notice only by days moved about a holiday', () => {
  for (const year of Object.keys(notices).map(Number)) {
    const off = new Set(byLaw(year).offWeekdays);
    const holidays = [year, year + 1].flatMap((one) => byLaw(one).offWeekdays.map(day));
    const { offWeekdays, workedWeekendDays } = notices[year] ?? assert.fail();
    const noticed = new Set(offWeekdays);
    const moved = [...off.symmetricDifference(noticed), ...workedWeekendDays];
    // 31 January 2020 and the weekend after it were the lengthening.
    for (const iso of moved.filter((one) => !one.startsWith('2020-01'))) {
      const away = holidays.map((holiday) => Math.abs(day(iso).until(holiday).days));
      assert.ok(Math.min(...away) <= DAYS_APART_MAX, `${iso} is near no holiday`);
    }
    if (year !== 2020)
      assert.equal(noticed.difference(off).size, off.difference(noticed).size + workedWeekendDays.length);
  }
});

test('a limit counted before the notice ends within a holiday’s length of where it ends after it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...earlier.keys()),
      fc.integer({ min: -40, max: 300 }),
      fc.integer({ min: 1, max: 45 }),
      (year, offset, count) => {
        const from = day(`${year}-01-01`).add({ days: offset });
        const provisional = before(year).addWorkingDays(from, count);
        const final = calendar.addWorkingDays(from, count);
        return Math.abs(provisional.until(final).days) <= DAYS_APART_MAX;
      },
    ),
  );
});

test('what ends in a year with a notice is certain, what ends in one without is not, and before the first is nothing', () => {
  assert.equal(calendar.isProvisional(day('2026-12-31')), false);
  assert.equal(calendar.isProvisional(day('2027-01-01')), true);
  assert.equal(before(2026).isProvisional(day('2026-12-31')), true);
  assert.equal(calendar.covers(day('2017-12-29')), false);
  assert.throws(() => calendar.isWorkingDay(day('2017-12-29')), YearWithoutCalendarError);
});

test('a notice outweighs the law, also for the days of the year before it', () => {
  const noticed = {
    workingDays: 248,
    offWeekdays: ['2026-12-31', '2027-01-01'],
    workedWeekendDays: ['2026-12-26'],
    sources: [{ document: 'a notice that nobody gave', published: '2026-11-24' }],
  };
  const after = createWorkingCalendar({ ...notices, 2027: noticed }, byLaw);
  assert.equal(after.isWorkingDay(day('2026-12-31')), false);
  assert.equal(after.isWorkingDay(day('2026-12-26')), true);
  assert.equal(after.isWorkingDay(day('2027-02-05')), true);
  assert.equal(after.isProvisional(day('2027-02-05')), false);
});
