import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, completeRow, findYmd, fullLayout, makePlan, readFacts } from '../../engine/index.ts';
import { family } from '../handbook/law/example-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { isStanding } from '../policy/schemes.ts';
import { nobodyLeftOut, type Population } from '../population/index.ts';
import type { Variant } from './changes.ts';
import { readQuestion } from './desk.ts';
import { explainHousehold, sayWhy } from './explain.ts';
import { selectHouseholds } from './households.ts';
import { WhatIf } from './what-if.ts';

const law = { handbook, book: openPacks().book };
const REGION = '420281';
const MONTH = '2023-06';
const DAY = Temporal.PlainDate.from('2023-06-01');
const EDGE = 'edge-family';

const yearly = (yuanMonthly: number) => `${yuanMonthly * 12} 元/年`;
const adult = { birthDate: '1973-03-03', relation: 'self' };
/** 640 each: an edge family while the rural standard is 634, and granted the allowance at 680. */
const couple = family(
  {},
  { ...adult, wageIncome: yearly(1280), employed: true },
  { ...adult, relation: 'spouse' },
);
const from = '2024-04-01';
const raised: Variant = {
  name: '农村680',
  changes: [{ code: 'dibao.standard', cell: 'rural', value: '680', from }],
};
/** Who is an edge family up to half as much again as the standard is one no longer. */
const narrow: Variant = {
  name: '边缘收窄',
  changes: [{ code: 'edge.multiple', cell: '', value: '1', from }],
};

const tryOn = (given: unknown, ...variants: readonly Variant[]) => {
  const whatIf = new WhatIf(law, REGION, populationOf(given));
  const question = readQuestion(law, REGION, { month: MONTH, variants });
  return { whatIf, question, answer: whatIf.ask(question) };
};

/** One family as a population of its own. */
function populationOf(given: unknown): Population {
  const facts = readFacts(given, findYmd('2023-06-01') ?? 0);
  assert.ok(facts.ok);
  const plan = makePlan(handbook, law.book, { region: REGION, day: '2023-06-01' });
  const completed = completeRow(plan, facts.value, fullLayout);
  assert.ok(completed.ok);
  return {
    countyCode: REGION,
    day: DAY,
    columns: columnsOf([completed.row], fullLayout),
    townOf: new Uint16Array(1),
    towns: [{ id: 'one', name: '', code: '' }],
    leftOut: nobodyLeftOut,
    bytes: 0,
    idOf: () => '',
    placeOf: () => 0,
  };
}

test('who gains or loses a standing that pays nothing is counted and listed', () => {
  // With a multiple of 1 the limit of edge families is 634 itself: 640 is above it.
  const { whatIf, answer } = tryOn(couple, raised, narrow);
  const [raise, narrowed] = answer.variants;
  assert.ok(raise && narrowed);
  const edge = (variant: typeof raise) => variant.schemes.find(({ scheme }) => scheme.code === EDGE);
  assert.deepEqual(
    [edge(raise)?.basePayees, edge(raise)?.triedPayees, edge(raise)?.leaving, edge(raise)?.triedFen],
    [1, 0, 1, 0],
  );
  assert.deepEqual([narrowed.total.derecognised, narrowed.total.gain, narrowed.total.lose], [1, 0, 0]);
  const listed = selectHouseholds(whatIf, narrowed, { group: 'derecognised' }, { limit: 9 });
  assert.deepEqual(
    listed.items.map(({ was, is }) => [was, is]),
    [[0, 0]],
  );
  const ofEdge = selectHouseholds(whatIf, narrowed, { group: 'leaving', scheme: EDGE }, { limit: 9 });
  assert.deepEqual(
    ofEdge.items.map(({ at, was, is }) => [at, was, is]),
    [[listed.items[0]?.at, 1, 0]],
  );
});

test('no interaction touches a standing: who meets its conditions has it', () => {
  for (const { first, second, kind } of handbook.interactions) {
    if (kind === 'stack' || kind === 'exclusive-by-rule') continue;
    const [one, two] = [handbook.schemes.get(first), handbook.schemes.get(second)];
    assert.ok(one && two && !isStanding(two), second);
    assert.ok(kind !== 'choose-higher' || !isStanding(one), first);
  }
});

test('what moves a household is told scheme by scheme, as it is now and with each variant', () => {
  const { whatIf, question: asked, answer } = tryOn(couple, raised, narrow);
  const told = explainHousehold(whatIf, asked, answer, 0, 'zh', '现行');
  const allowance = told.find(({ scheme }) => scheme === 'minimum-living-allowance');
  assert.deepEqual(
    allowance?.sides.map(({ name, eligible, amount }) => [name, eligible, amount]),
    [
      ['现行', false, '0元/月'],
      ['农村680', true, '80元/月'],
      ['边缘收窄', false, '0元/月'],
    ],
  );
  const turned = allowance?.differences.find(({ title }) => title === '人均收入低于低保标准');
  assert.deepEqual(turned, { kind: 'condition', title: '人均收入低于低保标准', values: ['否', '是', '否'] });
  assert.ok(told.some(({ scheme, isStanding: stands }) => scheme === EDGE && stands));
  assert.match(sayWhy(told, 0, 'zh').join(), /人均收入低于低保标准：否 → 是/);
});

test('a family in gradual exit whom a raised standard overtakes is told why it loses', () => {
  // 650 each: above 634, so that the former 500 go on. Above it no more at 680: (680 − 650) × 2 = 60.
  const given = family(
    { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 2 },
    { ...adult, wageIncome: yearly(1300), employed: true },
    { ...adult, relation: 'spouse' },
  );
  const { whatIf, question: asked, answer } = tryOn(given, raised);
  const [variant] = answer.variants;
  assert.ok(variant);
  assert.deepEqual([variant.base[0], variant.tried[0], variant.total.lose], [50_000, 6_000, 1]);
  const told = explainHousehold(whatIf, asked, answer, 0, 'zh', '现行');
  assert.deepEqual(sayWhy(told, 0, 'zh'), [
    '人均收入低于低保标准：否 → 是',
    '全家符合低保条件：否 → 是',
    '就业后渐退：是 → 不再适用',
  ]);
  assert.match(told[0]?.sides[0]?.sentences.join() ?? '', /仍在渐退期内，继续按原金额发给/);
});
