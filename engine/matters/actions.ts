import type { FieldValues } from './fields.ts';
import type { ActingLevel } from './matter.ts';

/** Everything that can be done to a case. */
export const actionKinds = [
  'apply',
  'accept',
  'refuse-acceptance',
  'ask-supplement',
  'supplement',
  'record',
  'complete',
  'confirm',
  'opine',
  'post',
  'take-down',
  'object',
  'answer',
  'decide',
  'extend',
  'pause',
  'resume',
  'declare-relative',
  'draw',
  'transfer',
  'take-over',
  'return',
  'withdraw',
  'terminate',
  'reopen',
  'reverse',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Whoever acts: the account, and the post and place in which it acts. */
export interface CaseActor {
  readonly userId: string;
  readonly post: string;
  readonly level: ActingLevel;
  /** Other accounts of the same natural person, where they are known: whoever acts is asked with them. */
  readonly otherAccounts?: readonly string[];
}

/** Whether an account is one of those of a person: whoever has two is one person. */
export const isAccountOf = ({ userId, otherAccounts }: CaseActor, account: string): boolean =>
  account === userId || otherAccounts?.includes(account) === true;

/** What somebody did: written down once and never changed. `no` counts from 1 in each case, without gaps. */
export interface CaseAction {
  readonly no: number;
  readonly kind: ActionKind;
  readonly step: string | null;
  /** The day on which it was done, by the clock of the office. */
  readonly on: string;
  readonly by: CaseActor;
  readonly record: FieldValues;
}

/** What somebody wants to do. */
export interface WantedAction extends Pick<CaseAction, 'kind' | 'step' | 'record'> {
  /** Told by telephone of a visit that the others here made and signed too. */
  readonly told?: Told;
}

/** A visit that was told: where it is kept, and who went along and signed. */
export interface Told {
  readonly visit: string;
  readonly team: readonly (CaseActor & { readonly name: string })[];
}

/** Who signed an act besides whoever did it, as its record keeps them. */
export function cosignersOf({ record: { told } }: Pick<CaseAction, 'record'>): readonly {
  readonly userId: string;
  readonly name: string;
}[] {
  if (typeof told !== 'object' || told === null || !('team' in told)) return [];
  return told.team as never;
}

/** Acts that can be taken back by a reversal: the act stays on record, and the case reads as if without it. */
export const reversibleKinds: ReadonlySet<ActionKind> = new Set([
  'complete',
  'confirm',
  'opine',
  'post',
  'answer',
  'decide',
  'extend',
]);

/** Acts that do not move a case on, so that what came before them may still be taken back. */
export const standingKinds: ReadonlySet<ActionKind> = new Set([
  'record',
  'declare-relative',
  'draw',
  'transfer',
  'take-over',
  'reverse',
]);
