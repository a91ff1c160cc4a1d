import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createWorkingCalendar, type YearOfDays } from '../../engine/calendar/working-days.ts';
import { getYmd, stages, units } from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const { book, packs } = openPacks();
const NATION = '000000';
const figureOn = (code: string, day: string, region = NATION): string | undefined =>
  book.find(code, '', region, getYmd(day))?.won.written;

test('every scheme says how it is applied for, and names a limit or a note for each step', () => {
  assert.deepEqual([...handbook.procedures.keys()].toSorted(), [...handbook.schemes.keys()].toSorted());
  for (const [code, procedure] of handbook.procedures) {
    assert.ok(procedure.apply.zh.endsWith('。'), code);
    for (const stage of stages) {
      const { parameters } = procedure.stages[stage];
      assert.ok(parameters.length > 0, `${code} has nothing to set for ${stage}`);
    }
  }
});

test('limits are in working days, publicity and the rest in days, and every figure says which', () => {
  const unitOf = (code: string): string | undefined =>
    code.startsWith('limits.') ? '工作日' : /^(publicity|days)\./.test(code) ? '日' : undefined;
  let seen = 0;
  for (const { parameter, written, region } of packs.flatMap(({ values }) => values)) {
    const unit = unitOf(parameter);
    if (unit === undefined || handbook.parameters.get(parameter)?.kind.kind !== 'count') continue;
    assert.equal(written.split(' ')[1], unit, `${region} ${parameter}`);
    assert.ok(units[unit]);
    seen++;
  }
  assert.ok(seen > 30);
});

/** Code, day, what the nation sets; by the articles of the texts themselves. */
const national: readonly (readonly [code: string, day: string, written: string | undefined])[] = [
  // 民发〔2012〕220号: articles 18, 21, 25, 26, 29 and 31.
  ['limits.dibao.investigation', '2021-06-30', '10 工作日'],
  ['limits.dibao.investigation', '2021-07-01', undefined],
  ['limits.dibao.appraisal', '2021-06-30', '5 工作日'],
  ['limits.dibao.county-decision', '2021-06-30', '5 工作日'],
  ['limits.dibao.after-publicity', '2021-06-30', '3 工作日'],
  ['limits.dibao.after-objection', '2021-06-30', '20 工作日'],
  ['publicity.dibao', '2021-06-30', '7 日'],
  ['publicity.dibao-county', '2021-06-30', '7 日'],
  ['days.dibao.refusal-notice', '2021-06-30', '3 日'],
  ['days.dibao.payday', '2021-06-30', '10 日'],
  ['days.dibao.payday', '2021-07-01', undefined],
  // 民发〔2021〕57号: articles 15, 17, 19, 20, 21 and 22; 83号 四、（一）.
  ['limits.dibao.start', '2021-06-30', undefined],
  ['limits.dibao.start', '2021-07-01', '3 工作日'],
  ['limits.dibao.check', '2021-07-01', '3 工作日'],
  ['publicity.dibao', '2021-07-01', '7 日'],
  ['publicity.dibao-county', '2021-07-01', undefined],
  ['limits.dibao.county-decision', '2021-07-01', '10 工作日'],
  ['limits.dibao.refusal-notice', '2021-07-01', '3 工作日'],
  ['limits.dibao.total', '2021-07-01', '30 工作日'],
  ['limits.dibao.total-special', '2021-07-01', '45 工作日'],
  ['limits.dibao.total-delegated', '2022-10-19', undefined],
  ['limits.dibao.total-delegated', '2022-10-20', '20 工作日'],
  // 民发〔2021〕43号: articles 13, 15, 16, 18 and 23.
  ['limits.extreme-poverty.township', '2016-10-09', undefined],
  ['limits.extreme-poverty.township', '2021-06-30', '20 工作日'],
  ['limits.extreme-poverty.township', '2021-07-01', '15 工作日'],
  ['publicity.extreme-poverty', '2021-07-01', '7 日'],
  ['limits.extreme-poverty.after-objection', '2021-07-01', '15 工作日'],
  ['limits.extreme-poverty.county-decision', '2021-07-01', '15 工作日'],
  ['limits.extreme-poverty.refusal-notice', '2021-07-01', '3 工作日'],
  ['limits.extreme-poverty.reassessment', '2021-07-01', '10 工作日'],
  // 民发〔2019〕62号 二、（二）（三）.
  ['limits.unattended.township', '2020-01-01', '15 工作日'],
  ['limits.unattended.county-decision', '2020-01-01', '15 工作日'],
  // 刚性支出困难家庭认定办法 article 8.
  ['limits.rigid.decision', '2024-12-31', undefined],
  ['limits.rigid.decision', '2025-01-01', '30 工作日'],
  ['limits.rigid.special', '2025-01-01', '45 工作日'],
  // 发改价格规〔2016〕1835号, until 1553号 of 2021.
  ['limits.price.payment', '2021-10-28', '20 工作日'],
  ['limits.price.payment', '2021-10-29', undefined],
];
for (const [code, day, written] of national) {
  test(`the nation sets ${code} on ${day}: ${written ?? 'nothing'}`, () => {
    assert.equal(figureOn(code, day), written);
  });
}

