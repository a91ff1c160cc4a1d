import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The keys of an installation, kept outside the database (a file of mode 0600, or the path in
 * `MINZHENG_KEY_FILE`). `field` keys encrypt columns; the newest one writes, all of them read, so that
 * rotation is: add one, re-encrypt in the background, drop the old one. `index` makes blind indexes and
 * is never rotated without rebuilding them.
 */
export interface KeyRing {
  readonly currentFieldKeyNo: number;
  readonly fieldKeys: ReadonlyMap<number, Buffer>;
  readonly indexKey: Buffer;
  readonly anchorKey: Buffer;
}

interface KeyFile {
  current: number;
  field: Record<string, string>;
  index: string;
}

const FIELD_KEY_BYTES = 16;
const INDEX_KEY_BYTES = 32;

function parse(text: string): KeyRing {
  const file = JSON.parse(text) as KeyFile;
  const fieldKeys = new Map(
    Object.entries(file.field).map(([no, key]) => [Number(no), Buffer.from(key, 'base64')]),
  );
  const indexKey = Buffer.from(file.index, 'base64');
  if (!fieldKeys.has(file.current) || indexKey.length !== INDEX_KEY_BYTES) {
    throw new Error('the key file is damaged: its current key is not in it');
  }
  const anchorKey = Buffer.from(hkdfSync('sm3', indexKey, '', 'minzheng audit anchor', INDEX_KEY_BYTES));
  return { currentFieldKeyNo: file.current, fieldKeys, indexKey, anchorKey };
}

function serialise(ring: Pick<KeyRing, 'currentFieldKeyNo' | 'fieldKeys' | 'indexKey'>): string {
  const field = Object.fromEntries([...ring.fieldKeys].map(([no, key]) => [no, key.toString('base64')]));
  const file: KeyFile = { current: ring.currentFieldKeyNo, field, index: ring.indexKey.toString('base64') };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Written beside and renamed over, so that a crash leaves the old file or the new one, never half of one. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

export function newKeyRing(): KeyRing {
  const indexKey = randomBytes(INDEX_KEY_BYTES);
  return parse(
    serialise({ currentFieldKeyNo: 1, fieldKeys: new Map([[1, randomBytes(FIELD_KEY_BYTES)]]), indexKey }),
  );
}

/** Tells one key ring from another without giving anything of it away; the same before and after a rotation. */
export function fingerprintOf(ring: KeyRing): string {
  return Buffer.from(hkdfSync('sm3', ring.indexKey, '', 'minzheng key fingerprint', 16)).toString('hex');
}

/** Reads a key ring from the text of a key file, as a backup holds it. */
export function readKeyFile(file: string): { text: string; ring: KeyRing } {
  const text = readFileSync(file, 'utf8');
  return { text, ring: parse(text) };
}

/** Puts a key file from a backup in its place; one that is there already stays. */
export function putKeyFile(file: string, text: string): KeyRing {
  parse(text);
  if (!existsSync(file)) writeWhole(file, text);
  return openKeyRing(file);
}

/** The installation's keys; made on the first start. */
export function openKeyRing(file: string): KeyRing {
  if (!existsSync(file)) writeWhole(file, serialise(newKeyRing()));
  return parse(readFileSync(file, 'utf8'));
}

/** Adds a field key and makes it the one that writes. Old ones stay until everything is re-encrypted. */
export function addFieldKey(file: string): KeyRing {
  const ring = openKeyRing(file);
  const no = Math.max(...ring.fieldKeys.keys()) + 1;
  const fieldKeys = new Map(ring.fieldKeys).set(no, randomBytes(FIELD_KEY_BYTES));
  writeWhole(file, serialise({ ...ring, currentFieldKeyNo: no, fieldKeys }));
  return openKeyRing(file);
}

/** Drops every field key but the current one; call only after nothing is left on the others. */
export function dropOldFieldKeys(file: string): KeyRing {
  const ring = openKeyRing(file);
  const fieldKeys = new Map([...ring.fieldKeys].filter(([no]) => no === ring.currentFieldKeyNo));
  writeWhole(file, serialise({ ...ring, fieldKeys }));
  return openKeyRing(file);
}
