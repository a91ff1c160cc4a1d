import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBook, type DatedValue, evaluate, findYmd, makePlan, readFacts } from '../../engine/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { wholePack } from '../handbook/testing/variant-packs.ts';
import { launchKinds, priceMethods, priceRoundings } from './law/price-subsidy.ts';

const { packs } = openPacks();
const model = packs.find(({ region }) => region === '420281');
assert.ok(model);
/** With what Daye has from its province. */
const values = wholePack(packs, model).filter(({ parameter }) => !parameter.startsWith('price.'));
const REGION = '999901';
const DAY = '2023-06-15';

type Method = (typeof priceMethods.values)[number];
type Rounding = (typeof priceRoundings.values)[number];

/** Fen for one person on the allowance, where a place computes so; shares in millionths, money in fen. */
function subsidyOf(
  residence: 'urban' | 'rural',
  method: Method,
  rounding: Rounding,
  figures: Readonly<Record<string, number>>,
): bigint | undefined {
  const set: Readonly<Record<string, number>> = {
    method: priceMethods.values.indexOf(method),
    rounding: priceRoundings.values.indexOf(rounding),
    launch: launchKinds.values.indexOf('by-index'),
    'cpi-line': 30_000,
    food: 0,
    ...figures,
  };
  const dated = {
    written: '',
    from: 20_180_101,
    published: 20_180_101,
    known: 20_180_101,
    assumed: 'for tests',
  };
  const prices = Object.entries(set).map(([name, value]): DatedValue => {
    const [parameter = '', cell = ''] = `price.${name}`.split('/');
    return { ...dated, region: REGION, parameter, cell, value };
  });
  const own = values.map((value) => ({ ...value, region: REGION }));
  const place = {
    ...model,
    region: REGION,
    examples: [],
    values: [...own, ...prices],
  } as (typeof packs)[number];
  const plan = makePlan(handbook, createBook([...packs, place], handbook.documents), {
    region: REGION,
    day: DAY,
    schemes: ['price-subsidy'],
  });
  const facts = readFacts(family({ residence }, { birthDate: '1975-03-02' }), findYmd(DAY) ?? 0);
  assert.ok(facts.ok);
  assert.deepEqual(plan.unavailable, []);
  return evaluate(plan, facts.value)[0]?.amountFen;
}

// The standards of the day are 730 yuan in towns and 634 in villages.
const jiangsu = { 'high-line': 50_000, 'divisor/low': 12, 'divisor/high': 8 };

test('Jiangsu: from 3 % a twelfth of the standard, any part of a yuan counting as one', () => {
  // 634 ÷ 12 = 52.83; 730 ÷ 12 = 60.83.
  assert.equal(subsidyOf('rural', 'fraction', 'yuan-up', { ...jiangsu, cpi: 49_999 }), 5_300n);
  assert.equal(subsidyOf('urban', 'fraction', 'yuan-up', { ...jiangsu, cpi: 30_000 }), 6_100n);
});

test('Jiangsu: from 5 % an eighth', () => {
  // 634 ÷ 8 = 79.25.
  assert.equal(subsidyOf('rural', 'fraction', 'yuan-up', { ...jiangsu, cpi: 50_000 }), 8_000n);
});

test('Qingdao: five yuan for each percentage point, a begun one counting whole', () => {
  assert.equal(subsidyOf('rural', 'per-point', 'fen', { 'per-point': 500, cpi: 32_000 }), 2_000n);
  assert.equal(subsidyOf('rural', 'per-point', 'fen', { 'per-point': 500, cpi: 30_000 }), 1_500n);
});

test('the standard times the index for low incomes is rounded once, as the place rounds', () => {
  // 634 × 4.73 % = 29.9882.
  const figures = { cpi: 35_000, scpi: 47_300 };
  assert.equal(subsidyOf('rural', 'scpi', 'fen', figures), 2_999n);
  assert.equal(subsidyOf('rural', 'scpi', 'jiao', figures), 3_000n);
  // 634 × 2.4447 % = 15.4994: to the fen first it would be 15.50, and then 16.
  assert.equal(subsidyOf('rural', 'scpi', 'yuan', { cpi: 35_000, scpi: 24_447 }), 1_500n);
});

test('Hunan: twenty yuan at least', () => {
  // 634 × 2 % = 12.68.
  assert.equal(subsidyOf('rural', 'scpi', 'fen', { cpi: 35_000, scpi: 20_000, floor: 2_000 }), 2_000n);
});

test('Hubei: of two conditions that are met, the higher', () => {
  // 634 × 3.1 % = 19.65; 634 × 6 % = 38.04.
  const figures = { cpi: 31_000, food: 60_000, 'food-line': 55_000 };
  assert.equal(subsidyOf('rural', 'trigger', 'fen', figures), 3_804n);
  assert.equal(subsidyOf('rural', 'trigger', 'fen', { ...figures, food: 54_999 }), 1_965n);
});

test('nothing where prices rose by less than launches it', () => {
  assert.equal(subsidyOf('rural', 'scpi', 'fen', { cpi: 29_999, scpi: 47_300 }), 0n);
});
