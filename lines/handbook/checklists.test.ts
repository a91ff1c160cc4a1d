import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChecklistText, findingsOf } from '../../engine/visits/index.ts';
import { checklistBook } from './law/checklists.ts';

const textOf = (code: string, day: string) => {
  const found = checklistBook.checklists.get(code);
  assert.ok(found, code);
  return findChecklistText(found, day);
};
const sharesOn = (day: string) =>
  Object.fromEntries(
    textOf('minimum-living-visit', day)?.shares.map(({ stratum, percent }) => [stratum, percent]) ?? [],
  );

test('no checklist lets somebody go alone', () => {
  assert.ok(checklistBook.checklists.size >= 2);
  for (const { teamMin, code } of checklistBook.checklists.values()) assert.ok(teamMin >= 2, code);
});

test('under the measures of 2012 thirty in a hundred of all are visited, from 2021 on every new one', () => {
  assert.equal(textOf('minimum-living-visit', '2012-12-11'), undefined);
  assert.deepEqual(sharesOn('2012-12-12'), { must: 100, new: 30, old: 30 });
  assert.deepEqual(sharesOn('2021-06-30'), { must: 100, new: 30, old: 30 });
  assert.deepEqual(sharesOn('2021-07-01'), { must: 100, new: 100, old: 30 });
});

test('the standard for homes is asked for from the day it holds', () => {
  const asks = (day: string, name: string) =>
    textOf('elder-home-safety', day)?.items.some(({ field }) => field.name === name);
  assert.equal(textOf('elder-home-safety', '2020-10-31'), undefined);
  assert.deepEqual([asks('2021-12-31', 'fireStation'), asks('2021-12-31', 'patrols')], [true, false]);
  assert.deepEqual([asks('2022-01-01', 'fireStation'), asks('2022-01-01', 'patrols')], [true, true]);
});

test('a card in other hands is a fault, and one that the family keeps is none', () => {
  const items = textOf('minimum-living-visit', '2026-11-23')?.items ?? [];
  const found = (cardWithFamily: boolean) =>
    findingsOf(items, { cardWithFamily, housing: 'sound' }).map(({ code, days }) => [code, days]);
  assert.deepEqual([found(true), found(false)], [[], [['cardWithFamily', 15]]]);
});
