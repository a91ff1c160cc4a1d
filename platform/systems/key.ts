import { hash, randomBytes } from 'node:crypto';

const PREFIX = 'mzk_';
const KEY_BYTES = 32;
const KEY = /^mzk_[A-Za-z0-9_-]{43}$/;

export interface NewKey {
  /** Shown once. */
  readonly key: string;
  readonly keyHash: Buffer;
  /** By which its owner tells it from their others. */
  readonly tail: string;
}

/** Only the hash is stored: 256 random bits cannot be guessed from it, however fast one hashes. */
export const keyHashOf = (key: string): Buffer => hash('sm3', key, 'buffer');

export function newKey(): NewKey {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  return { key, keyHash: keyHashOf(key), tail: key.slice(-4) };
}

/** The key of an `Authorization` header, or nothing when it holds none of ours. */
export function findKey(header: string): string | undefined {
  const key = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  return key !== undefined && KEY.test(key) ? key : undefined;
}
