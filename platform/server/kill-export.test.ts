import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killExports } from './testing/kill-export.ts';

test('an export whose program is killed is made anew by the next one, and no half of a file is ever given out', async () => {
  const report = await killExports({ kills: 2, rows: 20_000 });
  assert.ok(report.hitWork > 0, 'no kill hit the work: the test proved nothing');
});
