import type { FieldCipher } from './cipher.ts';

const ID_HASH_BYTES = 16;
/** Eleven thousand tails do not meet by chance in so many. */
const TAIL_BYTES = 6;

/**
 * What each kind of secret is looked up by; the purposes are part of the stored hashes and never change. The hash of an
 * ID number begins with that of its last four, so that one index finds people by either.
 */
export function idHash(cipher: FieldCipher, countyCode: string, number18: string): Buffer {
  const hash = Buffer.allocUnsafe(ID_HASH_BYTES);
  idTailHash(cipher, countyCode, number18.slice(-4)).copy(hash, 0, 0, TAIL_BYTES);
  cipher.blindIndex('id', countyCode, number18).copy(hash, TAIL_BYTES, 0, ID_HASH_BYTES - TAIL_BYTES);
  return hash;
}

/** First and last of the hashes of all numbers with these last four. */
export function idHashesOfTail(
  cipher: FieldCipher,
  countyCode: string,
  lastFour: string,
): { first: Buffer; last: Buffer } {
  const [first, last] = [Buffer.alloc(ID_HASH_BYTES), Buffer.alloc(ID_HASH_BYTES, 0xff)];
  const tail = idTailHash(cipher, countyCode, lastFour);
  for (const end of [first, last]) tail.copy(end, 0, 0, TAIL_BYTES);
  return { first, last };
}

/** There are eleven thousand tails, and a large list has each of them ten times. */
const tails = new WeakMap<FieldCipher, Map<string, Buffer>>();
const TAILS_MAX = 12_000;

export function idTailHash(cipher: FieldCipher, countyCode: string, lastFour: string): Buffer {
  const known = tails.get(cipher) ?? new Map<string, Buffer>();
  tails.set(cipher, known);
  const key = `${countyCode}|${lastFour}`;
  let hash = known.get(key);
  if (hash === undefined) {
    hash = cipher.blindIndex('id-tail', countyCode, lastFour);
    if (known.size < TAILS_MAX) known.set(key, hash);
  }
  return hash;
}

export const accountHash = (cipher: FieldCipher, countyCode: string, account: string): Buffer =>
  cipher.blindIndex('account', countyCode, account);
export const certificateHash = (cipher: FieldCipher, countyCode: string, number: string): Buffer =>
  cipher.blindIndex('disability-certificate', countyCode, number);
