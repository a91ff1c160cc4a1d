import type { Language } from '../base/index.ts';

/** Who belongs to a class of a campaign: whoever has an award of one of these schemes, or stands on one of these rosters. */
export interface CampaignClass {
  readonly code: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly schemes: readonly string[];
  readonly rosters: readonly string[];
  /** Certificates of these grades and no award: `severely-disabled` is told by the certificate. */
  readonly grades?: readonly number[];
  /** From this age on, in whole years at the end of the month. */
  readonly ageFrom?: number;
}

export interface CampaignKind {
  readonly code: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Under which it is paid. */
  readonly scheme: string;
  /** Once a month or once a year for each person. */
  readonly per: 'month' | 'year';
  /** Whether somebody goes there and has it signed for. */
  readonly isSignedFor: boolean;
  /** In the order of the document that is usual. */
  readonly classes: readonly CampaignClass[];
}

export interface Proposal {
  /** Fen for each person by the figures on record; absent where none is. */
  readonly amounts: ReadonlyMap<string, { readonly urbanFen: number; readonly ruralFen: number }>;
  /** How they came about, and by which documents. */
  readonly basis: readonly string[];
}

/** What the lines know of one-off grants. */
export interface CampaignLaw {
  readonly kinds: readonly CampaignKind[];
  propose(kind: string, region: string, month: Temporal.PlainDate, language: Language): Proposal;
}

export type OpenCampaignLaw = () => Promise<CampaignLaw>;
