import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compileFast,
  completeRow,
  findYmd,
  fullLayout,
  type KnownFacts,
  makePlan,
} from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';

const { book } = openPacks();
const DAY = '2023-06-15';
const plan = makePlan(handbook, book, { region: '420281', day: DAY });
const fast = compileFast(plan);
const place = (code: string): number => fast.schemes.indexOf(code);
const DIBAO = place('minimum-living-allowance');
const EXTREME = place('extreme-poverty');
const LIVING = place('disability-living-subsidy');
const CARE = place('disability-care-subsidy');

/** Amounts by scheme, then by member. */
function amountsOf(facts: KnownFacts): readonly (readonly number[])[] {
  const completed = completeRow(plan, facts, fast.layout);
  assert.ok(completed.ok);
  return fast.amounts(completed.row);
}

const familyAmount = (facts: KnownFacts): number => amountsOf(facts)[DIBAO]?.[0] ?? 0;

function withMember(
  facts: KnownFacts,
  member: number,
  name: string,
  change: (value: number) => number,
): KnownFacts {
  const members = facts.members.map((one, index) =>
    index === member
      ? { ...one, facts: new Map(one.facts).set(name, change(one.facts.get(name) ?? 0)) }
      : one,
  );
  return { ...facts, members };
}

function withHousehold(facts: KnownFacts, values: Readonly<Record<string, number>>): KnownFacts {
  return { ...facts, household: new Map([...facts.household, ...Object.entries(values)]) };
}

/** Families as they might apply: poor, without property, not yet on the roll. */
function* families(count: number, seed: number): Generator<readonly [KnownFacts, () => number]> {
  const random = seeded(seed);
  for (let made = 0; made < count; made++) {
    const drawn = randomFacts(random, findYmd(DAY) ?? 0);
    const poor = withHousehold(drawn, {
      vehicles: 0,
      dwellings: 1,
      financialAssets: 0,
      receivesMinimumLiving: 0,
    });
    const members = poor.members.map((member) => ({
      ...member,
      facts: new Map(
        [...member.facts].map(([name, value]) => [
          name,
          value > 1_000_000 && name.endsWith('Income') ? value % 900_000 : value,
        ]),
      ),
    }));
    yield [{ ...poor, members }, random] as const;
  }
}

/**
 * Nobody who could be granted as a household of one. The law itself has a step there: such a person of an
 * edge family is measured by their own income, and may get more than a family just below the standard.
 */
const withoutSingles = (facts: KnownFacts): KnownFacts => ({
  ...facts,
  members: facts.members.map((member) => ({
    ...member,
    facts: new Map(member.facts).set('disabilityKind', 0).set('disabilityGrade', 0).set('seriousIllness', 0),
  })),
});

test('more income never gives a family more allowance', () => {
  let granted = 0;
  for (const [drawn, random] of families(4000, 11)) {
    const facts = withoutSingles(drawn);
    const member = Math.floor(random() * facts.members.length);
    const before = familyAmount(facts);
    const after = familyAmount(
      withMember(facts, member, 'wageIncome', (value) => value + Math.floor(random() * 400_000)),
    );
    const isOnlyExtreme = (amountsOf(facts)[EXTREME]?.[member] ?? 0) > 0;
    if (isOnlyExtreme) continue; // Who leaves support for the extremely poor joins the family that is counted.
    assert.ok(after <= before, `${before} became ${after}`);
    granted += Number(before > 0);
  }
  assert.ok(granted > 300);
});

test('amounts are whole and never negative', () => {
  for (const [facts] of families(3000, 12)) {
    for (const amount of amountsOf(facts).flat()) assert.ok(Number.isSafeInteger(amount) && amount >= 0);
  }
});

test('who is extremely poor gets neither of the disability subsidies', () => {
  let seen = 0;
  for (const [facts] of families(6000, 13)) {
    const amounts = amountsOf(facts);
    facts.members.forEach((_, member) => {
      if ((amounts[EXTREME]?.[member] ?? 0) === 0) return;
      seen++;
      assert.equal(amounts[LIVING]?.[member], 0);
      assert.equal(amounts[CARE]?.[member], 0);
    });
  }
  assert.ok(seen > 100);
});

test('who is extremely poor does not count for the minimum living allowance', () => {
  let seen = 0;
  for (const [facts] of families(6000, 14)) {
    const amounts = amountsOf(facts);
    const kept = facts.members.filter((_, member) => (amounts[EXTREME]?.[member] ?? 0) === 0);
    if (kept.length === facts.members.length || kept.length === 0) continue;
    seen++;
    assert.equal(familyAmount({ ...facts, members: kept }), amounts[DIBAO]?.[0]);
  }
  assert.ok(seen > 100);
});

test('one more member without income never lowers what the family gets', () => {
  let granted = 0;
  for (const [drawn] of families(3000, 15)) {
    const facts = withoutSingles(drawn);
    const [first] = facts.members;
    if (!first) continue;
    const child = new Map(first.facts);
    for (const name of child.keys()) if (/Income|Paid|Costs|Pension/.test(name)) child.set(name, 0);
    for (const name of ['living', 'disabilityKind', 'seriousIllness', 'guardianship']) child.set(name, 0);
    child.set('birthDate', 20_120_101).set('legalSupport', 2);
    const before = familyAmount(facts);
    const after = familyAmount({ ...facts, members: [...facts.members, { id: 'child', facts: child }] });
    assert.ok(after >= before, `${before} became ${after}`);
    granted += Number(before > 0);
  }
  assert.ok(granted > 300);
});

test('every column of the vocabulary can be filled from a family whose facts are all known', () => {
  for (const [facts] of families(200, 16)) assert.ok(completeRow(plan, facts, fullLayout).ok);
});
