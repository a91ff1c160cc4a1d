import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, explain, makePlan, type Plan, toColumns } from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { openLaw } from '../policy/open-law.ts';
import { createPlans } from './plans.ts';

const law = await openLaw();
const SCHEMES = ['minimum-living-allowance', 'old-age-allowance', 'temporary-relief', 'edge-family'];
const REGIONS = ['420281', '430529', '320904'];
const DAYS = 60;

/** Days all over the years, and both sides of days on which something changed. */
const days = [
  ...['2021-06-30', '2021-07-01', '2022-10-19', '2022-10-20', '2023-03-31', '2023-04-01', '2026-07-01'],
  ...Array.from({ length: DAYS }, (_, place) =>
    Temporal.PlainDate.from('2018-01-01')
      .add({ days: place * 52 })
      .toString(),
  ),
];

const kernelOf = (plan: Plan) => {
  const { body, planned, schemes } = toColumns(plan);
  return { body, planned: [...planned], schemes };
};

test('a plan that was made for another day of the same rules is that of the day', () => {
  const planOf = createPlans(law);
  const random = seeded(7);
  for (const [place, day] of days.entries()) {
    const scheme = SCHEMES[place % SCHEMES.length] ?? '';
    const region = REGIONS[place % REGIONS.length] ?? '';
    const apart = makePlan(law.handbook, law.book, { region, day, schemes: [scheme] });
    const shared = planOf({ region, day, scheme });
    assert.deepEqual(kernelOf(shared), kernelOf(apart), `${region} ${day} ${scheme}`);
    const facts = randomFacts(random, shared.day);
    const [first, second] = [shared, apart].map((plan) =>
      evaluate(plan, facts).map((decision) => explain(plan, decision, 'zh')),
    );
    assert.deepEqual(first, second);
  }
});

test('a day of the same rules makes no tree of its own', () => {
  const planOf = createPlans(law);
  const asked = { region: '420281', scheme: 'minimum-living-allowance' };
  const [first, second] = ['2023-06-15', '2023-06-16'].map((day) => planOf({ ...asked, day }).schemes[0]);
  assert.equal(first, second);
  assert.notEqual(planOf({ ...asked, day: '2023-03-31' }).schemes[0], first);
});
