import type { FieldCipher } from '../base/index.ts';

/** What each kind of secret is looked up by; the purposes are part of the stored hashes and never change. */
export const idHash = (cipher: FieldCipher, countyCode: string, number18: string): Buffer =>
  cipher.blindIndex('id', countyCode, number18);

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
