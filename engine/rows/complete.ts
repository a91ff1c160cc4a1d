import type { FactDefinition } from '../facts/define.ts';
import type { KnownFacts } from '../facts/read.ts';
import type { Plan } from '../plan/plan.ts';
import { Evaluator } from '../readings/evaluate/evaluator.ts';
import { type Question, Unknown } from '../readings/evaluate/value.ts';
import type { Layout } from './layout.ts';

/** One household as numbers in the order of a layout. */
export interface FactRow {
  readonly household: readonly number[];
  readonly members: readonly (readonly number[])[];
}

export type Completed =
  | { readonly ok: true; readonly row: FactRow }
  /** What must be asked before the household can be computed in bulk. */
  | { readonly ok: false; readonly questions: readonly Question[] };

/**
 * A household's facts as a row for columns and tables. These have no gaps: what is not asked of somebody is
 * filled in as the vocabulary says, and a household with a missing fact is returned as questions instead.
 */
export function completeRow(plan: Plan, facts: KnownFacts, layout: Layout): Completed {
  const evaluator = new Evaluator(plan, facts);
  const questions = new Map<string, Question>();
  const read = (fact: FactDefinition, member?: number): number => {
    const given = (member === undefined ? facts.household : facts.members[member]?.facts)?.get(fact.name);
    if (given !== undefined) return given;
    const value = evaluator.value({ op: 'fact', kind: fact.kind, scope: fact.scope, fact }, member);
    if (!(value instanceof Unknown)) return Number(value);
    for (const [path, question] of value.questions) questions.set(path, question);
    return 0;
  };
  const row: FactRow = {
    household: layout.household.map((fact) => read(fact)),
    members: facts.members.map((_, place) => layout.member.map((fact) => read(fact, place))),
  };
  return questions.size === 0 ? { ok: true, row } : { ok: false, questions: [...questions.values()] };
}
