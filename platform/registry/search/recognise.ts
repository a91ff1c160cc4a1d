import { findPhone, normaliseIdentityNumber, toEighteen } from '../../base/index.ts';
import { foldName } from '../search-key.ts';

/** What somebody typed into the one box, read piece by piece. Pure: places are looked up later. */
export interface SearchTerms {
  /** Whole ID numbers to look for: eighteen characters, and the fifteen that they came from. */
  readonly idNumbers: readonly string[];
  /** Last four of an ID number; only together with a name or a place. */
  readonly idTail: string | null;
  readonly phone: string | null;
  /** Folded pieces in ideographs: names, parts of names, places. */
  readonly words: readonly string[];
  /** Folded Latin letters: pinyin, initials, or a name in Latin letters. */
  readonly letters: string | null;
  /** 户主 was typed: heads of households only. */
  readonly headOnly: boolean;
  /** Digits that are no whole number of anything. */
  readonly leftover: readonly string[];
}

const HEAD_WORD = '户主';

function readDigits(run: string): Partial<SearchTerms> | undefined {
  const digits = run.toUpperCase();
  if (/^\d{17}[\dX]$/.test(digits)) return { idNumbers: [digits] };
  if (/^\d{15}$/.test(digits)) return { idNumbers: [toEighteen(digits), digits] };
  if (/^\d{3}[\dX]$/.test(digits)) return { idTail: digits };
  const phone = findPhone(digits);
  return phone === undefined ? undefined : { phone };
}

const NOTHING: SearchTerms = {
  idNumbers: [],
  idTail: null,
  phone: null,
  words: [],
  letters: null,
  headOnly: false,
  leftover: [],
};

/** Reads `3864 王卫华`, `王卫华3864`, `金牛镇 wwh`, `420299 19790101 001X`, `154-0000-0000` … */
export function recognise(typed: string): SearchTerms {
  const whole = readDigits(normaliseIdentityNumber(typed)) ?? phoneOf(typed);
  if (whole) return { ...NOTHING, ...whole };

  const words: string[] = [];
  const leftover: string[] = [];
  let letters = '';
  let found: SearchTerms = NOTHING;
  for (const piece of typed.normalize('NFKC').split(/[\s,，、;；]+/u)) {
    const folded = foldName(piece);
    for (const run of runsOf(folded)) {
      if (run === HEAD_WORD) found = { ...found, headOnly: true };
      else if (/^[a-z]/.test(run)) letters += run;
      else if (/^[0-9]/.test(run)) {
        const read = readDigits(run);
        if (read) found = { ...found, ...read };
        else leftover.push(run);
      } else words.push(run);
    }
  }
  return { ...found, words, letters: letters === '' ? null : letters, leftover };
}

function phoneOf(typed: string): Partial<SearchTerms> | undefined {
  const phone = findPhone(typed);
  return phone === undefined ? undefined : { phone };
}

/** Ideographs, letters and digits apart; an `x` behind three digits is the end of an ID number. */
function runsOf(folded: string): string[] {
  return folded.match(/(?<![0-9])[0-9]{3}x(?![a-z0-9])|[0-9]+x?(?![a-z])|[0-9]+|[a-z]+|[^a-z0-9]+/gu) ?? [];
}

/** What `letters` can mean: more than a few letters are no initials. */
export const INITIALS_LENGTH_MAX = 8;
