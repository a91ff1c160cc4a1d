import { MEMBERS_MAX } from '../../engine/facts/define.ts';
import { type FactDefinition, type Language, vocabulary } from '../../engine/index.ts';

/** What a form needs of a fact: how it is asked, and what an answer looks like. */
function formOf(fact: FactDefinition, language: Language) {
  const { kind } = fact;
  return {
    name: fact.name,
    title: fact.title[language],
    question: fact.question[language],
    kind: kind.kind,
    period: kind.kind === 'money' ? kind.period : null,
    choices:
      kind.kind === 'choice'
        ? kind.values.map((value) => ({ value, label: kind.labels[value]?.[language] ?? value }))
        : [],
    minimum: fact.minimum,
    maximum: fact.maximum,
  };
}

/** The whole vocabulary, in the order in which it is asked. */
export function listFactForms(language: Language) {
  const list = (facts: ReadonlyMap<string, FactDefinition>) =>
    [...facts.values()].map((fact) => formOf(fact, language));
  return { household: list(vocabulary.household), members: list(vocabulary.member), membersMax: MEMBERS_MAX };
}
