import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFacts } from './read.ts';
import { factsSchema } from './schema.ts';

const DAY = 20_230_615;
const codesOf = (input: unknown): Readonly<Record<string, string>> => {
  const read = readFacts(input, DAY);
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ path, code }) => [path, code]));
};

test('everything wrong with the facts is told at once, each with its path', () => {
  const wrong = {
    household: { residence: 'suburban', colour: 'red', vehicles: 1.5 },
    members: [
      { birthDate: '2023-06-16', wageIncome: '-1 元/月', employed: 'perhaps' },
      { birthDate: '1950-02-30', wageIncome: '1200', businessIncome: 1200, propertyIncome: '9 元/天' },
    ],
    pets: [],
  };
  assert.deepEqual(codesOf(wrong), {
    pets: 'unknown-fact',
    'household.residence': 'not-a-choice',
    'household.colour': 'unknown-fact',
    'household.vehicles': 'not-a-whole-number',
    'members[0].birthDate': 'after-the-day',
    'members[0].wageIncome': 'negative',
    'members[0].employed': 'not-yes-or-no',
    'members[1].birthDate': 'not-a-day',
    'members[1].wageIncome': 'no-unit',
    'members[1].businessIncome': 'no-unit',
    'members[1].propertyIncome': 'not-an-amount',
  });
});

test('a household without members is refused', () => {
  assert.deepEqual(codesOf({}), { members: 'no-members' });
  assert.deepEqual(codesOf([]), { '': 'not-an-object' });
});

test('amounts are taken in their unit, exactly', () => {
  const read = readFacts(
    { members: [{ wageIncome: '1,200.50 元/月', supportPaid: { amount: '10', unit: 'yuan/year' } }] },
    DAY,
  );
  assert.ok(read.ok);
  assert.equal(read.value.members[0]?.facts.get('wageIncome'), 1_440_600);
  assert.equal(read.value.members[0]?.facts.get('supportPaid'), 1000);
});

test('an amount that does not convert to the fen is refused', () => {
  assert.deepEqual(codesOf({ members: [{ otherNursingAllowance: '100 元/年' }] }), {
    'members[0].otherNursingAllowance': 'wrong-unit',
  });
});

test('one meaning may be written in several forms', () => {
  const forms = [
    { birthDate: '1950-01-02', disabilityGrade: 'two', employed: false, wageIncome: '1200 元/月' },
    { birthDate: '1950年1月2日', disabilityGrade: '二级', employed: '否', wageIncome: '1200元每月' },
    { 出生日期: '1950/1/2', 残疾等级: 'grade two', 在业: 'no', 工资性收入: '１４４００ 元/年' },
  ];
  const [first, ...others] = forms.map((form) => readFacts({ members: [form] }, DAY));
  assert.ok(first?.ok);
  for (const other of others) assert.deepEqual(other, first);
});

test('a fact is not given twice under two names', () => {
  assert.deepEqual(codesOf({ members: [{ sex: 'male', 性别: '女' }] }), { 'members[0].性别': 'given-twice' });
});

test('a misspelt name is answered with the one that was meant', () => {
  const read = readFacts({ members: [{ wageIncom: '1 元/年' }] }, DAY);
  assert.match(read.ok ? '' : (read.problems[0]?.message.en ?? ''), /is wageIncome meant/);
});

test('what is missing stays missing', () => {
  const read = readFacts({ members: [{ wageIncome: null }] }, DAY);
  assert.ok(read.ok);
  assert.equal(read.value.members[0]?.facts.has('wageIncome'), false);
});

test('the schema names every fact and requires none', () => {
  const text = JSON.stringify(factsSchema());
  assert.match(text, /birthDate/);
  assert.match(text, /户口是城镇还是农村/);
  assert.doesNotMatch(text, /"required":\["birthDate/);
});
