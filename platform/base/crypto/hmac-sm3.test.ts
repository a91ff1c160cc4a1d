import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { hmacSm3 } from './hmac-sm3.ts';

test('HMAC-SM3 agrees with the runtime’s, whatever the key and the text', () => {
  const anyKey = fc.uint8Array({ minLength: 1, maxLength: 64 });
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  fc.assert(
    fc.property(anyKey, fc.array(anyText, { minLength: 1, maxLength: 5 }), (key, texts) => {
      const ours = hmacSm3(key, 32);
      for (const text of texts)
        assert.equal(ours(text).toString('hex'), createHmac('sm3', key).update(text).digest('hex'));
    }),
    { numRuns: 100 },
  );
});

test('texts at the edge of a block are padded as the standard says', () => {
  const ours = hmacSm3(Buffer.alloc(32, 7), 16);
  for (let length = 0; length < 200; length++) {
    const text = 'x'.repeat(length);
    const expected = createHmac('sm3', Buffer.alloc(32, 7)).update(text).digest().subarray(0, 16);
    assert.deepEqual(ours(text), expected, `${length} bytes`);
  }
});
