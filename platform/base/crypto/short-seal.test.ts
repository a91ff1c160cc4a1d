import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { SHORT_BYTES_MAX, shortSealer } from './short-seal.ts';

const HEAD = 2;
const IV_BYTES = 12;

/** What the runtime makes of it with the same initialisation vector. */
function byRuntime(key: Buffer, iv: Buffer, bound: string, plain: string): Buffer {
  const gcm = createCipheriv('sm4-gcm' as 'aes-128-gcm', key, iv);
  gcm.setAAD(Buffer.from(bound));
  return Buffer.concat([iv, gcm.update(plain, 'utf8'), gcm.final(), gcm.getAuthTag()]);
}

const anyKey = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes));
const anyText = (maxLength: number) => fc.string({ unit: 'binary-ascii', maxLength });

test('a short text is sealed as the runtime seals it, whatever the key, the text and the binding', () => {
  fc.assert(
    fc.property(
      anyKey,
      fc.array(fc.tuple(anyText(SHORT_BYTES_MAX), anyText(192)), { minLength: 1 }),
      (key, all) => {
        const sealer = shortSealer(key);
        for (const [plain, bound] of all) {
          const sealed = sealer.seal(plain, bound, HEAD)?.subarray(HEAD);
          assert.ok(sealed !== undefined);
          const iv = sealed.subarray(0, IV_BYTES);
          assert.equal(sealed.toString('hex'), byRuntime(key, iv, bound, plain).toString('hex'));
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what is longer, or no ASCII, is left to the runtime', () => {
  const sealer = shortSealer(Buffer.alloc(16, 7));
  for (const [plain, bound] of [
    ['x'.repeat(SHORT_BYTES_MAX + 1), 'place'],
    ['short', 'x'.repeat(193)],
    ['护照', 'place'],
    ['short', '护照'],
  ] as const) {
    assert.equal(sealer.seal(plain, bound, HEAD), undefined);
  }
});

test('no initialisation vector is used twice, over the end of what is made at once', () => {
  const sealer = shortSealer(Buffer.alloc(16, 7));
  const seen = new Set<string>();
  for (let i = 0; i < 5_000; i++)
    seen.add(sealer.seal('same', 'place', 0)?.subarray(0, IV_BYTES).toString('hex') ?? 'none');
  assert.equal(seen.size, 5_000);
});
