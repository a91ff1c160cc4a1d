/**
 * Names as on the card. A stored name is never normalised: NFC alone turns one ideograph into another
 * (U+F914 into U+6A02). What search compares is a key of its own (`search-key.ts`).
 *
 * The dot between the parts of a minority name is U+00B7 and nothing else, and fifty characters must fit
 * (民委发〔2016〕33号).
 */
export const NAME_LENGTH_MAX = 50;
export const NAME_DOT = '·';

export type NameProblem =
  | 'empty'
  | 'too-long'
  | 'character-lost'
  | 'private-use'
  | 'control-character'
  | 'sign'
  | 'dot-variant'
  | 'outer-blank';

export type CheckedName =
  | { readonly ok: true; readonly name: string }
  | {
      readonly ok: false;
      readonly problem: NameProblem;
      /** The characters in question, for the sentence. */
      readonly characters: string;
      /** What was probably meant; offered, never taken silently. */
      readonly suggestion: string | null;
    };

/** Look-alikes of the name dot: katakana dots, bullets, hyphenation point, ano teleia, full stops between ideographs. */
const DOT_VARIANTS =
  /[\u30fb\uff65\u2022\u2219\u2027\u22c5\u25cf\u0387\u2024\u00b8\u16eb\u2e31\u318d]|(?<=[\p{Script=Han}])[.．。](?=[\p{Script=Han}])/gu;
const BLANKS = /[\s\u200b-\u200f\u2060\ufeff\u3000]+/gu;
/** Traces of a conversion that did not know a character. */
const LOST = /[?？\u25a1\ufffd\u3013]/gu;
const PRIVATE_USE = /\p{Co}/gu;
const CONTROL = /[\p{Cc}\p{Cs}]/gu;
/** Signs of formulas, addresses and markup; no card has them. A hyphen stands between letters, never in front. */
const SIGNS = /[=+@<>"“”;；:：/\\{}[\]|`!！#$%^&~_]|^-/gu;

/** Number of characters as a person counts them in a form: code points, so 𠮷 is one. */
export function nameLength(name: string): number {
  let count = 0;
  for (const _ of name) count += 1;
  return count;
}

/**
 * A name with its dots as they must be and without blanks around it, or, between ideographs, inside it (two-character
 * names are padded in sheets). Blanks inside a name in Latin letters stay, each run as one blank.
 */
export function tidyName(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  const trimmed = text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu, '');
  const dotted = trimmed.replace(DOT_VARIANTS, NAME_DOT).replace(/\s*·\s*/gu, NAME_DOT);
  return dotted
    .replace(/(?<=\p{Script=Han})[\s\u200b-\u200f\u2060\ufeff]+(?=\p{Script=Han})/gu, '')
    .replace(BLANKS, ' ');
}

/** Most names: a few ideographs that every system knows. */
const PLAIN = /^[\u4e00-\u9fff]{1,10}$/;

/** Whether a name may be stored exactly as it is given. Everything that Unicode knows as a letter may. */
export function checkName(text: string): CheckedName {
  if (PLAIN.test(text)) return { ok: true, name: text };
  const refuse = (problem: NameProblem, characters: string, suggestion: string | null = null) => ({
    ok: false as const,
    problem,
    characters,
    suggestion,
  });
  const found = (pattern: RegExp) => [...new Set(text.match(pattern) ?? [])].join(' ');
  const tidy = tidyName(text);
  if (tidy === '') return refuse('empty', '');
  const control = found(CONTROL);
  if (control) return refuse('control-character', '', null);
  const lost = found(LOST);
  if (lost) return refuse('character-lost', lost);
  const signs = found(SIGNS);
  if (signs) return refuse('sign', signs);
  const privateUse = found(PRIVATE_USE);
  if (privateUse) return refuse('private-use', privateUse, suggestForPrivateUse(text));
  if (nameLength(tidy) > NAME_LENGTH_MAX) return refuse('too-long', '');
  const dots = found(DOT_VARIANTS);
  if (dots) return refuse('dot-variant', dots, tidy);
  if (tidy !== text) return refuse('outer-blank', '', tidy);
  return { ok: true, name: text };
}

/**
 * The two-byte codes FE50 to FEA0 stood at U+E815 to U+E864 in GBK, and their characters have had places of their
 * own since; old systems still send the private ones (䶮 as U+E863).
 */
const GBK_PRIVATE_FIRST = 0xe815;
const GBK_PRIVATE_LAST = 0xe864;
const gb18030 = new TextDecoder('gb18030');

function findMovedCharacter(privateCharacter: string): string | undefined {
  const code = privateCharacter.codePointAt(0) ?? 0;
  if (code < GBK_PRIVATE_FIRST || code > GBK_PRIVATE_LAST) return undefined;
  const offset = code - GBK_PRIVATE_FIRST;
  // The second byte runs from 50 to A0 and leaves out 7F.
  const second = 0x50 + offset + (0x50 + offset >= 0x7f ? 1 : 0);
  const character = gb18030.decode(Buffer.from([0xfe, second]));
  return /^\p{Script=Han}$/u.test(character) ? character : undefined;
}

function suggestForPrivateUse(text: string): string | null {
  const mended = text.replace(PRIVATE_USE, (character) => findMovedCharacter(character) ?? character);
  return /\p{Co}/u.test(mended) ? null : tidyName(mended);
}
