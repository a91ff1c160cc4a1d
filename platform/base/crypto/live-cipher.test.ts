import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, mock, test } from 'node:test';
import { createFieldCipher } from './cipher.ts';
import { addFieldKey, newKeyRing, openKeyRing } from './keys.ts';
import { openLiveCipher } from './live-cipher.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-live-cipher-'));
const place = { countyCode: '420281', table: 'person', column: 'id_sealed', rowId: '1' };
const error = mock.method(console, 'error', () => undefined);
const opened: { stop(): void }[] = [];
after(() => {
  for (const { stop } of opened) stop();
  error.mock.restore();
  rmSync(folder, { recursive: true, force: true });
});

function open(name: string) {
  const keyFile = path.join(folder, name);
  const ring = openKeyRing(keyFile);
  const live = openLiveCipher(ring, keyFile);
  opened.push(live);
  return { keyFile, ring, cipher: live.cipher };
}

test('a program with older keys takes up what was added since: at its start, and when it meets a value under it', () => {
  const { keyFile, ring, cipher } = open('added.json');
  const sealed = createFieldCipher(addFieldKey(keyFile)).seal('张三', place);
  assert.equal(cipher.open(sealed, place), '张三');
  assert.equal(cipher.currentKeyNo, 2);
  const late = openLiveCipher(ring, keyFile);
  opened.push(late);
  assert.equal(late.cipher.currentKeyNo, 2);
});

test('when the key file goes away, no new keys are made and the known ones stay in use', () => {
  const { keyFile, cipher } = open('gone.json');
  const sealed = cipher.seal('张三', place);
  rmSync(keyFile);
  const foreign = Buffer.from(sealed);
  foreign.writeUInt16BE(7);
  assert.throws(() => cipher.open(foreign, place), /key 7, which is gone/);
  assert.ok(!existsSync(keyFile), 'it made keys of its own');
  assert.equal(cipher.open(sealed, place), '张三');
});

test('the keys of another installation are not taken up', () => {
  const { keyFile, cipher } = open('other.json');
  const sealed = cipher.seal('张三', place);
  writeFileSync(
    keyFile,
    JSON.stringify({
      current: 7,
      field: { 7: 'AAAAAAAAAAAAAAAAAAAAAA==' },
      index: newKeyRing().indexKey.toString('base64'),
    }),
  );
  const foreign = Buffer.from(sealed);
  foreign.writeUInt16BE(7);
  assert.throws(() => cipher.open(foreign, place), /key 7, which is gone/);
  assert.equal(cipher.open(sealed, place), '张三');
});
