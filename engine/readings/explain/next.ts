import { writeCitation } from '../../documents.ts';
import { findYmd } from '../../language/day.ts';
import type { Language } from '../../language/kinds.ts';
import { writeValue } from '../../language/units.ts';
import type { Plan } from '../../plan/plan.ts';
import { type StageLimits, stages } from '../../schemes/procedure.ts';
import type { Decision } from '../evaluate/evaluate.ts';
import { explainWords } from './words.ts';

/** What to do next: where to apply, how long each step may take, and what may be done against the decision. */
export function nextSteps(plan: Plan, decision: Decision, language: Language): readonly string[] {
  const procedure = plan.handbook.procedures.get(decision.scheme.code);
  if (!procedure || decision.status === 'not-in-force') return [];
  const words = explainWords[language];
  const opening =
    decision.status === 'needs-facts'
      ? [words.askFirst]
      : decision.status === 'missing-parameters'
        ? [words.figuresFirst]
        : decision.eligible
          ? []
          : [procedure.isByList ? words.mayAsk : words.mayApply];
  const limits = stages.flatMap((stage) => tellStage(plan, procedure.stages[stage], language));
  const steps = limits.length > 0 ? [words.within(limits)] : [];
  return [...opening, procedure.apply[language], ...steps, ...remedyOf(plan, language)];
}

/** The limits of a step that are on record; without any, how it is. */
function tellStage(plan: Plan, { parameters, note }: StageLimits, language: Language): readonly string[] {
  const words = explainWords[language];
  const told = parameters.flatMap((code) => {
    const definition = plan.handbook.parameters.get(code);
    const won = definition && plan.find(definition, '')?.won;
    if (!definition || !won) return [];
    const { kind } = definition;
    const mark = won.assumed === undefined ? '' : words.assumedMark;
    if (kind.kind === 'choice') return [`${writeValue(won.value, kind, language)}${mark}`];
    // The title names whose procedure it is before a colon, which goes without saying here.
    const title = definition.title[language].replace(/^[^：:]*[：:]\s*/, '');
    return [`${title}${words.limitOf(won.value, code.startsWith('limits.'))}${mark}`];
  });
  return told.length > 0 ? told : note ? [note[language]] : [];
}

function remedyOf(plan: Plan, language: Language): readonly string[] {
  const found = plan.handbook.remedies.findLast(({ from }) => (findYmd(from) ?? 0) <= plan.day);
  if (!found) return [];
  const laws = found.articles.map((one) => writeCitation(one, plan.book.documents, language));
  return [explainWords[language].remedy(found.say[language], laws)];
}
