import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seeded } from '../../engine/testing/random-facts.ts';
import { walkInterleavings } from '../../platform/testing/interleavings.ts';
import { openCasePairs } from './testing/pairs.ts';

const { house, pairs, unlocked } = await openCasePairs();
after(() => house.close());
/** A few here; all of them, or thousands, in a night. */
const ORDERS = 3;

for (const pair of pairs) {
  test(`in whatever order their calls come, one decision stands and the other is told: ${pair.name}`, async () => {
    const walked = await walkInterleavings(house.database.ownerUrl, pair, { max: ORDERS, random: seeded(5) });
    assert.equal(walked.schedules, ORDERS);
  });
}

test('an act on a case that takes no lock is found', async () => {
  await assert.rejects(walkInterleavings(house.database.ownerUrl, unlocked, { max: 80, random: seeded(5) }));
});
