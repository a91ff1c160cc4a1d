import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compileFast,
  completeRow,
  createBook,
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
const DAY = '2023-06-15';
const TODAY = findYmd(DAY) ?? 0;
const ORPHAN_STANDARDS = { home: 156_000, institution: 249_600 };

interface Paid {
  of(scheme: string, member: number): number;
}

/** Families of children and elders with what each scheme pays them in a region. */
function* people(region: string, count: number, seed: number): Generator<readonly [KnownFacts, Paid]> {
  const fast = compileFast(makePlan(handbook, book, { region, day: DAY }));
  const random = seeded(seed);
  const plan = makePlan(handbook, book, { region, day: DAY });
  for (let made = 0; made < count; made++) {
    const drawn = randomFacts(random, TODAY);
    const facts: KnownFacts = {
      household: new Map([...drawn.household, ['vehicles', 0], ['dwellings', 1]]),
      members: drawn.members.map((member) => ({ ...member, facts: withChild(member.facts, random) })),
    };
    const completed = completeRow(plan, facts, fast.layout);
    assert.ok(completed.ok);
    const amounts = fast.amounts(completed.row);
    const of = (scheme: string, member: number): number => {
      const place = fast.schemes.indexOf(scheme);
      assert.ok(place >= 0, `${scheme} is not available in ${region}`);
      return amounts[place]?.[member] ?? 0;
    };
    yield [facts, { of }] as const;
  }
}

/** Half of them made children of whom nobody takes care, so that the rules meet. */
function withChild(facts: ReadonlyMap<string, number>, random: () => number): ReadonlyMap<string, number> {
  if (random() < 0.5) return facts;
  const state = (): number => 1 + Math.floor(random() * 10);
  return new Map([
    ...facts,
    ['birthDate', 20_100_101 + Math.floor(random() * 10) * 10_000],
    ['guardianship', Math.floor(random() * 4)],
    ['fatherState', state()],
    ['motherState', state()],
    ['fatherStateMonths', Math.floor(random() * 12)],
    ['motherStateMonths', 6],
  ]);
}

test('who has the orphan allowance has no other living assistance', () => {
  let seen = 0;
  for (const [facts, paid] of people('420281', 1500, 21)) {
    facts.members.forEach((_, member) => {
      if (paid.of('orphan-allowance', member) === 0) return;
      seen++;
      for (const scheme of ['unattended-children', 'extreme-poverty', 'disability-living-subsidy'])
        assert.equal(paid.of(scheme, member), 0, scheme);
    });
  }
  assert.ok(seen > 100);
});

test('an orphan in the house changes nothing of the family’s minimum living allowance', () => {
  const plan = makePlan(handbook, book, { region: '420281', day: DAY });
  const fast = compileFast(plan);
  const place = fast.schemes.indexOf('minimum-living-allowance');
  const allowance = (facts: KnownFacts): number | undefined => {
    const completed = completeRow(plan, facts, fast.layout);
    assert.ok(completed.ok);
    return fast.amounts(completed.row)[place]?.[0];
  };
  let seen = 0;
  for (const [facts, paid] of people('420281', 1500, 22)) {
    const kept = facts.members.filter((_, member) => paid.of('orphan-allowance', member) === 0);
    if (kept.length === facts.members.length || kept.length === 0) continue;
    assert.equal(allowance({ ...facts, members: kept }), allowance(facts));
    seen += Number((allowance(facts) ?? 0) > 0);
  }
  assert.ok(seen > 30);
});

test('an unattended child is never paid more than the orphans’ standard, and is not extremely poor', () => {
  let [full, madeUp] = [0, 0];
  for (const [facts, paid] of people('420281', 3000, 23)) {
    facts.members.forEach((one, member) => {
      const amount = paid.of('unattended-children', member);
      if (amount === 0) return;
      const standard = ORPHAN_STANDARDS[one.facts.get('carePlace') === 1 ? 'institution' : 'home'];
      assert.ok(amount + paid.of('disability-living-subsidy', member) <= standard);
      assert.equal(paid.of('extreme-poverty', member), 0);
      if (amount === standard) {
        full++;
        // In full there is no living subsidy beside it.
        assert.equal(paid.of('disability-living-subsidy', member), 0);
      } else madeUp++;
    });
  }
  assert.ok(full > 50 && madeUp > 50, `${full} in full, ${madeUp} made up`);
});

test('the two care subsidies are never paid together', () => {
  let seen = 0;
  for (const [facts, paid] of people('429902', 3000, 24)) {
    facts.members.forEach((_, member) => {
      const elder = paid.of('elder-care-subsidy', member);
      const disabled = paid.of('disability-care-subsidy', member);
      assert.ok(elder === 0 || disabled === 0);
      seen += Number(elder > 0);
    });
  }
  assert.ok(seen > 10);
});

test('work-injury nursing pay bars both disability subsidies everywhere', () => {
  let seen = 0;
  for (const region of ['420281', '429902', '320904']) {
    for (const [facts, paid] of people(region, 600, 25)) {
      facts.members.forEach((one, member) => {
        if (one.facts.get('workInjuryNursing') !== 1) return;
        seen++;
        assert.equal(paid.of('disability-living-subsidy', member), 0);
        assert.equal(paid.of('disability-care-subsidy', member), 0);
      });
    }
  }
  assert.ok(seen > 500);
});

test('where a province lets the extremely poor have the higher, they are paid the difference and no more', () => {
  let seen = 0;
  for (const [facts, paid] of people('429902', 4000, 26)) {
    facts.members.forEach((one, member) => {
      if (paid.of('extreme-poverty', member) === 0) return;
      const care = paid.of('disability-care-subsidy', member);
      if (care === 0) return;
      seen++;
      // Only of those whose own care allowance is lower than 120: those able to care for themselves have none.
      assert.equal(one.facts.get('selfCareUnable'), 0);
      assert.ok(care <= 12_000);
    });
  }
  assert.ok(seen > 3, `${seen} seen`);
});
