import { type Citation, writeCitation } from '../../documents.ts';
import type { Language } from '../../language/kinds.ts';
import { writeValue } from '../../language/units.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Scheme } from '../../schemes/scheme.ts';
import type { Decision } from '../evaluate/evaluate.ts';
import type { RuleStep, TraceStep } from '../evaluate/trace.ts';
import { writeDay } from './day.ts';
import { explainFigures, type Figure } from './figures.ts';
import { interactionSentences } from './interplay.ts';
import { nextSteps } from './next.ts';
import { leavingOutRules, ownRules } from './own-rules.ts';
import { addressed, callingOf, type Speech, sayValue } from './speech.ts';
import { explainWords } from './words.ts';

/** One line of the table: what was used or found, its value, and where it comes from. */
export interface ExplainedStep {
  readonly kind: 'fact' | 'parameter' | 'rule';
  readonly title: string;
  readonly value: string;
  readonly from: string;
}

/** A decision as a clerk reads it to a family, and as a table for whoever checks it. */
export interface Explanation {
  readonly headline: string;
  /** The reasons in order, one sentence each. */
  readonly sentences: readonly string[];
  /** That figures were used which stand on no document. */
  readonly caution?: string;
  /** How other schemes bear on this one. */
  readonly interactions: readonly string[];
  /** What must still be asked. */
  readonly questions: readonly string[];
  readonly figures: readonly Figure[];
  readonly basis: readonly string[];
  /** Where to apply, how long it may take, and what may be done against the decision. */
  readonly next: readonly string[];
  readonly steps: readonly ExplainedStep[];
}

/**
 * Renders a decision; no figure is computed here, so it says exactly what was decided. `callings` says how the members
 * are called, in their order; without it they are told apart by their place.
 */
export function explain(
  plan: Plan,
  decision: Decision,
  language: Language,
  callings: readonly string[] = [],
): Explanation {
  const speech: Speech = { language, callings };
  const rules = ownRules(decision.scheme, plan);
  const leavesOut = leavingOutRules(decision.scheme, plan);
  const isLeftOut = (step: RuleStep): boolean =>
    leavesOut.has(step.rule) && step.member !== undefined && step.value === 0n;
  const said = decision.trace.filter(
    (step): step is RuleStep =>
      step.step === 'rule' && step.value !== undefined && (rules.has(step.rule) || isLeftOut(step)),
  );
  const cited = decision.trace.flatMap((step) =>
    step.step === 'rule' && rules.has(step.rule) ? [step.article] : [],
  );
  const basis = groupCitations([...decision.scheme.basis.slice(0, 1), ...cited]).map((one) =>
    writeCitation(one, plan.handbook.documents, language),
  );
  const figures = explainFigures(plan, decision, language);
  const assumed = figures.filter(({ isAssumed }) => isAssumed).length;
  return {
    headline: headlineOf(plan, decision, speech),
    sentences: tellOnce(said, decision, speech),
    interactions: interactionSentences(plan, decision, speech),
    questions: decision.questions.map(
      ({ fact, member }) => `${whose(member, speech)}${fact.question[language]}`,
    ),
    figures,
    ...(assumed > 0 ? { caution: explainWords[language].caution(assumed) } : {}),
    basis,
    next: nextSteps(plan, decision, language),
    steps: decision.trace.map((step) => explainStep(step, plan, speech)),
  };
}

/** The places of one text together. A text cited as a whole, or by a range, is left at that where nothing nearer is. */
function groupCitations(citations: readonly Citation[]): readonly Citation[] {
  const others = citations.slice(1);
  const groups = Map.groupBy(citations, ({ document }) => document);
  return [...groups].map(([document, group]) => {
    const near = others.filter((one) => one.document === document).map(({ place }) => place);
    const places = near.length > 0 ? near : group.map(({ place }) => place);
    const isWhole = (place: string): boolean => place.startsWith('全文') && places.length > 1;
    return { document, place: [...new Set(places)].filter((place) => !isWhole(place)).join('；') };
  });
}

/** The explanation as plain text, to be read aloud or printed. */
export function writeExplanation(explanation: Explanation, language: Language): string {
  const words = explainWords[language];
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : ['', title, ...items.map((item) => `- ${item}`)];
  return [
    explanation.headline,
    ...explanation.sentences,
    ...(explanation.caution === undefined ? [] : [explanation.caution]),
    ...list(words.questions, explanation.questions),
    ...list(words.next, explanation.next),
    ...list(words.interactions, explanation.interactions),
    ...list(
      words.figures,
      explanation.figures.map((figure) => figure.sentence),
    ),
    ...list(words.basis, explanation.basis),
  ].join('\n');
}

function headlineOf(plan: Plan, decision: Decision, speech: Speech): string {
  const { language } = speech;
  const words = explainWords[language];
  const place = plan.book.regions.get(plan.region)?.[language] ?? plan.region;
  const opening = words.opening(place, writeDay(plan.day, language));
  const title = decision.scheme.title[language];
  switch (decision.status) {
    case 'not-in-force':
      return words.notInForce(opening, title);
    case 'missing-parameters': {
      const names = decision.missing.map(
        (code) => plan.handbook.parameters.get(code)?.title[language] ?? code,
      );
      return words.missing(opening, title, names.join(language === 'zh' ? '、' : ', '));
    }
    case 'needs-facts':
      return words.needsFacts(opening, title, decision.questions.length);
    case 'decided':
      return decidedHeadline(decision, opening, title, speech);
  }
}

