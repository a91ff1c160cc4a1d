import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openModelHouse } from './testing/model.ts';
import { walkBook } from './testing/walk-book.ts';

const house = await openModelHouse();
after(() => house.close());

const ANSWERS = [
  'done',
  'ledger.key.reused',
  'ledger.balance.short',
  'ledger.item.twice',
  'ledger.transfer.reversed',
  'ledger.hold.ended',
  'ledger.hold.too-much',
];

test('whatever is done in whatever order, the book says what a book of one page would say', async () => {
  const seen = await walkBook(house, { walks: 8, steps: 40, seed: 20_261_123 });
  for (const answer of ANSWERS) assert.ok(seen.has(answer), `no walk came to ${answer}`);
});
