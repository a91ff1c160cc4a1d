import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killPayments } from './testing/kill-payments.ts';

test('four kills of program and database between roll and bank lose no act, and pay nobody twice', async () => {
  const done = await killPayments({ kills: 4, waitMsMax: 300 });
  assert.deepEqual([done.programKills, done.databaseKills], [2, 2]);
  assert.ok(done.kept > 0 && done.paid > 0, 'nothing was paid');
});
