import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citing } from '../documents.ts';
import { facts } from '../facts/vocabulary.ts';
import { text } from '../language/kinds.ts';
import { noMoney, not, yes } from '../language/operators.ts';
import { assembleHandbook } from './handbook.ts';
import type { Interaction } from './interaction.ts';
import { rule } from './rule.ts';
import { type Example, scheme } from './scheme.ts';

const documents = {
  law: { title: '法', issuer: '国务院', published: '2014-01-01' },
  old: { title: '旧办法', issuer: '民政部', published: '2012-01-01', repealed: '2021-07-01' },
};
const article = citing(documents);
const example: Example = {
  name: '例',
  source: article('law', '第一条'),
  region: '420281',
  day: '2023-01-01',
  facts: {},
  expect: { eligible: true },
};

interface Options {
  readonly place?: string;
  readonly document?: 'law' | 'old';
  readonly examples?: readonly Example[];
  readonly say?: string;
}

function load(
  { place = '第一条', document = 'law', examples = [example], say }: Options = {},
  interactions: readonly Interaction[] = [],
) {
  const eligible = rule({
    code: 'test.eligible',
    title: text('条件', 'condition'),
    article: article(document, place),
    value: not(facts.household.receivesMinimumLiving),
    ...(say === undefined ? {} : { say: { zh: [say, ''], en: ['', ''] } as const }),
  });
  const made = scheme({
    code: 'test',
    title: text('试', 'test'),
    unit: 'household',
    from: '2014-01-01',
    basis: [article('law', '全文')],
    eligible,
    amount: noMoney('month'),
    examples,
  });
  return assembleHandbook({ schemes: [made], interactions, documents });
}

test('a scheme with article and example loads', () => {
  assert.deepEqual([...load().rules.keys()], ['test.eligible']);
});

test('a rule without an article does not load', () => {
  assert.throws(() => load({ place: '' }), /without an article/);
});

test('a scheme without an example does not load', () => {
  assert.throws(() => load({ examples: [] }), /test has no example/);
});

test('a rule may not go on citing a document after its repeal', () => {
  assert.throws(() => load({ document: 'old' }), /still cites old after its repeal on 2021-07-01/);
});

test('a rule speaks only of what it uses', () => {
  assert.throws(() => load({ say: '收入{wageIncome}' }), /says \{wageIncome\}, which it does not use/);
  assert.ok(load({ say: '{receivesMinimumLiving}' }));
});

test('an interaction with a scheme that does not exist does not load', () => {
  const interaction: Interaction = {
    kind: 'exclusive',
    first: 'test',
    second: 'other',
    title: text('互斥', 'exclusive'),
    article: article('law', '第二条'),
  };
  assert.throws(() => load({}, [interaction]), /a scheme that does not exist/);
});

test('two rules of one name do not load', () => {
  const twice = (value: typeof yes) =>
    rule({ code: 'same', title: text('同', 'same'), article: article('law', '第一条'), value });
  const made = scheme({
    code: 'test',
    title: text('试', 'test'),
    unit: 'household',
    from: '2014-01-01',
    basis: [article('law', '全文')],
    eligible: not(twice(yes)),
    amount: noMoney('month'),
    examples: [example],
  });
  const other = scheme({
    code: 'other',
    title: text('又', 'other'),
    unit: 'household',
    from: '2014-01-01',
    basis: [article('law', '全文')],
    eligible: twice(yes),
    amount: noMoney('month'),
    examples: [example],
  });
  assert.throws(
    () => assembleHandbook({ schemes: [made, other], interactions: [], documents }),
    /two rules are called same/,
  );
});
