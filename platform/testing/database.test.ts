import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isLeft } from './database.ts';

const HOUR = 60;
const NOBODY = 2 ** 30;

test('a test database goes when its process is gone, and one that is in use or just made stays', () => {
  assert.equal(isLeft(`test_${NOBODY}_1795443241886_1`, HOUR), true);
  assert.equal(isLeft(`test_${NOBODY}_1795443241886_1`, 1), false);
  assert.equal(isLeft(`test_${process.pid}_1795443241886_1`, HOUR), false);
});

test('a database that a run had filled goes with the folder of the run', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-run-'));
  const name = `filled_${Buffer.from(path.basename(folder)).toString('hex')}`;
  for (const one of [name, `${name}_making`]) assert.equal(isLeft(one, HOUR), false);
  rmSync(folder, { recursive: true });
  for (const one of [name, `${name}_making`]) assert.equal(isLeft(one, HOUR), true);
});

test('templates stay for a day’s work, and what is none of ours stays for ever', () => {
  assert.equal(isLeft('template_033e3a5b1c72a485', HOUR), false);
  assert.equal(isLeft('template_033e3a5b1c72a485', 24 * HOUR), true);
  for (const other of ['postgres', 'template0', 'template1', 'minzheng', 'test_of_somebody'])
    assert.equal(isLeft(other, 1_000 * HOUR), false, other);
});
