/** A bank account number as written in a roster. Final proof of an account is the bank's own check of the name. */
export interface AccountNumber {
  readonly number: string;
  /** Cards of 16 to 19 digits end in a Luhn digit; passbook accounts do not. False is a warning, never a refusal. */
  readonly luhnFits: boolean;
}

export type AccountNumberProblem = 'empty' | 'precision-lost' | 'not-digits' | 'length';

export type ParsedAccountNumber =
  | { readonly ok: true; readonly value: AccountNumber }
  | { readonly ok: false; readonly problem: AccountNumberProblem };

const NOISE = /[\s\u200b-\u200f\u2060\ufeff'"`‘’“”=\-‐‑‒–—−]/gu;
const LENGTH_MIN = 8;
const LENGTH_MAX = 30;
const CARD_LENGTH_MIN = 16;
const CARD_LENGTH_MAX = 19;

export function normaliseAccountNumber(text: string): string {
  return text.normalize('NFKC').replace(NOISE, '');
}

/** ISO/IEC 7812-1: every second digit from the right doubled, digits summed, a multiple of ten. */
export function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function parseAccountNumber(text: string): ParsedAccountNumber {
  const number = normaliseAccountNumber(text);
  if (number === '') return { ok: false, problem: 'empty' };
  if (/^\d(\.\d+)?E\+?\d+$/i.test(number)) return { ok: false, problem: 'precision-lost' };
  if (!/^\d+$/.test(number)) return { ok: false, problem: 'not-digits' };
  if (number.length < LENGTH_MIN || number.length > LENGTH_MAX) return { ok: false, problem: 'length' };
  const isCard = number.length >= CARD_LENGTH_MIN && number.length <= CARD_LENGTH_MAX;
  return { ok: true, value: { number, luhnFits: !isCard || fitsLuhn(number) } };
}

export function maskAccountNumber(tail: string): string {
  return `****${tail}`;
}
