import type { Plan } from '../../plan/plan.ts';
import { type Interaction, interactionRule } from '../../schemes/interaction.ts';
import type { Decision } from '../evaluate/evaluate.ts';
import type { RuleStep } from '../evaluate/trace.ts';
import { callingOf, type Speech, sayValue } from './speech.ts';
import { explainWords } from './words.ts';

/** How the other schemes bear on this one, and what is left where something was deducted. */
export function interactionSentences(plan: Plan, decision: Decision, speech: Speech): readonly string[] {
  const { language } = speech;
  const { scheme } = decision;
  const settled = plan.schemes.find((one) => one.settled.scheme.code === scheme.code)?.settled;
  if (!settled || !decision.eligible) return [];
  const words = explainWords[language];
  const left = new Map(
    scheme.amount.op === 'rule' ? valuesOf(scheme.amount.rule.code, decision).map(leftTo) : [],
  );
  // That somebody else is left out by the other's rules says nothing to one who is not.
  const told = settled.interactions.filter(
    ({ kind, first }) => kind !== 'exclusive-by-rule' || first === scheme.code,
  );
  return told.map((one) => {
    const other = one.first === scheme.code ? one.second : one.first;
    const title = plan.handbook.schemes.get(other)?.title[language] ?? '';
    return words.interaction(title, one.title[language], restAfter(one, decision, left, speech));
  });
}

const valuesOf = (rule: string, decision: Decision): readonly RuleStep[] =>
  decision.trace.filter((step): step is RuleStep => step.step === 'rule' && step.rule.code === rule);

const leftTo = ({ member, value }: RuleStep): readonly [number | undefined, bigint | undefined] => [
  member,
  value,
];

/** What is left to those of whom something was deducted; nothing is said of the others. */
function restAfter(
  interaction: Interaction,
  decision: Decision,
  left: Map<number | undefined, bigint | undefined>,
  speech: Speech,
): string {
  if (interaction.kind !== 'deduct' || interaction.second !== decision.scheme.code) return '';
  const eligible = new Set(decision.members.flatMap((one) => (one.eligible === true ? [one.member] : [])));
  const amounts = valuesOf(interactionRule(interaction), decision).flatMap((step) => {
    const { member, value, kind } = step;
    const isTold = value !== undefined && value !== left.get(member);
    left.set(member, value);
    if (!isTold || (member !== undefined && !eligible.has(member))) return [];
    const whom = member === undefined ? '' : callingOf(member, speech);
    return [[whom, sayValue(value, kind, speech.language)] as const];
  });
  return amounts.length === 0 ? '' : explainWords[speech.language].deducted(amounts);
}
