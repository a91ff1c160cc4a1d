import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRotations } from '../testing/kill-rotation.ts';

test('a rotation of keys that is killed loses no value, goes on where it was, and its old key can be dropped', async () => {
  const report = await killRotations({ kills: 3, people: 8_000, random: Math.random });
  assert.equal(report.beforeSealing, 1);
  assert.ok(report.whileSealing > 0, 'no kill hit the work: the test proved nothing');
});
