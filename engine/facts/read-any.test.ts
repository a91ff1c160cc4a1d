import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFacts } from './read.ts';
import { factsSchema } from './schema.ts';
import { vocabulary } from './vocabulary.ts';

const DAY = 20_230_615;

const codesOf = (input: unknown): Readonly<Record<string, string>> => {
  const read = readFacts(input, DAY);
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ path, code }) => [path, code]));
};
const ofMember = (fact: Readonly<Record<string, unknown>>): string | undefined =>
  Object.values(codesOf({ members: [fact] }))[0];

const name = fc.oneof(
  fc.constantFrom(...vocabulary.member.keys(), ...vocabulary.household.keys()),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', '工资性收入', 'wageincome'),
  fc.string(),
);
/** What somebody might write where a fact is asked: right, nearly right, or anything at all. */
const written = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '是',
    'rural',
    'two',
    '1950-01-02',
    '2023-06-16',
    '1950-02-30',
    3,
    -1,
    1.5,
  ),
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    -0,
    '',
    '0',
    '-0 元',
    '1e3 元',
    '1,2 元',
  ),
  fc
    .tuple(fc.integer(), fc.constantFrom('元/月', ' 元/年', '元', 'yuan', '月', '%'))
    .map(([a, b]) => `${a}${b}`),
  fc.record({ amount: fc.anything(), unit: fc.constantFrom('元', '元/月', '元/年') }),
  fc.jsonValue(),
  fc.anything(),
);
const scope = fc.dictionary(name, written, { maxKeys: 6, noNullPrototype: true });

