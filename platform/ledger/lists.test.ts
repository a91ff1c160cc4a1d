import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seeded } from '../../engine/testing/random-facts.ts';
import { openTestBook } from './testing/book.ts';
import { appendLists, edgesOf, findCircle } from './testing/lists.ts';

const book = await openTestBook(8);
after(() => book.close());

test('transfers and looks at once stand in one order that all accounts agree on', async () => {
  const random = seeded(20_261_123);
  const lists = await appendLists(book, { transfers: 300, hands: 6, random });
  assert.ok(lists.committed > 100 && lists.looks > 20, 'much went on');
});

test('a circle is found: two lists that disagree, and a look that comes too late for what it has not seen', () => {
  const at = (id: string, beganAt: number, endedAt: number) => ({ id, beganAt, endedAt });
  const append = (account_id: string, transfer_id: string, seq: bigint) => ({ account_id, transfer_id, seq });
  const both = [at('one', 0, 9), at('two', 1, 8)];
  const agree = [
    append('a', 'one', 1n),
    append('a', 'two', 2n),
    append('b', 'one', 1n),
    append('b', 'two', 2n),
  ];
  assert.deepEqual(findCircle(edgesOf(both, agree)), []);
  const cross = [
    append('a', 'one', 1n),
    append('a', 'two', 2n),
    append('b', 'two', 1n),
    append('b', 'one', 2n),
  ];
  assert.equal(findCircle(edgesOf(both, cross)).length, 2);
  const late = [at('one', 0, 2), { ...at('look', 5, 6), seen: new Map([['a', 0]]) }];
  assert.ok(findCircle(edgesOf(late, [append('a', 'one', 1n)])).length > 0);
  assert.throws(() => edgesOf(both, [append('a', 'one', 1n)]), /lost/);
});
