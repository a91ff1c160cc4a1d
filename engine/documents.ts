import { findYmd, type Ymd } from './language/day.ts';

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

/** 《最低生活保障审核确认办法》（民发〔2021〕57号）第二十三条 */
export function writeCitation(citation: Citation, documents: Documents): string {
  const found = documents[citation.document];
  if (!found) return `${citation.document} ${citation.place}`;
  return `《${found.title}》${found.number ? `（${found.number}）` : ''}${citation.place}`;
}

/** Whether a document holds on a day; one without its own first day holds from its publication. */
export function holdsOn(found: OfficialDocument, day: Ymd): boolean {
  const from = findYmd(found.inForce ?? found.published) ?? 0;
  const end = found.repealed === undefined ? undefined : findYmd(found.repealed);
  return from <= day && (end === undefined || day < end);
}
