import { pinyin } from 'pinyin-pro';

/** What a name is found by. Made from the name alone, so that it can be made again when the rules change. */
export interface SearchKey {
  /** The folded name: compatibility forms, letter case, dots and blanks make no difference to a search. */
  readonly searchName: string;
  /** `wangweihua`; ü is v. Characters without a reading are left out. */
  readonly pinyin: string;
  /** `wwh`. */
  readonly initials: string;
  /** For names of four characters and more: the folded name from its third character on, its fourth, … */
  readonly laterParts: readonly string[];
}

const DOTS_BLANKS_AND_QUOTES =
  /[\s\u200b-\u200f\u2060\ufeff·\u30fb\uff65\u2022\u2219\u2027\u22c5\u25cf\u0387.。'’`-]/gu;

/** Both sides of every comparison go through this. */
export function foldName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(DOTS_BLANKS_AND_QUOTES, '');
}

/** The shortest part of a name worth keeping: one character alone is a surname, and those stand in front. */
const PART_LENGTH_MIN = 2;

/** The beginnings of parts that neither the name nor its tail begins with. */
export function laterPartsOf(searchName: string): string[] {
  const characters = [...searchName];
  const parts: string[] = [];
  for (let start = 2; start + PART_LENGTH_MIN <= characters.length; start++) {
    parts.push(characters.slice(start).join(''));
  }
  return parts;
}

function readingOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
  let whole = '';
  let initials = '';
  for (const syllable of syllables) {
    const letters = syllable
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
    whole += letters;
    initials += letters.slice(0, 1);
  }
  return { pinyin: whole, initials };
}

/** The same names come again and again; a reading costs ten times its lookup. */
const known = new Map<string, SearchKey>();
const KNOWN_MAX = 50_000;

export function searchKeyOf(name: string): SearchKey {
  const found = known.get(name);
  if (found) return found;
  const searchName = foldName(name);
  const key = { searchName, ...readingOf(name), laterParts: laterPartsOf(searchName) };
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(name, key);
  return key;
}
