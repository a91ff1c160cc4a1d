import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDamagedFiles } from './testing/damaged-files.ts';

test('whatever happened to a file on its way, nothing is believed that the bank did not say, and nothing is left out', async () => {
  const counts = await readDamagedFiles({ files: 250, seed: 20_261_123 });
  for (const [what, count] of Object.entries(counts)) assert.ok(count > 10, `no file came to ${what}`);
});
