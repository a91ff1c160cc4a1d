import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killLedger } from './testing/kill-ledger.ts';

test('four kills of program and database in turn lose nothing that was kept, and leave nothing half', async () => {
  const done = await killLedger({ kills: 4, waitMsMax: 200 });
  assert.deepEqual([done.programKills, done.databaseKills], [2, 2]);
  assert.ok(done.kept > 0, 'nothing was posted');
});
