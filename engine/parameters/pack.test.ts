import assert from 'node:assert/strict';
import { test } from 'node:test';
import { residenceKinds } from '../facts/choices.ts';
import { facts } from '../facts/vocabulary.ts';
import { monthly, text } from '../language/kinds.ts';
import { createBook } from './book.ts';
import { parameterBy, parameterOf } from './declare.ts';
import { type Pack, readPack } from './pack.ts';

const standard = parameterOf(
  parameterBy('dibao.standard', monthly, residenceKinds, text('标准', 'standard'))(facts.household.residence),
);
const documents = {
  notice: { title: '关于提高标准的通知', issuer: '县民政局', published: '2023-03-20' },
  old: { title: '旧通知', issuer: '县民政局', published: '2010-01-01', repealed: '2020-01-01' },
};
const context = { parameters: new Map([[standard.code, standard]]), documents };
const source = { document: 'notice', place: '第一条' };
const values = (...entries: object[]) => ({
  region: '420281',
  name: { zh: '大冶市', en: 'Daye' },
  parameters: { 'dibao.standard': { unit: '元/人/月', values: entries } },
});
const codesOf = (input: unknown): readonly string[] => {
  const read = readPack(input, context);
  return read.ok ? [] : read.problems.map(({ code }) => code);
};
const getPack = (input: unknown): Pack => {
  const read = readPack(input, context);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
};
const both = { urban: 730, rural: 634 };

test('a value without source and without a reason does not load', () => {
  assert.deepEqual(codesOf(values({ from: '2023-04-01', value: both })), ['no-source']);
  assert.deepEqual(codesOf(values({ from: '2023-04-01', value: both, assumed: '未见文件' })), []);
});

test('each mistake in a pack has its own reason', () => {
  assert.deepEqual(codesOf({ ...values(), parameters: { 'dibao.standrad': {} } }), ['unknown-parameter']);
  assert.deepEqual(codesOf({ ...values(), parameters: { 'dibao.standard': { values: [] } } }), ['no-unit']);
  assert.deepEqual(codesOf(values({ value: both, source })), ['no-first-day']);
  assert.deepEqual(codesOf(values({ from: '2023-04-31', value: both, source })), [
    'not-a-day',
    'no-first-day',
  ]);
  assert.deepEqual(codesOf(values({ from: '2023-04-01', value: { city: 1 }, source })), ['unknown-class']);
  assert.deepEqual(codesOf(values({ from: '2023-04-01', value: { rural: 'much' }, source })), [
    'not-a-figure',
  ]);
  assert.deepEqual(
    codesOf(values({ from: '2023-04-01', value: both, source: { document: 'lost', place: '一' } })),
    ['unknown-document', 'no-source'],
  );
  assert.deepEqual(
    codesOf(values({ from: '2023-04-01', value: both, source: { document: 'old', place: '第一条' } })),
    ['repealed'],
  );
  assert.deepEqual(codesOf(values({ from: '2023-04-01', value: both, source, known: '2023-03-01' })), [
    'known-before-published',
  ]);
});

test('two values of one class do not hold on the same day', () => {
  const first = { from: '2023-01-01', until: '2023-06-30', value: both, source };
  assert.deepEqual(codesOf(values(first, { from: '2023-06-30', value: both, source })), [
    'overlapping-days',
    'overlapping-days',
  ]);
  assert.deepEqual(codesOf(values(first, { from: '2023-07-01', value: both, source })), []);
});

const nation = {
  ...values({ from: '2020-01-01', value: { urban: 500, rural: 400 }, assumed: '试' }),
  region: '000000',
};
const county = values(
  { from: '2023-04-01', value: both, source },
  { from: '2023-06-01', value: { rural: 640 }, source, published: '2023-05-01', known: '2023-09-01' },
);

test('the narrowest region wins, and what it beat is told', () => {
  const book = createBook([getPack(nation), getPack(county)], documents);
  const before = book.find('dibao.standard', 'rural', '420281', 20_230_331);
  assert.equal(before?.won.value, 40_000);
  const after = book.find('dibao.standard', 'rural', '420281', 20_230_401);
  assert.equal(after?.won.value, 63_400);
  assert.deepEqual(
    after?.beaten.map(({ region }) => region),
    ['000000'],
  );
  assert.equal(book.find('dibao.standard', 'rural', '430529', 20_230_401)?.won.region, '000000');
});

test('an old month can be seen as it was known then', () => {
  const book = createBook([getPack(nation), getPack(county)], documents);
  assert.equal(book.find('dibao.standard', 'rural', '420281', 20_230_715)?.won.value, 64_000);
  assert.equal(book.find('dibao.standard', 'rural', '420281', 20_230_715, 20_230_715)?.won.value, 63_400);
});

test('what was set for a time only ends the figure before it, which does not come back', () => {
  const book = createBook(
    [
      getPack(
        values(
          { from: '2023-04-01', value: both, source },
          { from: '2023-06-01', until: '2023-08-31', value: { rural: 700 }, source },
        ),
      ),
    ],
    documents,
  );
  const rural = (day: number) => book.find(standard.code, 'rural', '420281', day)?.won.value;
  assert.deepEqual([20_230_531, 20_230_601, 20_230_831].map(rural), [63_400, 70_000, 70_000]);
  assert.equal(rural(20_230_901), undefined);
});
