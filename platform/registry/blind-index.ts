import type { FieldCipher } from '../base/index.ts';

/** What each kind of secret is looked up by; the purposes are part of the stored hashes and never change. */
export const idHash = (cipher: FieldCipher, countyCode: string, number18: string): Buffer =>
  cipher.blindIndex('id', countyCode, number18);
export const idTailHash = (cipher: FieldCipher, countyCode: string, lastFour: string): Buffer =>
  cipher.blindIndex('id-tail', countyCode, lastFour);
export const accountHash = (cipher: FieldCipher, countyCode: string, account: string): Buffer =>
  cipher.blindIndex('account', countyCode, account);
export const certificateHash = (cipher: FieldCipher, countyCode: string, number: string): Buffer =>
  cipher.blindIndex('disability-certificate', countyCode, number);
