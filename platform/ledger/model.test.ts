import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { checkModel, openModelHouse } from './testing/model.ts';

/** `LEDGER_WALKS=2000`: as many as a night has time for; the count in a test keeps it short. */
const WALKS = Number(process.env.LEDGER_WALKS ?? 8);
const STEPS = Number(process.env.LEDGER_STEPS ?? 40);
const SEED = Number(process.env.LEDGER_SEED ?? 20_261_123);

const house = await openModelHouse();
after(() => house.close());

test('whatever is done in whatever order, the book says what a book of one page would say', async () => {
  const commands = house.commands(STEPS);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(commands, async (walk) => {
      for (const answer of await checkModel(house, walk)) seen.add(answer);
    }),
    { numRuns: WALKS, seed: SEED, endOnFailure: false },
  );
  const wanted = [
    'done',
    'key.reused',
    'balance.short',
    'item.twice',
    'transfer.reversed',
    'hold.ended',
    'hold.too-much',
  ];
  for (const answer of wanted)
    assert.ok(seen.has(answer === 'done' ? answer : `ledger.${answer}`), `no walk came to ${answer}`);
});
