import type { FactDefinition } from '../facts/define.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import type { Node } from '../language/nodes.ts';
import { collect } from '../plan/plan.ts';

/** The facts that a computation needs, in a fixed order: the columns of its tables. */
export interface Layout {
  readonly household: readonly FactDefinition[];
  readonly member: readonly FactDefinition[];
}

/** Only the columns that the given expressions read. */
export function layoutOf(roots: readonly Node[]): Layout {
  const used = new Set(collect(roots).flatMap((node) => (node.op === 'fact' ? [node.fact] : [])));
  const pick = (facts: ReadonlyMap<string, FactDefinition>): readonly FactDefinition[] =>
    [...facts.values()].filter((fact) => used.has(fact));
  return { household: pick(vocabulary.household), member: pick(vocabulary.member) };
}

/** Every column of the vocabulary. */
export const fullLayout: Layout = {
  household: [...vocabulary.household.values()],
  member: [...vocabulary.member.values()],
};

/** `birthDate` as `birth_date`. */
export const columnName = (fact: FactDefinition): string =>
  fact.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
