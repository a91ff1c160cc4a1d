import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killImports } from './testing/kill-import.ts';

test('an import whose program and database are killed comes to the same end, and nothing is ever half written', async () => {
  const report = await killImports({ kills: 4, rows: 3_000, imports: 1, seed: 7, waitMsMax: 700 });
  assert.equal(report.programKills + report.databaseKills, 4);
  assert.ok(report.hitWork > 0, 'no kill hit the work: the test proved nothing');
});
