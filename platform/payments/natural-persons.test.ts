import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryPeople } from './testing/people.ts';

test('whatever accounts and posts a person has, they are never maker and checker of one thing', async () => {
  const { tries, own, answers } = await tryPeople({ tries: 120, seed: 4 });
  assert.ok(tries >= 120 && own > 15, `${own} of ${tries} met their own work`);
  // Others do get on, and a post that ended signs nothing: or else nothing was proved.
  assert.ok((answers.get('done') ?? 0) > 10 && (answers.get('http.post-ended') ?? 0) > 10);
});
