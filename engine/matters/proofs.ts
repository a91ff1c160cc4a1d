import { type Proof, proofs, type Step } from './matter.ts';
import type { CaseReading, StepReading } from './reading.ts';

/** What a case proves of the four, and what it lacks; what its way did not ask for is in neither. */
export interface Proven {
  readonly proven: readonly Proof[];
  readonly lacking: readonly Proof[];
}

const BY_KIND: Partial<Readonly<Record<Step['kind'], Proof>>> = {
  investigation: 'visit',
  calculation: 'calculation',
  publicity: 'publicity',
};

/** Which of the four a step proves; a second look at a few does not stand for the look at all. */
export const proofOf = ({ proves, kind, isSample }: Step): Proof | undefined =>
  isSample ? undefined : (proves ?? BY_KIND[kind]);

export function proofsOf({ steps }: CaseReading): Proven {
  const isAsked = ({ step, state }: StepReading): boolean =>
    state !== 'not-needed' && (!step.isOptional || state === 'done');
  const of = (proof: Proof) => steps.filter((one) => proofOf(one.step) === proof && isAsked(one));
  const isDone = (proof: Proof) => of(proof).every(({ state }) => state === 'done');
  const asked = proofs.filter((proof) => of(proof).length > 0);
  return { proven: asked.filter(isDone), lacking: asked.filter((proof) => !isDone(proof)) };
}

/**
 * How far a case is with the second look: `asked` where some of its kind are looked at and no lot fell on it, `drawn`
 * where one did, or where each is looked at.
 */
export function sampleOf({ rules, wasDrawn, steps }: CaseReading): 'none' | 'asked' | 'drawn' | 'done' {
  if (!wasDrawn && rules.sampled !== 'all') return rules.sampled === 'some' ? 'asked' : 'none';
  return steps.some(({ step, state }) => step.isSample && state === 'done') ? 'done' : 'drawn';
}

/** The step in which a case that was drawn is looked at: before the decision where there is one, else after it. */
export function sampleStep({ steps, decision }: CaseReading): StepReading | undefined {
  const samples = steps.filter(({ step, state }) => step.isSample && state !== 'done');
  return decision
    ? samples.find(({ step, state }) => step.isOptional && state !== 'not-needed')
    : (samples.find(({ step }) => !step.isOptional) ?? samples[0]);
}

/** Until when a recognition holds, to its 24th hour; nothing where nothing was granted or no place has set a term. */
export function validUntil({ decision, rules, steps }: CaseReading): string | undefined {
  const { validity } = rules.procedure;
  if (!validity || !decision?.isGranted) return undefined;
  const most = rules.findDays(validity.months)?.days;
  const said = validity.field
    ? steps.find(({ step }) => step.code === decision.step)?.record[validity.field]
    : undefined;
  const months = Math.min(
    ...[most, typeof said === 'number' ? said : undefined].filter((one) => one !== undefined),
  );
  if (!Number.isFinite(months)) return undefined;
  return Temporal.PlainDate.from(decision.on).add({ months }).subtract({ days: 1 }).toString();
}
