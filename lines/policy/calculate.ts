import {
  callMembers,
  type Decision,
  type ExplainedStep,
  evaluate,
  explain,
  findYmd,
  makePlan,
  type Plan,
  readFacts,
  type TraceStep,
  writeExplanation,
  writeMoney,
} from '../../engine/index.ts';
import { done, type Outcome, refuse } from '../../platform/base/index.ts';
import { type CanonicalFacts, canonicalFacts } from './canonical-facts.ts';
import { isStanding } from './schemes.ts';
import type { Setting } from './setting.ts';

export interface Asked {
  readonly facts: unknown;
  readonly schemes?: readonly string[] | undefined;
  readonly knownOn?: string | undefined;
}

/** Judges one family by the rules of the setting. Nothing is stored: what came in is gone with the answer. */
export function calculate(setting: Setting, asked: Asked): Outcome<Calculated> {
  const { handbook, book, region, on, day, language } = setting;
  const unknown = asked.schemes?.find((code) => !handbook.schemes.has(code));
  if (unknown !== undefined)
    return refuse('policy.scheme.unknown', { scheme: unknown }, { field: 'schemes' });
  if (asked.knownOn !== undefined && findYmd(asked.knownOn) === undefined)
    return refuse('policy.day.none', { day: asked.knownOn }, { field: 'knownOn' });
  const read = readFacts(asked.facts, day);
  if (!read.ok) {
    const details = read.problems.map(
      ({ path, message }) =>
        refuse('policy.facts.one', { zh: message.zh, en: message.en }, { field: path || 'facts' }).refusal,
    );
    return refuse('policy.facts.wrong', { count: details.length }, { field: 'facts', details });
  }
  const plan = makePlan(handbook, book, {
    region,
    day: on,
    ...(asked.schemes ? { schemes: asked.schemes } : {}),
    ...(asked.knownOn === undefined ? {} : { knownOn: asked.knownOn }),
  });
  const decisions = evaluate(plan, read.value);
  const callings = callMembers(read.value, day, language);
  return done({
    region,
    regionName: book.regions.get(region)?.[language] ?? region,
    on,
    facts: canonicalFacts(read.value),
    questions: questionsOf(decisions),
    used: usedOf(decisions),
    decisions: decisions.map((decision) => sayDecision(plan, decision, setting, callings)),
  });
}

/** Facts that some scheme looked at: an answer that is not among them bears on nothing any more. */
function usedOf(decisions: readonly Decision[]): string[] {
  const steps = decisions.flatMap(({ trace }) => trace);
  return [...new Set(steps.flatMap((step) => (step.step === 'fact' && !step.notAsked ? [step.path] : [])))];
}

/** Every question once, with the schemes that wait for its answer. */
function questionsOf(decisions: readonly Decision[]) {
  const questions = new Map<
    string,
    { path: string; name: string; member: number | null; schemes: string[] }
  >();
  for (const { scheme, questions: asked } of decisions) {
    for (const { path, fact, member } of asked) {
      const known = questions.get(path) ?? { path, name: fact.name, member: member ?? null, schemes: [] };
      known.schemes.push(scheme.code);
      questions.set(path, known);
    }
  }
  return [...questions.values()];
}

function sayDecision(plan: Plan, decision: Decision, { language }: Setting, callings: readonly string[]) {
  const { scheme, status } = decision;
  const told = explain(plan, decision, language, callings);
  const isDecided = status === 'decided';
  const kind = { kind: 'money', period: decision.period } as const;
  const say = (fen: bigint | undefined) => (fen === undefined ? null : writeMoney(fen, kind, language));
  return {
    scheme: scheme.code,
    title: scheme.title[language],
    unit: scheme.unit,
    isStanding: isStanding(scheme),
    status,
    eligible: decision.eligible ?? null,
    amountFen: isDecided ? Number(decision.amountFen ?? 0n) : null,
    amount: isDecided ? say(decision.amountFen) : null,
    claim: isDecided ? say(decision.claimFen) : null,
    period: decision.period,
    members: decision.members.map(({ member, id, eligible, amountFen }) => ({
      member,
      id,
      eligible: eligible ?? null,
      amount: say(amountFen),
    })),
    questions: decision.questions.length,
    missing: decision.missing.map((code) => plan.handbook.parameters.get(code)?.title[language] ?? code),
    headline: told.headline,
    sentences: [...told.sentences],
    /** That figures were used which stand on no document. */
    caution: told.caution ?? null,
    /** What the family can do now. */
    next: [...told.next],
    interactions: [...told.interactions],
    figures: told.figures.map(({ parameter, sentence, isAssumed }) => ({ parameter, sentence, isAssumed })),
    basis: [...told.basis],
    explanation: writeExplanation(told, language),
    trace: decision.trace.map((step, index) => sayStep(step, told.steps[index])),
  };
}

function sayStep(step: TraceStep, told: ExplainedStep | undefined) {
  const won = step.step === 'parameter' ? step.resolved?.won : undefined;
  return {
    kind: step.step,
    title: told?.title ?? '',
    value: told?.value ?? '',
    from: told?.from ?? '',
    /** The parameter's code, to be looked up. */
    parameter: step.step === 'parameter' ? step.parameter.code : null,
    region: won?.region ?? null,
    isAssumed: won?.assumed !== undefined,
    /** A fact that cannot hold of this person, and was not asked. */
    isIdle: step.step === 'fact' && step.notAsked === true,
  };
}

export interface Calculated {
  readonly region: string;
  readonly regionName: string;
  readonly on: string;
  readonly facts: CanonicalFacts;
  readonly questions: ReturnType<typeof questionsOf>;
  readonly used: string[];
  readonly decisions: ReturnType<typeof sayDecision>[];
}
