import type { KnownFacts } from '../../facts/read.ts';
import type { Period } from '../../language/kinds.ts';
import type { Plan, PlannedScheme, Unavailable } from '../../plan/plan.ts';
import type { Scheme } from '../../schemes/scheme.ts';
import { Evaluator } from './evaluator.ts';
import type { TraceStep } from './trace.ts';
import { type Question, Unknown, type Value } from './value.ts';

export interface MemberDecision {
  readonly member: number;
  readonly id: string;
  readonly eligible?: boolean;
  readonly amountFen?: bigint;
}

/** What one scheme gives one household, and why. */
export interface Decision {
  readonly scheme: Scheme;
  /** `needs-facts` until every question that bears on the result is answered. */
  readonly status: 'decided' | 'needs-facts' | 'not-in-force' | 'missing-parameters';
  /** Of a scheme of persons: whether anybody is. */
  readonly eligible?: boolean;
  /** After the interactions with other schemes; of a scheme of persons, the sum. */
  readonly amountFen?: bigint;
  /** What its own rules alone would give. */
  readonly claimFen?: bigint;
  readonly period: Period;
  readonly members: readonly MemberDecision[];
  readonly trace: readonly TraceStep[];
  readonly questions: readonly Question[];
  /** Codes of the figures that the region lacks. */
  readonly missing: readonly string[];
}

/** Judges one household by every scheme of the plan, with the whole reasoning. */
export function evaluate(plan: Plan, facts: KnownFacts): readonly Decision[] {
  return [
    ...plan.schemes.map((planned) => decide(plan, planned, facts)),
    ...plan.unavailable.map((one) => unavailable(plan, one)),
  ];
}

function decide(plan: Plan, planned: PlannedScheme, facts: KnownFacts): Decision {
  const { scheme, eligible, claim, paid } = planned.settled;
  const evaluator = new Evaluator(plan, facts);
  const places = scheme.unit === 'household' ? [undefined] : facts.members.map((_, place) => place);
  const results = places.map((place) => ({
    eligible: evaluator.value(eligible, place),
    claim: evaluator.value(claim, place),
    paid: evaluator.value(paid, place),
  }));
  const questions = new Map<string, Question>();
  for (const value of results.flatMap((result) => [result.eligible, result.claim, result.paid])) {
    if (value instanceof Unknown)
      for (const [path, question] of value.questions) questions.set(path, question);
  }
  const eligibles = results.map((result) => result.eligible);
  const amountFen = sumOf(results.map((result) => result.paid));
  const claimFen = sumOf(results.map((result) => result.claim));
  const anyEligible = eligibles.includes(1n)
    ? true
    : eligibles.every((value) => value === 0n)
      ? false
      : undefined;
  return {
    scheme,
    status: questions.size > 0 ? 'needs-facts' : 'decided',
    ...(anyEligible === undefined ? {} : { eligible: anyEligible }),
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(claimFen === undefined ? {} : { claimFen }),
    period: scheme.period,
    members:
      scheme.unit === 'household' ? [] : results.map((result, place) => memberDecision(result, place, facts)),
    trace: evaluator.trace,
    questions: [...questions.values()],
    missing: [],
  };
}

function memberDecision(
  result: { eligible: Value; paid: Value },
  place: number,
  facts: KnownFacts,
): MemberDecision {
  return {
    member: place,
    id: facts.members[place]?.id ?? '',
    ...(result.eligible instanceof Unknown ? {} : { eligible: result.eligible === 1n }),
    ...(result.paid instanceof Unknown ? {} : { amountFen: result.paid }),
  };
}

function sumOf(values: readonly Value[]): bigint | undefined {
  let sum = 0n;
  for (const value of values) {
    if (value instanceof Unknown) return undefined;
    sum += value;
  }
  return sum;
}

function unavailable(plan: Plan, one: Unavailable): Decision {
  const scheme = plan.handbook.schemes.get(one.scheme);
  if (!scheme) throw new TypeError(`no scheme ${one.scheme}`);
  return {
    scheme,
    status: one.reason,
    period: scheme.period,
    members: [],
    trace: [],
    questions: [],
    missing: one.missing,
  };
}
