import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../engine/testing/random-facts.ts';
import { walkInterleavings } from '../testing/interleavings.ts';
import { openPayPairs, payPairs, unlocked, unwaited } from './testing/pairs.ts';
import { desk } from './testing/pay-desk.ts';

await openPayPairs();
/** A few here; all of them, or thousands, in a night. */
const ORDERS = 3;

for (const pair of payPairs) {
  test(`in whatever order their calls come, each sees the whole of the other or nothing: ${pair.name}`, async () => {
    const settings = { max: ORDERS, random: seeded(11) };
    const walked = await walkInterleavings(desk.ownerUrl, pair, settings);
    assert.equal(walked.schedules, ORDERS);
  });
}

test('a signature that takes no lock is found', async () => {
  const settings = { max: 60, random: seeded(11) };
  await assert.rejects(walkInterleavings(desk.ownerUrl, unlocked, settings), /in the order/);
});

test('who is faster at a fund is not waited for: the bare refusal of the book is found', async () => {
  const settings = { max: 60, random: seeded(11) };
  await assert.rejects(walkInterleavings(desk.ownerUrl, unwaited, settings), /ledger\.balance\.short/);
});