function decidedHeadline(decision: Decision, opening: string, title: string, speech: Speech): string {
  const { language } = speech;
  const words = explainWords[language];
  const whom = (holds: (one: Decision['members'][number]) => boolean): string =>
    decision.scheme.unit === 'member'
      ? words.whom(
          decision.members.filter(holds).map(({ member }) => callingOf(member, speech)),
          speech.callings.length === 1,
        )
      : words.family;
  if (!decision.eligible)
    return words.notEligible(
      opening,
      title,
      decision.scheme.unit === 'member' && speech.callings.length === 1 ? words.whom([], true) : words.family,
    );
  if (isStanding(decision.scheme))
    return words.standing(
      opening,
      title,
      whom((member) => member.eligible === true),
    );
  const amount = sayValue(decision.amountFen ?? 0n, { kind: 'money', period: decision.period }, language);
  if (decision.amountFen === 0n) {
    const isCut = (decision.claimFen ?? 0n) > 0n;
    return isCut ? words.cutToNothing(opening, title) : words.nothingDue(opening, title);
  }
  const paid = (member: Decision['members'][number]): boolean => (member.amountFen ?? 0n) > 0n;
  const isShared = decision.members.filter(paid).length > 1;
  return words.eligible(opening, title, amount, whom(paid), isShared);
}

/** A scheme that confirms a standing and pays nothing. */
const isStanding = ({ amount }: Scheme): boolean => amount.op === 'literal' && amount.value === 0;

const isAmountOf = ({ amount }: Scheme, step: RuleStep): boolean =>
  amount.op === 'rule' && amount.rule === step.rule;

/** The sentences in order; what is the same of several members is said once of all of them. */
function tellOnce(steps: readonly RuleStep[], decision: Decision, speech: Speech): readonly string[] {
  const told = new Map<string, number[]>();
  const refused = new Set(decision.members.flatMap((one) => (one.eligible === false ? [one.member] : [])));
  for (const step of steps) {
    // How much it would be is not told to whom it is not given.
    const isIdle = step.member === undefined ? decision.eligible === false : refused.has(step.member);
    if (isIdle && isAmountOf(decision.scheme, step)) continue;
    const sentence = sentenceOf(step, decision, speech.language);
    if (sentence === undefined) continue;
    const places = told.get(sentence) ?? [];
    if (step.member !== undefined) places.push(step.member);
    told.set(sentence, places);
  }
  return [...told].map(([sentence, places]) =>
    places.length === 0 ? sentence : `${addressed([...new Set(places)], speech)}${sentence}`,
  );
}

/** What a rule says of its result; reasons against are told only to those who are refused or get nothing. */
function sentenceOf(step: RuleStep, decision: Decision, language: Language): string | undefined {
  const say = step.variant.say?.[language];
  if (say === undefined || step.value === undefined) return undefined;
  const isCondition = typeof say !== 'string';
  const isRefused = !decision.eligible || decision.amountFen === 0n;
  const isLeftOut = step.rule.leavesOut === true && step.member !== undefined;
  if (isCondition && step.value === 0n && !isRefused && !isLeftOut) return undefined;
  if (!isCondition && step.kind.kind === 'money' && step.value === 0n) return undefined;
  const template = isCondition ? say[step.value === 0n ? 1 : 0] : say;
  if (template === '') return undefined;
  return template.replace(/\{([^}]+)\}/g, (_, name: string, at: number) => {
    const used = name === 'result' ? { value: step.value ?? 0n, kind: step.kind } : step.used.get(name);
    return used ? sayValue(used.value, used.kind, language, template.slice(0, at)) : '—';
  });
}

const whose = (member: number | undefined, speech: Speech): string =>
  member === undefined ? '' : addressed([member], speech);

function explainStep(step: TraceStep, plan: Plan, speech: Speech): ExplainedStep {
  const { language } = speech;
  const words = explainWords[language];
  switch (step.step) {
    case 'fact':
      return {
        kind: 'fact',
        title: `${whose(step.member, speech)}${step.fact.title[language]}`,
        value: writeValue(step.value, step.fact.kind, language),
        from: step.notAsked ? words.notAsked : words.given,
      };
    case 'parameter': {
      const source = step.resolved?.won.source;
      return {
        kind: 'parameter',
        title: step.parameter.title[language],
        value: step.resolved ? writeValue(step.value, step.parameter.kind, language) : words.noneSet,
        from: source ? writeCitation(source, plan.book.documents, language) : words.assumed,
      };
    }
    case 'rule':
      return {
        kind: 'rule',
        title: `${whose(step.member, speech)}${step.rule.title[language]}`,
        value: step.value === undefined ? words.unknown : writeValue(step.value, step.kind, language),
        from: writeCitation(step.article, plan.handbook.documents, language),
      };
  }
}
