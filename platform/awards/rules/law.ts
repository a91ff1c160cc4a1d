import type { Language } from '../../base/index.ts';

/** What is done at once, and what waits for somebody. */
export const appliedRules = ['died', 'age-band', 'papers-expired'] as const;
export const foundRules = [
  'member-died',
  'member-left',
  'age-reached',
  'papers-renewed',
  'review-overdue',
] as const;
export type AppliedRule = (typeof appliedRules)[number];
export type FoundRule = (typeof foundRules)[number];
export type RuleCode = AppliedRule | FoundRule;

export interface AgeBands {
  readonly scheme: string;
  /** The month of the birthday counts; the month after it otherwise. */
  readonly isFromBirthdayMonth: boolean;
  /** Fen a month from an age on; rising. */
  readonly bands: readonly { readonly age: number; readonly amountFen: number }[];
}

/** What the law of a place and a day says of awards that change by themselves. */
export interface RuleLaw {
  /** Schemes of one person, which end with their death. */
  readonly ofPersons: readonly string[];
  /** Schemes of families, with the matter by which a change of theirs is decided. */
  readonly ofFamilies: readonly { readonly scheme: string; readonly matter: string }[];
  readonly bands: readonly AgeBands[];
  /** Schemes that hang on a disability certificate in force. */
  readonly ofCertificates: readonly string[];
  /** Schemes that end at an age, unless the person is still at school. */
  readonly ends: readonly { readonly scheme: string; readonly age: number }[];
  articleOf(rule: RuleCode, language: Language): string;
  titleOf(scheme: string, language: Language): string;
  /** What is said in the case that is opened. */
  formOf(rule: FoundRule, name: string, happenedOn: string): Readonly<Record<string, unknown>>;
}

export type OpenRuleLaw = (county: string, day: Temporal.PlainDate) => Promise<RuleLaw>;
