import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue } from '../base/index.ts';
import { checkBook } from '../ledger/index.ts';

// Before the desk is opened: its database then fails at some calls of every act, in each way, before the act comes to pass.
process.env.FAULT_POINTS ??= '2';
const bank = await import('./testing/bank-desk.ts');
const pay = await import('./testing/pay-desk.ts');
const { bureau, county, db, director, second } = pay;

test('a month from the roll to the end of its run is wholly done in spite of a fault at its calls of the database', async () => {
  await bank.openPayBank();
  const purse = await pay.openPurse();
  for (const hasAccount of [true, true, true, false]) await pay.grant(purse, { hasAccount });
  const { id: runId } = getValue(await pay.prepare(purse));
  const found = (await pay.findingsOf(runId)).map(({ no }) => no);
  assert.equal(found.length, 1, 'one has no account');
  getValue(await pay.settle(runId, found, 'leave-out'));
  getValue(await pay.freeze(runId));
  for (const who of [second, director]) getValue(await pay.sign(runId, who));
  const { id: batchId } = getValue(await bank.makeFileOf(runId));
  getValue(await bank.takeIn(batchId, await bank.sayOf(batchId, { 1: 'ok', 2: 'no' })));
  getValue(await bank.decide(batchId, 'failed', { lineNos: [3] }));
  const { id: further } = getValue(await bank.reissueOf(runId, [2]));
  getValue(await bank.takeIn(further, await bank.sayOf(further, { 1: 'ok' })));
  getValue(await bank.leaveOf(runId, [3]));
  assert.deepEqual(await bank.standingOf(purse), { due: 10_000n, given: 20_000n });
  assert.equal(getValue(await bank.endOf(runId)).state, 'ended');
  assert.equal((await bank.reconcileOf(runId)).agrees, true);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});
