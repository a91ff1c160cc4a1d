import assert from 'node:assert/strict';
import { createCipheriv, createHmac, hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../ids.ts';
import { createFieldCipher } from './cipher.ts';
import { newKeyRing } from './keys.ts';

const SEED = 20_261_123;
const ring = newKeyRing();
const cipher = createFieldCipher(ring);
const place = () => ({ countyCode: '420281', table: 'person', column: 'id_sealed', rowId: newId() });

test('SM3 gives the digests of GB/T 32905-2016, annex A', () => {
  assert.equal(hash('sm3', 'abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(
    hash('sm3', 'abcd'.repeat(16)),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});

test('SM4 gives the block of GB/T 32907-2016, annex A', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const ecb = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  assert.equal(ecb.update(key, undefined, 'hex'), '681edf34d206965e86b3e94f536e4246');
});

test('SM4-GCM gives the vector of RFC 8998, appendix A', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const gcm = createCipheriv('sm4-gcm' as 'aes-128-gcm', key, Buffer.from('00001234567800000000abcd', 'hex'));
  gcm.setAAD(Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'));
  const plain =
    'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa';
  const body = gcm.update(plain, 'hex', 'hex') + gcm.final('hex');
  assert.equal(
    body,
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
  );
  assert.equal(gcm.getAuthTag().toString('hex'), '83de3541e4c2b58177e065a9bf7b62ec');
});

test('HMAC-SM3 is the construction of RFC 2104 over SM3', () => {
  const key = Buffer.alloc(64, 'key', 'latin1').fill(0, 3);
  const pad = (byte: number) => key.map((k) => k ^ byte);
  const inner = hash('sm3', Buffer.concat([pad(0x36), Buffer.from('text')]), 'buffer');
  const outer = hash('sm3', Buffer.concat([pad(0x5c), inner]));
  assert.equal(createHmac('sm3', 'key').update('text').digest('hex'), outer);
});

test('what was sealed opens again, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (plain) => {
      const at = place();
      assert.equal(cipher.open(cipher.seal(plain, at), at), plain);
    }),
    { seed: SEED },
  );
});

test('any flipped bit, any cut and any move to another row, column, table or county is refused', () => {
  const at = place();
  const sealed = cipher.seal('420299197901010010', at);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    assert.throws(() => cipher.open(flipped, at), `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => cipher.open(sealed.subarray(0, length), at), `cut to ${length}`);
  }
  const moves = [
    { rowId: newId() },
    { column: 'phone_sealed' },
    { table: 'bank_account' },
    { countyCode: '420921' },
  ];
  for (const move of moves)
    assert.throws(() => cipher.open(sealed, { ...at, ...move }), JSON.stringify(move));
});

test('a hundred thousand seals use a hundred thousand initialisation vectors', () => {
  const at = place();
  const seen = new Set<string>();
  for (let i = 0; i < 100_000; i++) seen.add(cipher.seal('same', at).subarray(2, 14).toString('latin1'));
  assert.equal(seen.size, 100_000);
});

test('a blind index finds the same value again, and only in its own county, purpose and installation', () => {
  const index = cipher.blindIndex('id', '420281', '420299197901010010');
  assert.equal(index.length, 16);
  assert.deepEqual(cipher.blindIndex('id', '420281', '420299197901010010'), index);
  for (const other of [
    cipher.blindIndex('id', '420921', '420299197901010010'),
    cipher.blindIndex('phone', '420281', '420299197901010010'),
    cipher.blindIndex('id', '420281', '420299197901010011'),
    createFieldCipher(newKeyRing()).blindIndex('id', '420281', '420299197901010010'),
  ]) {
    assert.notDeepEqual(other, index);
  }
});

test('the keys for fields, indexes and anchors have nothing in common', () => {
  const keys = [...ring.fieldKeys.values(), ring.indexKey, ring.anchorKey].map((key) => key.toString('hex'));
  for (const one of keys) {
    for (const other of keys) assert.ok(one === other || !one.includes(other.slice(0, 32)));
  }
});
