import type { KnownFacts } from '../../facts/read.ts';
import type { Plan } from '../../plan/plan.ts';
import { evaluate } from './evaluate.ts';

const made = new WeakMap<Plan, Map<string, Plan>>();

/** The plan of one scheme, with what is for care in the place of what is paid; nothing where it has no such part. */
function carePlan(plan: Plan, scheme: string): Plan | undefined {
  const ofPlan = made.get(plan) ?? new Map<string, Plan>();
  made.set(plan, ofPlan);
  const known = ofPlan.get(scheme);
  if (known) return known;
  const planned = plan.schemes.find(({ settled }) => settled.scheme.code === scheme);
  const care = planned?.settled.scheme.forCare?.amount;
  if (!planned || !care) return undefined;
  const settled = { ...planned.settled, claim: care, paid: care };
  const own = { ...plan, schemes: [{ ...planned, settled }], unavailable: [] };
  ofPlan.set(scheme, own);
  return own;
}

/**
 * What of a member's amount is for whoever cares for them, in fen: never more than the amount, and nothing where the scheme
 * has no such part or a fact is missing.
 */
export function careOf(
  plan: Plan,
  scheme: string,
  facts: KnownFacts,
  { id, amountFen }: { readonly id: string | undefined; readonly amountFen: bigint },
): bigint {
  const own = carePlan(plan, scheme);
  if (!own || amountFen === 0n) return 0n;
  const [decision] = evaluate(own, facts, { trace: false });
  const fen = decision?.members.find((one) => one.id === id)?.amountFen ?? 0n;
  return fen < amountFen ? fen : amountFen;
}
