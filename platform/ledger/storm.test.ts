import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seeded } from '../../engine/testing/random-facts.ts';
import { openTestBook } from './testing/book.ts';
import { stormKeys } from './testing/storm.ts';

const book = await openTestBook(16);
after(() => book.close());

test('keys that come many times at once, through connections that are cut, with other input and 400 days late, count once', async () => {
  const { tries, cut } = await stormKeys(book, { keys: 80, random: seeded(20_261_123) });
  assert.ok(tries > 80 * 3 && cut > 0, 'nothing was cut');
});
