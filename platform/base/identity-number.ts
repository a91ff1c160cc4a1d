/**
 * The citizen identity number of GB 11643-1999: six digits of area, eight of birth date, three of sequence
 * (odd for men, even for women), one check character by ISO 7064 MOD 11-2. Before 1999 it had fifteen
 * digits: no century and no check character.
 *
 * The residence permits for people of Hong Kong, Macao and Taiwan (81, 82, 83 in front) follow the same rule.
 */
export interface IdentityNumber {
  /** Always eighteen characters; the last may be `X`. */
  readonly number: string;
  /** The fifteen digits that were given, when an old number was given. */
  readonly old15: string | null;
  /** Administrative area of first registration: often another county, often one that is long gone. */
  readonly area: string;
  readonly birthDate: Temporal.PlainDate;
  /** GB/T 2261.1: 1 male, 2 female. */
  readonly sex: 1 | 2;
}

export type IdentityNumberProblem =
  | 'empty'
  | 'precision-lost'
  | 'not-digits'
  | 'length'
  | 'birth-date'
  | 'future-birth'
  | 'check-digit';

export type ParsedIdentityNumber =
  | { readonly ok: true; readonly value: IdentityNumber }
  | { readonly ok: false; readonly problem: IdentityNumberProblem; readonly normalised: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** Nobody alive was born before this. */
const FIRST_BIRTH_YEAR = 1850;

/** Blanks of every kind, zero-width and direction marks, quotes, `=` and hyphens: what sheets put around a number. */
const NOISE = /[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad'"`´‘’“”=\-‐‑‒–—−﹣]/gu;

const PLAIN = /^[\dX]*$/;

/** What is left of a typed number: full width made narrow, noise taken out, `x` raised. */
export function normaliseIdentityNumber(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(NOISE, '').toUpperCase();
}

/** The eighteenth character for the first seventeen digits. */
export function checkCharacterOf(first17: string): string {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index++)
    sum += (WEIGHTS[index] ?? 0) * (first17.charCodeAt(index) - 48);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/** Eighteen characters for fifteen digits. Whoever still had fifteen in 1999 was born in the 1900s. */
export function toEighteen(old15: string): string {
  const first17 = `${old15.slice(0, 6)}19${old15.slice(6)}`;
  return first17 + checkCharacterOf(first17);
}

/** Days of birth by their eight digits: a county has not that many, and making one costs as much as all the rest. */
const knownDates = new Map<string, Temporal.PlainDate | undefined>();
const KNOWN_DATES_MAX = 40_000;

function findDate(digits: string): Temporal.PlainDate | undefined {
  if (knownDates.has(digits)) return knownDates.get(digits);
  const date = makeDate(digits);
  if (knownDates.size < KNOWN_DATES_MAX) knownDates.set(digits, date);
  return date;
}

function makeDate(digits: string): Temporal.PlainDate | undefined {
  const year = Number(digits.slice(0, 4));
  if (year < FIRST_BIRTH_YEAR) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year, month: Number(digits.slice(4, 6)), day: Number(digits.slice(6, 8)) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}

/**
 * Reads a number as people type it and sheets mangle it.
 * @param today a birth after this day is refused.
 */
export function parseIdentityNumber(text: string, today: Temporal.PlainDate): ParsedIdentityNumber {
  const normalised = normaliseIdentityNumber(text);
  const refuse = (problem: IdentityNumberProblem) => ({ ok: false as const, problem, normalised });
  if (normalised === '') return refuse('empty');
  if (/^\d(\.\d+)?E\+?\d+$/.test(normalised)) return refuse('precision-lost');
  if (!/^\d+X?$/.test(normalised)) return refuse('not-digits');
  const isOld = /^\d{15}$/.test(normalised);
  if (!isOld && normalised.length !== 18) return refuse('length');
  const number = isOld ? toEighteen(normalised) : normalised;
  // A number that went through a spreadsheet as a number keeps fifteen digits; the rest turns to zeros.
  if (!isOld && number.endsWith('000') && checkCharacterOf(number) !== '0') return refuse('precision-lost');
  const birthDate = findDate(number.slice(6, 14));
  if (birthDate === undefined) return refuse('birth-date');
  if (Temporal.PlainDate.compare(birthDate, today) > 0) return refuse('future-birth');
  if (checkCharacterOf(number) !== number[17]) return refuse('check-digit');
  return {
    ok: true,
    value: {
      number,
      old15: isOld ? normalised : null,
      area: number.slice(0, 6),
      birthDate,
      sex: Number(number[16]) % 2 === 1 ? 1 : 2,
    },
  };
}

/** Six digits and twelve stars: the birth date stands beside it, so the last four would give the number away. */
export function maskIdentityNumber(area: string | null): string {
  return area === null ? '' : `${area}************`;
}
