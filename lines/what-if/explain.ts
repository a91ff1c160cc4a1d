import {
  callMembers,
  type Decision,
  type Explanation,
  evaluate,
  explain,
  fullLayout,
  type KnownFacts,
  type Language,
  type Plan,
  type Scheme,
  type TraceStep,
  writeMoney,
} from '../../engine/index.ts';
import { isStanding } from '../policy/schemes.ts';
import type { Population } from '../population/index.ts';
import type { Answer, Question, WhatIf } from './what-if.ts';

/** One scheme as it is decided now, and with each variant. */
export interface Side {
  readonly name: string;
  readonly eligible: boolean;
  /** As people write it; null of a standing and where nothing is decided. */
  readonly amount: string | null;
  readonly headline: string;
  readonly sentences: readonly string[];
}

/** What differs between the sides: a figure, a condition that turned, a sum. */
export interface Difference {
  readonly kind: 'parameter' | 'condition' | 'sum';
  readonly title: string;
  /** In the order of the sides; blank where it was not used. */
  readonly values: readonly string[];
}

export interface SchemeExplained {
  readonly scheme: string;
  readonly title: string;
  readonly isStanding: boolean;
  readonly sides: readonly Side[];
  readonly differences: readonly Difference[];
}

const REASONS_MAX = 3;
const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' };
/** Another condition settled it before this one was looked at. */
const NOT_REACHED: Readonly<Record<Language, string>> = { zh: '不再适用', en: 'not looked at' };

/** Why variants give one household something else than now: each scheme that they move, side by side. */
export function explainHousehold(
  whatIf: WhatIf,
  question: Question,
  answer: Answer,
  at: number,
  language: Language,
  baseName: string,
): readonly SchemeExplained[] {
  const moved = new Map<string, Scheme>();
  for (const { schemes } of answer.variants) {
    for (const { scheme, base, tried } of schemes)
      if ((base?.[at] ?? 0) !== tried[at]) moved.set(scheme.code, scheme);
  }
  const plans = [
    { name: baseName, plan: whatIf.runner.decidingPlan(answer.month, undefined) },
    ...question.variants.map((variant) => ({
      name: variant.name,
      plan: whatIf.runner.decidingPlan(answer.month, variant),
    })),
  ];
  const facts = factsOf(whatIf.population, at);
  return [...moved.values()].map((scheme) => {
    const told = plans.map(({ name, plan }) => ({ name, ...tell(plan, scheme, facts, language) }));
    return {
      scheme: scheme.code,
      title: scheme.title[language],
      isStanding: isStanding(scheme),
      sides: told.map(({ name, decision, told: { headline, sentences } }) => ({
        name,
        eligible: decision.eligible ?? false,
        amount: sayAmount(decision, language),
        headline,
        sentences,
      })),
      differences: differencesOf(told.map(({ decision, told: one }) => ({ decision, told: one }))),
    };
  });
}

/** In a few words why a variant moves a household: conditions that turned, or else the figures that are others. */
export function sayWhy(
  schemes: readonly SchemeExplained[],
  variant: number,
  language: Language,
): readonly string[] {
  const say = (value: string | undefined) => value || NOT_REACHED[language];
  const differences = schemes.flatMap((one) => one.differences);
  const turned = (kind: Difference['kind']) =>
    differences
      .filter((one) => one.kind === kind && one.values[0] !== one.values[variant + 1])
      .map(
        ({ title, values }) => `${title}${COLON[language]}${say(values[0])} → ${say(values[variant + 1])}`,
      );
  const conditions = turned('condition');
  return [...new Set(conditions.length > 0 ? conditions : turned('parameter'))].slice(0, REASONS_MAX);
}

function tell(plan: Plan, scheme: Scheme, facts: KnownFacts, language: Language) {
  const schemes = plan.schemes.filter(({ settled }) => settled.scheme === scheme);
  const unavailable = plan.unavailable.filter((one) => one.scheme === scheme.code);
  const [decision] = evaluate({ ...plan, schemes, unavailable }, facts);
  if (!decision) throw new Error(`no decision about ${scheme.code}`);
  return { decision, told: explain(plan, decision, language, callMembers(facts, plan.day, language)) };
}

const sayAmount = ({ scheme, status, amountFen, period }: Decision, language: Language): string | null =>
  isStanding(scheme) || status !== 'decided'
    ? null
    : writeMoney(amountFen ?? 0n, { kind: 'money', period }, language);

/** The steps that have another value on some side, in the order in which they were taken. */
function differencesOf(
  sides: readonly { readonly decision: Decision; readonly told: Explanation }[],
): readonly Difference[] {
  const rows = new Map<string, { kind: Difference['kind']; title: string; values: string[] }>();
  sides.forEach(({ decision, told }, side) => {
    decision.trace.forEach((step, index) => {
      const said = told.steps[index];
      if (!said || step.step === 'fact') return;
      const key = keyOf(step);
      const row = rows.get(key) ?? { kind: kindOf(step), title: said.title, values: sides.map(() => '') };
      row.values[side] = said.value;
      rows.set(key, row);
    });
  });
  return [...rows.values()].filter(({ values }) => values.some((value) => value !== values[0]));
}

/** Facts are the same on every side. */
type Telling = Exclude<TraceStep, { readonly step: 'fact' }>;

const kindOf = (step: Telling): Difference['kind'] =>
  step.step === 'parameter' ? 'parameter' : step.kind.kind === 'bool' ? 'condition' : 'sum';

const keyOf = (step: Telling): string =>
  step.step === 'parameter'
    ? `parameter ${step.parameter.code} ${step.cell}`
    : `rule ${step.rule.code} ${step.member ?? ''}`;

/** A household of the population as the evaluator takes it: complete, as columns are. */
function factsOf({ columns }: Population, at: number): KnownFacts {
  const household = new Map(
    fullLayout.household.map(({ name }) => [name, columns.column('household', name)[at] as number]),
  );
  const members: KnownFacts['members'][number][] = [];
  for (let member = columns.offsets[at] as number; member < (columns.offsets[at + 1] as number); member++) {
    const facts = new Map(
      fullLayout.member.map(({ name }) => [name, columns.column('member', name)[member] as number]),
    );
    members.push({ id: String(members.length + 1), facts });
  }
  return { household, members };
}
