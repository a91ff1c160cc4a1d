import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walkRuns } from './testing/walk-runs.ts';

/** Each of these has to come about, or the walks lead nowhere. */
const WANTED = [
  'sign: done',
  'file: again',
  'return: done',
  'return: again',
  'decide: done',
  'decide: payments.bank.own-file',
  'reissue: done',
  'reissue: payments.bank.nothing-again',
  'end: payments.bank.open',
  'prepare: payments.nothing',
];

test('whatever is done with runs in whatever order, each answer is that of a page of paper, and the ledger pays whom it pays', async () => {
  const { seen } = await walkRuns({ walks: 8, steps: 45, seed: 20_261_123 });
  for (const answer of WANTED) assert.ok(seen.has(answer), `no walk came to ${answer}`);
});
