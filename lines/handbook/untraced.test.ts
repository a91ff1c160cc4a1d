import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createBook,
  type Decision,
  evaluate,
  findYmd,
  type KnownFacts,
  makePlan,
} from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';
import { variantPacks } from './testing/variant-packs.ts';

const { packs } = openPacks();
const model = packs.find(({ region }) => region === '420281');
assert.ok(model);
const book = createBook([...packs, ...variantPacks(packs, model)], handbook.documents);
const REGIONS = [...book.regions.keys()].filter((region) => !region.endsWith('00'));
const DAYS = ['2019-02-28', '2020-04-01', '2023-06-15', '2026-08-01'];

const withoutTrace = (decisions: readonly Decision[]): readonly object[] =>
  decisions.map(({ trace: _, ...rest }) => rest);

/** Some facts are not known yet, as when a family first comes. */
function forget(facts: KnownFacts, random: () => number, share: number): KnownFacts {
  const keep = (known: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    new Map([...known].filter(() => random() >= share));
  return {
    household: keep(facts.household),
    members: facts.members.map(({ id, facts: known }) => ({ id, facts: keep(known) })),
  };
}

for (const day of DAYS) {
  test(`without the trace the same results and questions, in every region on ${day}`, () => {
    let [decided, asked] = [0, 0];
    for (const region of REGIONS) {
      const plan = makePlan(handbook, book, { region, day });
      const random = seeded(Number(region));
      for (let made = 0; made < 60; made++) {
        const drawn = randomFacts(random, findYmd(day) ?? 0);
        const facts = forget(drawn, random, [0, 0.02, 0.3][made % 3] ?? 0);
        const decisions = evaluate(plan, facts, { trace: false });
        assert.deepEqual(
          decisions,
          evaluate(plan, facts).map((one) => ({ ...one, trace: [] })),
        );
        decided += decisions.filter(({ status }) => status === 'decided').length;
        asked += decisions.filter(({ status }) => status === 'needs-facts').length;
      }
    }
    assert.ok(decided > 500 && asked > 500, `${decided} decided, ${asked} asked`);
  });
}

test('a fact that is missing is asked and never taken as nothing', () => {
  const plan = makePlan(handbook, book, { region: '420281', day: '2023-06-15' });
  const decisions = evaluate(
    plan,
    { household: new Map(), members: [{ id: '1', facts: new Map() }] },
    { trace: false },
  );
  for (const { scheme, status, amountFen, questions } of decisions) {
    if (status !== 'needs-facts') continue;
    assert.ok(questions.length > 0, scheme.code);
    assert.equal(amountFen, undefined, scheme.code);
  }
  assert.ok(decisions.filter(({ status }) => status === 'needs-facts').length > 10);
});

test('one family after another, and one plan beside another, do not mix', () => {
  const [one, two] = ['420281', '320904'].map((region) =>
    makePlan(handbook, book, { region, day: '2023-06-15' }),
  );
  assert.ok(one && two);
  const random = seeded(5);
  const families = Array.from({ length: 30 }, () => randomFacts(random, 20_230_615));
  const alone = [one, two].map((plan) =>
    families.map((facts) => withoutTrace(evaluate(plan, facts, { trace: false }))),
  );
  const inTurn = families.map((facts) =>
    [one, two].map((plan) => withoutTrace(evaluate(plan, facts, { trace: false }))),
  );
  assert.deepEqual(
    inTurn,
    families.map((_, index) => alone.map((results) => results[index])),
  );
});
