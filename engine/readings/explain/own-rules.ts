import { type Node, partsOf } from '../../language/nodes.ts';
import type { Plan } from '../../plan/plan.ts';
import { findVariant, type RuleDefinition } from '../../schemes/rule.ts';
import type { Scheme } from '../../schemes/scheme.ts';

/**
 * The rules of which a scheme itself speaks: not those that only tell which members a sum is about, nor what a
 * rule that sums up rests on.
 */
export function ownRules(scheme: Scheme, plan: Plan): ReadonlySet<RuleDefinition> {
  const rules = new Set<RuleDefinition>();
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.op === 'rule') {
      rules.add(node.rule);
      const variant = findVariant(node.rule, plan.day);
      if (variant && !node.rule.sums) walk(variant.value);
    } else if (node.op !== 'aggregate') partsOf(node).forEach(walk);
  };
  walk(scheme.eligible);
  walk(scheme.amount);
  return rules;
}
