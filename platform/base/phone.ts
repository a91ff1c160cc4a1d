import type { FieldCipher } from './crypto/cipher.ts';

/** Blanks, hyphens, brackets and a leading +86 are how people write it; eleven digits are what is kept. */
export function normalisePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff'"‘’“”=\-‐‑–—()（）]/gu, '');
  return digits.replace(/^(\+86|0086)/, '');
}

/** A mobile number, or a landline with its area code (7 or 8 digits behind 0xx or 0xxx). */
export function findPhone(text: string): string | undefined {
  const phone = normalisePhone(text);
  return /^1\d{10}$/.test(phone) || /^0\d{9,11}$/.test(phone) ? phone : undefined;
}

/** 154****1234. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** By what a number is found again; the purpose is part of the stored hashes and never changes. */
export const phoneHash = (cipher: FieldCipher, countyCode: string, phone: string): Buffer =>
  cipher.blindIndex('phone', countyCode, phone);
