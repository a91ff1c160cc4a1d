import type { CaseAction, CaseActor } from './actions.ts';
import type { FieldValues } from './fields.ts';
import type { RulesInForce } from './in-force.ts';
import type { ActingPost, Step } from './matter.ts';

export const phases = [
  'applied',
  'supplementing',
  'running',
  'paused',
  'decided',
  'closed',
  'not-accepted',
  'withdrawn',
  'terminated',
] as const;
export type Phase = (typeof phases)[number];

/**
 * `not-needed` its condition does not hold; `waiting` something comes before it; `open` it can be done; `half` the
 * second signature is missing; `posted` the list hangs on the wall.
 */
export type StepState = 'not-needed' | 'waiting' | 'open' | 'half' | 'posted' | 'done';

export interface Posting {
  readonly no: number;
  readonly postedOn: string;
  /** To its 24th hour. */
  readonly lastDay: string;
  readonly where: string;
}

export interface StepReading {
  readonly step: Step;
  readonly state: StepState;
  /** How often it was begun anew, after a return, an objection or a reopening. */
  readonly round: number;
  readonly begunOn: string | undefined;
  readonly doneOn: string | undefined;
  readonly doneNo: number | undefined;
  readonly record: FieldValues;
  /** Who signed it in this round. */
  readonly signedBy: readonly string[];
  readonly posting: Posting | undefined;
}

export interface Objection {
  readonly no: number;
  readonly step: string;
  readonly on: string;
  readonly how: string | undefined;
  readonly answeredNo: number | undefined;
}

export interface CaseDecision {
  readonly no: number;
  readonly step: string;
  readonly on: string;
  readonly by: CaseActor;
  readonly isGranted: boolean;
  readonly reason: string | undefined;
  /** Of the calculation, never typed in; nothing for a matter without money. */
  readonly amountFen: number | undefined;
  /** `2023-07`: from which month is paid. */
  readonly paidFrom: string | undefined;
}

export interface Pausing {
  readonly rule: string;
  readonly from: string;
  /** Nothing while it lasts. */
  readonly to: string | undefined;
}

/** A case as its actions make it. Everything that can be said of a case is derived from here. */
export interface CaseReading {
  readonly rules: RulesInForce;
  readonly phase: Phase;
  readonly lastNo: number;
  readonly appliedOn: string;
  readonly acceptedOn: string | undefined;
  readonly closedOn: string | undefined;
  readonly form: FieldValues;
  readonly materials: readonly string[];
  /** What the family was told to bring; told once and completely. */
  readonly toldToBring: readonly string[] | undefined;
  readonly steps: readonly StepReading[];
  readonly decision: CaseDecision | undefined;
  readonly objections: readonly Objection[];
  readonly pausings: readonly Pausing[];
  /** Codes of the extensions in force. */
  readonly extended: ReadonlySet<string>;
  readonly hasNearRelative: boolean;
  /** Drawn by lot before it was decided. */
  readonly isDrawn: boolean;
  /** Drawn by lot at any time. */
  readonly wasDrawn: boolean;
  /** Accounts that may not act, being near relatives. */
  readonly recused: ReadonlySet<string>;
  /** Who ever acted in a step, in any round, reversed acts included: they have seen it. */
  readonly actedIn: ReadonlyMap<string, ReadonlySet<string>>;
  readonly holder: CaseActor | undefined;
  /** Whose turn it is; empty when it is the family's, or nobody's. */
  readonly waitingFor: readonly ActingPost[];
  /** The step whose turn it is. */
  readonly current: StepReading | undefined;
  /** The first day on which the current step can be done: the day after a publicity ends. */
  readonly ripeOn: string | undefined;
  /** What a reversal would take back. */
  readonly lastMove: CaseAction | undefined;
  /** Reversed acts, by the number of the reversal. */
  readonly reversed: ReadonlySet<number>;
}

export const findStep = (reading: CaseReading, code: string | null): StepReading | undefined =>
  reading.steps.find(({ step }) => step.code === code);
