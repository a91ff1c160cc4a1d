import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFast, completeRow, findYmd, type KnownFacts, makePlan } from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';

const { book } = openPacks();

/** Amounts by scheme, then by member, and whether each holds, of a family on a day in Daye. */
function judge(day: string) {
  const plan = makePlan(handbook, book, { region: '420281', day });
  const fast = compileFast(plan);
  const amounts = (facts: KnownFacts, scheme: string): readonly number[] => {
    const row = completeRow(plan, facts, fast.layout);
    assert.ok(row.ok);
    return fast.amounts(row.row)[fast.schemes.indexOf(scheme)] ?? [];
  };
  return { amounts };
}

const factOf = (facts: KnownFacts, member: number, name: string): number =>
  facts.members[member]?.facts.get(name) ?? 0;

function* families(count: number, seed: number, day: string): Generator<KnownFacts> {
  const random = seeded(seed);
  for (let made = 0; made < count; made++) yield randomFacts(random, findYmd(day) ?? 0);
}

test('medical assistance is never more than what the insurers leave of the bill', () => {
  const day = '2025-03-10';
  const { amounts } = judge(day);
  let given = 0;
  for (const facts of families(4000, 21, day)) {
    amounts(facts, 'medical-assistance').forEach((fen, member) => {
      const paid = ['medicalReduction', 'basicInsurancePaid', 'criticalInsurancePaid', 'otherInsurancePaid']
        .map((name) => factOf(facts, member, name))
        .reduce((sum, one) => sum + one, 0);
      const bill = factOf(facts, member, 'medicalBill');
      assert.ok(fen <= Math.max(0, bill - paid), `${fen} of ${bill} after ${paid}`);
      given += Number(fen > 0);
    });
  }
  assert.ok(given > 300, `only ${given} were given anything`);
});

test('more from the insurers never gives more medical assistance', () => {
  const day = '2025-03-10';
  const { amounts } = judge(day);
  let given = 0;
  for (const facts of families(2000, 22, day)) {
    const more = facts.members.map((member) => ({
      ...member,
      facts: new Map(member.facts).set(
        'basicInsurancePaid',
        (member.facts.get('basicInsurancePaid') ?? 0) + 123_456,
      ),
    }));
    const before = amounts(facts, 'medical-assistance');
    amounts({ ...facts, members: more }, 'medical-assistance').forEach((after, member) => {
      assert.ok(after <= (before[member] ?? 0));
      given += Number(after > 0);
    });
  }
  assert.ok(given > 100, `only ${given} were given anything`);
});

test('one relief is never above the limit', () => {
  const day = '2023-06-15';
  const { amounts } = judge(day);
  let atLimit = 0;
  for (const facts of families(3000, 23, day)) {
    const household = new Map(facts.household).set('emergencyMonths', 6).set('reliefGrantsThisYear', 0);
    const [fen = 0] = amounts({ ...facts, household }, 'temporary-relief');
    assert.ok(fen <= 1_000_000);
    atLimit += Number(fen === 1_000_000);
  }
  assert.ok(atLimit > 30);
});

test('everybody on the list of a month gets the same single share of the price subsidy', () => {
  const day = '2020-02-29';
  const { amounts } = judge(day);
  const shares = new Set<number>();
  for (const facts of families(2000, 24, day))
    for (const fen of amounts(facts, 'price-subsidy')) shares.add(fen);
  // Nothing, or 21.9 % of 690 in towns and of 600 in villages.
  assert.deepEqual(
    [...shares].toSorted((a, b) => a - b),
    [0, 13_140, 15_111],
  );
});