const file = path.resolve(import.meta.dirname, '../../packs/nation/working-days.json');
const { years } = JSON.parse(readFileSync(file, 'utf8')) as { years: Record<string, YearOfDays> };
const calendar = createWorkingCalendar(years);

/** The notices of the State Council as they put it: holidays with their weekends, and the weekend days worked. */
const notices: Readonly<
  Record<
    number,
    { readonly off: readonly string[]; readonly worked: readonly string[]; readonly days: number }
  >
> = {
  2023: {
    off: ['01-01/01-02', '01-21/01-27', '04-05/04-05', '04-29/05-03', '06-22/06-24', '09-29/10-06'],
    worked: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
    days: 249,
  },
  2024: {
    off: [
      '01-01/01-01',
      '02-10/02-17',
      '04-04/04-06',
      '05-01/05-05',
      '06-10/06-10',
      '09-15/09-17',
      '10-01/10-07',
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    days: 251,
  },
  2025: {
    off: ['01-01/01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    days: 248,
  },
  2026: {
    off: [
      '01-01/01-03',
      '02-15/02-23',
      '04-04/04-06',
      '05-01/05-05',
      '06-19/06-21',
      '09-25/09-27',
      '10-01/10-07',
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    days: 248,
  },
};

for (const [year, { off, worked, days }] of Object.entries(notices)) {
  test(`every day of ${year} is worked or not as its notice says`, () => {
    const isOff = (monthDay: string): boolean =>
      off.some((range) => {
        const [first = '', last = ''] = range.split('/');
        return first <= monthDay && monthDay <= last;
      });
    let count = 0;
    for (
      let day = Temporal.PlainDate.from(`${year}-01-01`);
      day.year === Number(year);
      day = day.add({ days: 1 })
    ) {
      const monthDay = day.toString().slice(5);
      const expected = worked.includes(monthDay) || (day.dayOfWeek < 6 && !isOff(monthDay));
      assert.equal(calendar.isWorkingDay(day), expected, day.toString());
      count += Number(expected);
    }
    assert.equal(count, days);
  });
}

test('the earlier years have their notices, and their lengths are those that follow from them', () => {
  const lengths = [2018, 2019, 2020, 2021, 2022].map((year) => {
    const from = Temporal.PlainDate.from(`${year - 1}-12-31`);
    const first = Temporal.PlainDate.from(`${year}-01-01`);
    const last = Temporal.PlainDate.from(`${year}-12-31`);
    assert.ok((years[String(year)]?.sources.length ?? 0) > 0, `${year} has no notice`);
    return calendar.firstYear < year
      ? calendar.countWorkingDays(from, last)
      : calendar.countWorkingDays(first, last) + Number(calendar.isWorkingDay(first));
  });
  // 2020 lost 31 January and the weekend day of 1 February when the Spring Festival was lengthened.
  assert.deepEqual(lengths, [250, 250, 249, 250, 249]);
});
