import type { Language, Outcome } from '../base/index.ts';

/** What somebody who is assisted is on: an award of a scheme, a roster of people or households, or a recognition by a case. */
export interface MedicalStanding {
  readonly class: string;
  readonly schemes: readonly string[];
  readonly rosters: readonly string[];
  readonly matters: readonly string[];
}

/** A bill as far as the reckoning asks for it, with what was used of the year before; all in fen. */
export interface MedicalCase {
  /** County code: whose figures hold. */
  readonly region: string;
  /** Day of discharge, as `2026-11-20`: by its rules is reckoned. */
  readonly day: string;
  readonly class: string;
  readonly totalFen: number;
  readonly reductionFen: number;
  readonly basicFen: number;
  readonly criticalFen: number;
  readonly otherFen: number;
  readonly inCatalogueFen: number;
  readonly isReferred: boolean;
  readonly countedBeforeFen: number;
  readonly shareBeforeFen: number;
  readonly tiltBeforeFen: number;
}

/** What assistance bears, in fen. */
export interface MedicalShares {
  /** Of the own costs so much counts towards the deductible of the year. */
  readonly countedFen: number;
  readonly shareFen: number;
  readonly tiltFen: number;
}

export interface MedicalReasoning {
  readonly sentences: readonly string[];
  /** Figures on which it rests, with their documents; what is assumed is marked. */
  readonly figures: readonly { readonly sentence: string; readonly isAssumed: boolean }[];
  readonly basis: readonly string[];
  readonly steps: readonly { readonly title: string; readonly value: string; readonly from: string }[];
}

/** The law of medical assistance, which the lines hand in: who belongs to which class, and what is borne. */
export interface MedicalLaw {
  readonly scheme: string;
  /** In order: who is of several classes is of the first. */
  readonly standings: readonly MedicalStanding[];
  /** The class of whoever is of none. */
  readonly noClass: string;
  titleOf(code: string, language: Language): string;
  /** Refusals: `medical.not-in-force`, `medical.no-figures`. */
  reckon(asked: MedicalCase): Outcome<MedicalShares>;
  explain(asked: MedicalCase, language: Language): MedicalReasoning;
}

export type OpenMedicalLaw = () => Promise<MedicalLaw>;
