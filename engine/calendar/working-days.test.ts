import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createWorkingCalendar,
  lastPublicityDay,
  type YearOfDays,
  YearWithoutCalendarError,
} from './working-days.ts';

const file = path.resolve(import.meta.dirname, '../../packs/nation/working-days.json');
const { years } = JSON.parse(readFileSync(file, 'utf8')) as { years: Record<string, YearOfDays> };
const calendar = createWorkingCalendar(years);
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** Counted from the four notices 2023–2026, independently of the file. */
const OFFICIAL: Record<string, number> = { 2023: 249, 2024: 251, 2025: 248, 2026: 248 };

for (const [year, entry] of Object.entries(years)) {
  test(`${year} has as many working days as its notice makes`, () => {
    const first = day(`${year}-01-01`);
    let count = 0;
    for (let d = first; d.year === first.year; d = d.add({ days: 1 })) if (calendar.isWorkingDay(d)) count++;
    assert.equal(count, entry.workingDays);
    if (OFFICIAL[year]) assert.equal(count, OFFICIAL[year]);
    assert.ok(entry.sources.length > 0);
  });
}

test('a weekend day worked in exchange is a working day, and the day before it is not', () => {
  assert.equal(calendar.isWorkingDay(day('2023-10-07')), true);
  assert.equal(calendar.isWorkingDay(day('2023-10-06')), false);
  assert.equal(calendar.isWorkingDay(day('2026-02-14')), true);
  assert.equal(calendar.isWorkingDay(day('2026-02-15')), false);
});

test('the Spring Festival of 2020 was lengthened to 2 February, so Saturday the 1st was not worked', () => {
  assert.equal(calendar.isWorkingDay(day('2020-01-31')), false);
  assert.equal(calendar.isWorkingDay(day('2020-02-01')), false);
  assert.equal(calendar.isWorkingDay(day('2020-02-03')), true);
});

test('five working days from the eve of National Day 2023 end on 11 October, six on the 12th', () => {
  assert.equal(calendar.addWorkingDays(day('2023-09-28'), 5).toString(), '2023-10-11');
  assert.equal(calendar.addWorkingDays(day('2023-09-28'), 6).toString(), '2023-10-12');
});

test('a year without a notice and without a law of holidays is refused, not guessed', () => {
  assert.throws(() => calendar.isWorkingDay(day('2027-01-04')), YearWithoutCalendarError);
  assert.throws(() => calendar.addWorkingDays(day('2026-12-30'), 5), YearWithoutCalendarError);
  assert.throws(() => calendar.isWorkingDay(day('2017-12-29')), YearWithoutCalendarError);
});

test('a limit ends on a working day, and counting back gives the limit again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 45 }), (offset, count) => {
      const from = day('2018-01-01').add({ days: offset });
      const end = calendar.addWorkingDays(from, count);
      return calendar.isWorkingDay(end) && calendar.countWorkingDays(from, end) === count;
    }),
  );
});

test('counted through or from day to day, it is the same; also from before the first calendar on', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 3200 }), fc.integer({ min: 0, max: 60 }), (offset, span) => {
      const from = day('2018-01-01').add({ days: offset });
      const to = from.add({ days: span });
      let count = 0;
      for (let d = from; Temporal.PlainDate.compare(d, to) < 0; ) {
        d = d.add({ days: 1 });
        if (calendar.isWorkingDay(d)) count++;
      }
      return calendar.countWorkingDays(from, to) === count && calendar.countWorkingDays(to, from) === -count;
    }),
  );
});

test('a real notice posted on 11 March 2025 for seven days hangs until the 17th', () => {
  assert.equal(lastPublicityDay(day('2025-03-11'), 7, 'counted').toString(), '2025-03-17');
  assert.equal(lastPublicityDay(day('2025-03-11'), 7, 'not-counted').toString(), '2025-03-18');
});
