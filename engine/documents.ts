import { findYmd, type Ymd } from './language/day.ts';
import type { Language } from './language/kinds.ts';

/** An official text from which rules and figures come. */
export interface OfficialDocument {
  readonly title: string;
  /** 文号, as in 民发〔2021〕57号. */
  readonly number?: string;
  readonly issuer: string;
  readonly published: string;
  readonly inForce?: string;
  /** The first day on which it no longer holds. */
  readonly repealed?: string;
  readonly href?: string;
  /** What was read of it, when not the whole text. */
  readonly readAs?: 'excerpt' | 'from-general-knowledge';
  /**
   * The places whose number was checked: articles by number, other places as they are written. Absent where the
   * text itself lies before us, as a county's report does; empty when every number is from memory.
   */
  readonly checkedPlaces?: readonly (number | string)[];
}

export type Documents = Readonly<Record<string, OfficialDocument>>;

/** Where in which document: the article of a rule, the sentence that gives a figure. */
export interface Citation {
  readonly document: string;
  readonly place: string;
}

/** `const article = citing(statutes)`, then `article('mca-2021-57', '第二十三条')`: a misspelt document is a type error. */
export const citing =
  <D extends Documents>(_documents: D) =>
  (document: keyof D & string, place: string): Citation => ({ document, place });

const notes = {
  'from-general-knowledge': {
    zh: '（凭一般了解，未读原文，待核）',
    en: ' (from general knowledge, to be checked)',
  },
  excerpt: { zh: '（只读过摘录，待核）', en: ' (read in excerpts only, to be checked)' },
  place: { zh: '（条款号凭记忆，待核）', en: ' (number from memory, to be checked)' },
} as const;

/** 《最低生活保障审核确认办法》（民发〔2021〕57号）第二十三条; what was not read or checked says so. */
export function writeCitation(citation: Citation, documents: Documents, language: Language = 'zh'): string {
  const found = documents[citation.document];
  if (!found) return `${citation.document} ${citation.place}`;
  const text = `《${found.title}》${found.number ? `（${found.number}）` : ''}${citation.place}`;
  const note = found.readAs ?? (isPlaceChecked(citation.place, found) ? undefined : 'place');
  return note ? `${text}${notes[note][language]}` : text;
}

const DIGITS = '零一二三四五六七八九';

/** 二十三 is 23; articles go to 999. */
function numberOf(han: string): number {
  const [, hundreds, tens, ones] = /^(?:(.)百零?)?(?:(.?)十)?(.?)$/.exec(han) ?? [];
  const digit = (one: string | undefined): number => (one ? DIGITS.indexOf(one) : 0);
  return digit(hundreds) * 100 + (tens === undefined ? 0 : (digit(tens) || 1) * 10) + digit(ones);
}

/** Whether the number of the article or section was checked; a text cited as a whole has none. */
export function isPlaceChecked(place: string, found: OfficialDocument): boolean {
  const checked = found.checkedPlaces;
  if (!checked || place.startsWith('全文')) return true;
  const articles = [...place.matchAll(/第([零一二三四五六七八九十百]+)条/g)].map((match) =>
    numberOf(match[1] ?? ''),
  );
  if (articles.length > 0) return articles.every((article) => checked.includes(article));
  return checked.some((one) => typeof one === 'string' && place.startsWith(one));
}

/** Whether a document holds on a day; one without its own first day holds from its publication. */
export function holdsOn(found: OfficialDocument, day: Ymd): boolean {
  const from = findYmd(found.inForce ?? found.published) ?? 0;
  const end = found.repealed === undefined ? undefined : findYmd(found.repealed);
  return from <= day && (end === undefined || day < end);
}
