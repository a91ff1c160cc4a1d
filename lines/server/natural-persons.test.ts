import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryPeopleOfLines } from './testing/people.ts';

test('nobody adopts, approves, confirms, pays or opens what they made, with whatever account, on whatever path', async () => {
  const { tries, own, walls, answers } = await tryPeopleOfLines({ tries: 120, seed: 7 });
  assert.ok(tries >= 120 && own > 15 && walls > 3, `${own} of ${tries} met their own work, ${walls} a wall`);
  // Others do get on, and a post that ended does nothing: or else nothing was proved.
  assert.ok((answers.get('done') ?? 0) > 10 && (answers.get('http.post-ended') ?? 0) > 10);
});
