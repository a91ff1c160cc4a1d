import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createWorkingCalendar, type YearOfDays } from '../../engine/calendar/working-days.ts';
import { layOver, readPack } from '../../engine/index.ts';
import { handbook } from './law/handbook.ts';
import { findDeadline, findPublicityEnd } from './limits.ts';
import { openPacks } from './packs.ts';

const file = path.resolve(import.meta.dirname, '../../packs/nation/working-days.json');
const { years } = JSON.parse(readFileSync(file, 'utf8')) as { years: Record<string, YearOfDays> };
const calendar = createWorkingCalendar(years);
const { book } = openPacks();
const day = (iso: string) => Temporal.PlainDate.from(iso);
const place = (region: string, on: string) => ({ region, acceptedOn: day(on) });

test('the county decides in five working days before July 2021, and in ten from then on', () => {
  const code = 'limits.dibao.county-decision';
  const before = findDeadline(book, calendar, code, place('632323', '2018-03-30'), day('2018-04-02'));
  // Qingming: 5 to 7 April are off and Sunday the 8th is worked.
  assert.equal(before?.toString(), '2018-04-10');
  const after = findDeadline(book, calendar, code, place('632323', '2021-07-01'), day('2021-07-05'));
  assert.equal(after?.toString(), '2021-07-19');
});

test('a case is judged by the limit of the day on which it was accepted', () => {
  const code = 'limits.dibao.county-decision';
  const late = findDeadline(book, calendar, code, place('420281', '2021-06-30'), day('2021-07-05'));
  assert.equal(late?.toString(), '2021-07-12');
});

test('relief is decided in ten working days where the province says so, and has no limit elsewhere', () => {
  const code = 'limits.relief.county-decision';
  const found = findDeadline(book, calendar, code, place('632323', '2018-04-23'), day('2018-04-23'));
  // 29 and 30 April and 1 May are off, Saturday the 28th is worked.
  assert.equal(found?.toString(), '2018-05-08');
  assert.equal(
    findDeadline(book, calendar, code, place('420281', '2018-04-23'), day('2018-04-23')),
    undefined,
  );
});

test('publicity counts the day of posting, unless the county counts otherwise', () => {
  const at = place('420281', '2025-03-01');
  assert.equal(findPublicityEnd(book, 'publicity.dibao', at, day('2025-03-11'))?.toString(), '2025-03-17');
  const own = {
    region: '420281',
    parameters: {
      'publicity.first-day': {
        unit: '选项',
        values: [{ from: '2024-01-01', value: 'not-counted', assumed: 'for this test' }],
      },
    },
  };
  const read = readPack(own, { parameters: handbook.parameters, documents: handbook.documents });
  assert.ok(read.ok);
  const otherwise = layOver(book, read.value);
  const end = findPublicityEnd(otherwise, 'publicity.dibao', at, day('2025-03-11'));
  assert.equal(end?.toString(), '2025-03-18');
});

test('the second publicity of the county ended with the rules of 2012', () => {
  const end = (on: string) =>
    findPublicityEnd(book, 'publicity.dibao-county', place('420281', on), day(on))?.toString();
  assert.equal(end('2021-06-30'), '2021-07-06');
  assert.equal(end('2021-07-01'), undefined);
});
