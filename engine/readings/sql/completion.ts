import type { FactDefinition } from '../../facts/define.ts';
import { findYmd } from '../../language/day.ts';
import type { Node } from '../../language/nodes.ts';
import { collect } from '../../plan/plan.ts';
import { ExpressionWriter } from './text.ts';

/**
 * What `completeRow` does to one family, as SQL over many: for each fact the expression of its complete value, given
 * where it stands as it was written down (`rawOf`, nullable). What is not asked of somebody on this day becomes what
 * the vocabulary says; what is asked and not known stays null. Three-valued logic of SQL and of the evaluator are one.
 * Throws `RangeError` on a day that does not exist.
 */
export function completedColumns(
  facts: readonly FactDefinition[],
  onDay: string,
  rawOf: (fact: FactDefinition) => string,
): readonly string[] {
  const day = findYmd(onDay);
  if (day === undefined) throw new RangeError(`not a day of the calendar: ${onDay}`);
  const names = new Map<Node, string>();
  const writer = new ExpressionWriter({ day }, names, () => {
    throw new TypeError('whether a fact is asked depends on facts alone');
  });
  const texts = new Map<FactDefinition, string>();
  const complete = (fact: FactDefinition): string => {
    const known = texts.get(fact);
    if (known !== undefined) return known;
    const text = fact.asked ? completeAsked(fact, fact.asked) : rawOf(fact);
    texts.set(fact, text);
    return text;
  };
  const completeAsked = (fact: FactDefinition, asked: NonNullable<FactDefinition['asked']>): string => {
    for (const node of collect([asked.when])) if (node.op === 'fact') names.set(node, complete(node.fact));
    const otherwise = fact.kind.kind === 'bool' ? String(asked.otherwise === 1) : String(asked.otherwise);
    return `coalesce(${rawOf(fact)}, case when not ${writer.text(asked.when)} then ${otherwise} end)`;
  };
  return facts.map(complete);
}
