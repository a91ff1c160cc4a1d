import type { Citation } from '../documents.ts';
import type { Text } from '../language/kinds.ts';

/** The steps that every application goes through, in their order. */
export const stages = ['acceptance', 'survey', 'publicity', 'decision', 'payment'] as const;
export type Stage = (typeof stages)[number];

/**
 * What is set for a step. The limits are parameters, dated and sourced as all figures are: a number of days, or a
 * choice such as the month from which is paid. Where none is on record, the note says how it is.
 */
export interface StageLimits {
  readonly parameters: readonly string[];
  readonly note?: Text;
  /** Limits for special cases, which are not read out. */
  readonly further?: readonly string[];
}

/** How a scheme is applied for. */
export interface Procedure {
  /** Where to go and how, as a sentence. */
  readonly apply: Text;
  /** Nobody applies: it is given by a list, and who was left out asks. */
  readonly isByList?: true;
  readonly stages: Readonly<Record<Stage, StageLimits>>;
}

/** What may be done against a decision, by the law of the day. */
export interface Remedy {
  readonly from: string;
  readonly say: Text;
  readonly articles: readonly Citation[];
}