test('whatever is handed in is read or refused with path and reason, in both languages', () => {
  const input = fc.oneof(
    fc.anything(),
    fc.record({ household: scope, members: fc.array(fc.oneof(scope, fc.jsonValue()), { maxLength: 4 }) }),
  );
  fc.assert(
    fc.property(input, (given) => {
      const read = readFacts(given, DAY);
      if (read.ok) return;
      assert.ok(read.problems.length > 0);
      for (const { code, message } of read.problems) {
        assert.ok(code !== '' && message.zh !== '' && message.en !== '');
        assert.doesNotMatch(`${message.zh}${message.en}`, /undefined|NaN|\[object/);
      }
    }),
    { numRuns: 3000 },
  );
});

/** A fact and something written for it, mostly as it should be. */
const answer = fc
  .tuple(fc.constantFrom(...vocabulary.member.values()), fc.nat({ max: 5 }), fc.boolean(), written)
  .map(([fact, size, isRight, anything]): readonly [string, unknown] => {
    const { kind } = fact;
    const right = {
      money: `${size * 100} ${kind.kind === 'money' && kind.period === 'once' ? '元' : '元/月'}`,
      bool: size % 2 === 0,
      choice: kind.kind === 'choice' ? kind.values[size % kind.values.length] : '',
      day: `195${size}-01-02`,
      count: size,
      ratio: size,
    }[kind.kind];
    return [size % 2 === 0 ? fact.name : fact.title.zh, isRight ? right : anything];
  });

test('nothing that was written is passed over: it is known afterwards, or refused under its path', () => {
  const titles = new Map([...vocabulary.member.values()].map((fact) => [fact.title.zh, fact.name]));
  let [known, refused] = [0, 0];
  fc.assert(
    fc.property(fc.uniqueArray(answer, { selector: ([key]) => key, maxLength: 3 }), (answers) => {
      const read = readFacts({ members: [Object.fromEntries(answers)] }, DAY);
      const paths = read.ok ? [] : read.problems.map(({ path }) => path);
      for (const [key, given] of answers) {
        const fact = vocabulary.member.get(titles.get(key) ?? key);
        const alone = readFacts({ members: [{ [key]: given }] }, DAY);
        const value = alone.ok && fact ? alone.value.members[0]?.facts.get(fact.name) : undefined;
        const isEmpty = given === null || given === undefined;
        if (value === undefined && !isEmpty) assert.ok(paths.includes(`members[0].${key}`), key);
        if (isEmpty) assert.equal(value, undefined);
        refused += Number(value === undefined && !isEmpty);
        if (value === undefined || !fact) continue;
        known++;
        assert.ok(Number.isSafeInteger(value) && value >= fact.minimum && value <= fact.maximum);
      }
    }),
    { numRuns: 2000 },
  );
  assert.ok(known > 500 && refused > 500, `${known} known, ${refused} refused`);
});

test('what is wrong in one place is told of that place alone', () => {
  const good = { birthDate: '1980-05-06', wageIncome: '1200 元/月', employed: true, disabilityGrade: 'two' };
  const bad: readonly (readonly [string, unknown, string])[] = [
    ['birthDate', '2023-06-16', 'after-the-day'],
    ['birthDate', '2023-02-29', 'not-a-day'],
    ['birthDate', '1799-12-31', 'not-a-day'],
    ['birthDate', 19_800_506, 'not-a-day'],
    ['wageIncome', '-1 元/月', 'negative'],
    ['wageIncome', -1, 'no-unit'],
    ['wageIncome', '1200', 'no-unit'],
    ['wageIncome', '1,2,3 元/月', 'not-an-amount'],
    ['wageIncome', '12.345 元/月', 'below-a-fen'],
    ['wageIncome', `${'9'.repeat(40)} 元/月`, 'too-large'],
    ['wageIncome', '99999999 元/月', 'too-large'],
    ['wageIncome', '100 元', 'wrong-unit'],
    ['wageIncome', { amount: [1, 2], unit: '元/年' }, 'not-an-amount'],
    ['wageIncome', { amount: 5, unit: '元/年', per: 'month' }, 'not-an-amount'],
    ['wageIncome', { amount: Number.NaN, unit: '元/年' }, 'not-an-amount'],
    ['employed', 1, 'not-yes-or-no'],
    ['employed', 'perhaps', 'not-yes-or-no'],
    ['disabilityGrade', 'five', 'not-a-choice'],
    ['disabilityGrade', 2, 'not-a-choice'],
    ['selfCareUnable', 7, 'too-large'],
    ['selfCareUnable', Number.NaN, 'not-a-whole-number'],
    ['wageIncom', '1 元/月', 'unknown-fact'],
  ];
  for (const [key, given, code] of bad) {
    const members = [good, { ...good, [key]: given }];
    assert.deepEqual(codesOf({ members }), { [`members[1].${key}`]: code }, `${key} ${String(given)}`);
  }
});

test('ids are told apart, also those that are given by place', () => {
  assert.deepEqual(codesOf({ members: [{ id: 'a' }, { id: 'a' }] }), { 'members[1].id': 'same-id' });
  assert.deepEqual(codesOf({ members: [{ id: '2' }, {}] }), { 'members[1].id': 'same-id' });
  assert.deepEqual(codesOf({ members: [{ id: ' ' }, { id: 3 }] }), {
    'members[0].id': 'no-id',
    'members[1].id': 'not-text',
  });
});

test('a household has one head', () => {
  const members = [{ relation: 'self' }, { relation: 'spouse' }, { relation: '户主' }];
  assert.deepEqual(codesOf({ members }), { 'members[2].relation': 'two-heads' });
});

test('very deep and very long facts are refused at once', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200_000; level++) deep = [deep];
  assert.equal(ofMember({ wageIncome: { amount: deep, unit: '元' } }), 'not-an-amount');
  assert.equal(ofMember({ wageIncome: `${'1,'.repeat(200_000)}1 元/月` }), 'not-an-amount');
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`x${index}`.repeat(30), 1]));
  const read = readFacts({ members: [many] }, DAY);
  assert.ok(!read.ok && read.problems.length <= 201);
  assert.match(read.problems.at(-1)?.message.zh ?? '', /还有19800处/);
});

test('the schema takes the examples that the questions give', () => {
  assert.equal(ofMember({ wageIncome: '1200 元/月' }), undefined);
  assert.match(JSON.stringify(factsSchema()), /1200 元\/月/);
});
