import type { FactDefinition } from '../facts/define.ts';
import type { KnownFacts } from '../facts/read.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import type { Plan } from '../plan/plan.ts';
import { Evaluator } from '../readings/evaluate/evaluator.ts';

/** The same household without the facts that nobody would ask of it, as it comes out of an interview. */
export function withoutUnasked(plan: Plan, facts: KnownFacts): KnownFacts {
  const evaluator = new Evaluator(plan, facts);
  const kept = (
    known: ReadonlyMap<string, number>,
    definitions: ReadonlyMap<string, FactDefinition>,
    member?: number,
  ): ReadonlyMap<string, number> =>
    new Map(
      [...known].filter(([name]) => {
        const asked = definitions.get(name)?.asked;
        return !asked || evaluator.value(asked.when, member) !== 0n;
      }),
    );
  return {
    household: kept(facts.household, vocabulary.household),
    members: facts.members.map((member, place) => ({
      ...member,
      facts: kept(member.facts, vocabulary.member, place),
    })),
  };
}
