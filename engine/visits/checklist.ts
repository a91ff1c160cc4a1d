import type { Citation } from '../documents.ts';
import { type Text, text } from '../language/kinds.ts';
import type { Field, Json } from '../matters/fields.ts';

/** An answer that is a fault: what it is called, and in how many days of the calendar it has to be put right. */
export interface FindingRule {
  readonly is: readonly Json[];
  readonly say: Text;
  readonly days: number;
}

/** One line of a checklist. */
export interface CheckItem {
  readonly field: Field;
  /** Its own article, where it is another one than that of the whole list. */
  readonly article?: Citation;
  readonly finding?: FindingRule;
}

/** Part of those on a list, and how many of it have to be visited. */
export interface Share {
  readonly stratum: string;
  readonly title: Text;
  /** The least that the article allows; a plan may visit more. */
  readonly percent: number;
  readonly article: Citation;
  /** A figure of the packs that may ask more of a place; the law is the least. */
  readonly local?: { readonly parameter: string; readonly cell: string };
}

/** Who signs on the telephone, besides each of those who went. */
export interface HostSignature {
  readonly title: Text;
  readonly isOptional?: boolean;
}

/** A checklist as it is asked from a day on. */
export interface ChecklistText {
  readonly from: string;
  /** The first day on which it is asked no longer, when nothing takes its place. */
  readonly end?: string;
  readonly items: readonly CheckItem[];
  readonly shares: readonly Share[];
  readonly photos: { readonly min: number; readonly max: number };
  readonly host: HostSignature;
  readonly articles: readonly Citation[];
}

/** What is looked at when somebody goes and looks. */
export interface Checklist {
  readonly code: string;
  readonly title: Text;
  /** A household of the registry, a person of it, or a place that is written down by name. */
  readonly of: 'household' | 'person' | 'site';
  /** How many go at least; two where the law says 不得少于2人. */
  readonly teamMin: number;
  readonly texts: readonly ChecklistText[];
}

export const checklist = (given: Checklist): Checklist => given;

export const item = (field: Field, article?: Citation): CheckItem => ({
  field,
  ...(article ? { article } : {}),
});

/** `fault(ask.yesNo('fire', …), [false], '消防器材缺失', 'No extinguisher', 7)` */
export const fault = (
  field: Field,
  is: readonly Json[],
  zh: string,
  en: string,
  days: number,
  article?: Citation,
): CheckItem => ({ ...item(field, article), finding: { is, say: text(zh, en), days } });

export const share = (
  stratum: string,
  zh: string,
  en: string,
  percent: number,
  article: Citation,
  local?: Share['local'],
): Share => ({ stratum, title: text(zh, en), percent, article, ...(local ? { local } : {}) });

/** The checklist as it is asked on a day; nothing before it exists or after it ended. */
export function findChecklistText(of: Checklist, day: string): ChecklistText | undefined {
  const last = of.texts.filter(({ from }) => from <= day).at(-1);
  return last && (last.end === undefined || day < last.end) ? last : undefined;
}
