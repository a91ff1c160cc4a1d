import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFieldCipher, newId, newKeyRing } from '../base/index.ts';
import { partPlace } from './paper.ts';

test('a part of a paper opens only in its own place: not under another content, number or county', () => {
  const cipher = createFieldCipher(newKeyRing());
  const [content, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const sealed = cipher.sealBytes(Buffer.from(newId()), partPlace('420281', content)(0));
  assert.ok(cipher.openBytes(sealed, partPlace('420281', content)(0)).length > 0);
  for (const place of [
    partPlace('420281', other)(0),
    partPlace('420281', content)(1),
    partPlace('420921', content)(0),
  ])
    assert.throws(() => cipher.openBytes(sealed, place));
});
