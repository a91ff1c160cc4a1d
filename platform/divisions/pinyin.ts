import { pinyin } from 'pinyin-pro';

/** Readings that the dictionary gives otherwise than people of these places do. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  垴: 'nao',
  堍: 'tu',
  畈: 'fan',
  垅: 'long',
  坜: 'li',
};

export interface Reading {
  /** Syllables run together, as somebody types them: 畈段村 is `fanduancun`. */
  readonly pinyin: string;
  readonly initials: string;
}

/** How a place's name is typed. What is not Chinese stays, in small letters; blanks and dots are left out. */
export function readName(name: string): Reading {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const characters = [...name];
  const read = syllables.map((syllable, i) => LOCAL_READINGS[characters[i] ?? ''] ?? syllable);
  const typed = read.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean);
  return { pinyin: typed.join(''), initials: typed.map((syllable) => syllable[0]).join('') };
}
