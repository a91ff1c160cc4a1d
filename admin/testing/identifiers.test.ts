import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../src/api/client.ts';

test('what a page names on the server is an identifier, and no two are alike', () => {
  const made = Array.from({ length: 1000 }, newId);
  for (const id of made)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(made).size, made.length);
});
