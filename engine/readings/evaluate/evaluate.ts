import type { KnownFacts } from '../../facts/read.ts';
import type { Period } from '../../language/kinds.ts';
import type { Plan, PlannedScheme, Unavailable } from '../../plan/plan.ts';
import type { Scheme } from '../../schemes/scheme.ts';
import { Evaluator } from './evaluator.ts';
import type { TraceStep } from './trace.ts';
import { type Judged, type Result, untracedOf } from './untraced.ts';
import { type Question, Unknown } from './value.ts';

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

export interface Wanted {
  /** False leaves the reasoning out, which is many times faster; results and questions are the same. */
  readonly trace?: boolean;
}

/** Judges one household by every scheme of the plan, with the whole reasoning unless that is not wanted. */
export function evaluate(plan: Plan, facts: KnownFacts, wanted: Wanted = {}): readonly Decision[] {
  const decisions =
    wanted.trace === false
      ? untracedOf(plan)
          .judge(facts)
          .map((judged, index) => quickDecision(plan.schemes[index], judged, facts))
      : plan.schemes.map((planned) => decide(plan, planned, facts));
  return [...decisions, ...plan.unavailable.map((one) => unavailable(plan, one))];
}

function quickDecision(
  planned: PlannedScheme | undefined,
  { results, questions }: Judged,
  facts: KnownFacts,
): Decision {
  if (!planned) throw new TypeError('a result without a scheme');
  return decisionOf(planned.settled.scheme, results.map(known), facts, questions, []);
}

interface Outcome {
  readonly eligible: boolean | undefined;
  readonly claim: bigint | undefined;
  readonly paid: bigint | undefined;
}

const known = ({ eligible, claim, paid }: Result): Outcome => ({
  eligible: Number.isNaN(eligible) ? undefined : eligible === 1,
  claim: Number.isNaN(claim) ? undefined : BigInt(claim),
  paid: Number.isNaN(paid) ? undefined : BigInt(paid),
});

function decide(plan: Plan, planned: PlannedScheme, facts: KnownFacts): Decision {
  const { scheme, eligible, claim, paid } = planned.settled;
  const evaluator = new Evaluator(plan, facts);
  const places = scheme.unit === 'household' ? [undefined] : facts.members.map((_, place) => place);
  const results = places.map((place) => [eligible, claim, paid].map((node) => evaluator.value(node, place)));
  const questions = new Map<string, Question>();
  for (const value of results.flat()) {
    if (value instanceof Unknown)
      for (const [path, question] of value.questions) questions.set(path, question);
  }
  const outcomes = results.map((values): Outcome => {
    const [isEligible, claimed, given] = values.map((value) =>
      value instanceof Unknown ? undefined : value,
    );
    return {
      eligible: isEligible === undefined ? undefined : isEligible === 1n,
      claim: claimed,
      paid: given,
    };
  });
  return decisionOf(scheme, outcomes, facts, [...questions.values()], evaluator.trace);
}

function decisionOf(
  scheme: Scheme,
  outcomes: readonly Outcome[],
  facts: KnownFacts,
  questions: readonly Question[],
  trace: readonly TraceStep[],
): Decision {
  const isEligible = outcomes.some(({ eligible }) => eligible === true)
    ? true
    : outcomes.every(({ eligible }) => eligible === false)
      ? false
      : undefined;
  const amountFen = sumOf(outcomes, 'paid');
  const claimFen = sumOf(outcomes, 'claim');
  return {
    scheme,
    status: questions.length > 0 ? 'needs-facts' : 'decided',
    ...(isEligible === undefined ? {} : { eligible: isEligible }),
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(claimFen === undefined ? {} : { claimFen }),
    period: scheme.period,
    members:
      scheme.unit === 'household'
        ? []
        : outcomes.map(({ eligible, paid }, place) => ({
            member: place,
            id: facts.members[place]?.id ?? '',
            ...(eligible === undefined ? {} : { eligible }),
            ...(paid === undefined ? {} : { amountFen: paid }),
          })),
    trace,
    questions,
    missing: [],
  };
}

function sumOf(outcomes: readonly Outcome[], what: 'paid' | 'claim'): bigint | undefined {
  let sum = 0n;
  for (const { [what]: fen } of outcomes) {
    if (fen === undefined) return undefined;
    sum += fen;
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
