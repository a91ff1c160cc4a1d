import { type Node, partsOf } from '../../language/nodes.ts';
import type { ParameterDefinition } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import { findVariant, type RuleDefinition } from '../../schemes/rule.ts';
import type { Scheme } from '../../schemes/scheme.ts';
import type { Decision } from '../evaluate/evaluate.ts';

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

/** Rules that say who of the members a scheme leaves out: also behind the sums over them, which do not tell of it. */
export function leavingOutRules(scheme: Scheme, plan: Plan): ReadonlySet<RuleDefinition> {
  const rules = new Set<RuleDefinition>();
  const seen = new Set<Node | RuleDefinition>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.op === 'rule') {
      if (node.rule.leavesOut) rules.add(node.rule);
      const variant = findVariant(node.rule, plan.day);
      if (variant && !node.rule.sums) walk(variant.value);
    } else partsOf(node).forEach(walk);
  };
  walk(scheme.eligible);
  walk(scheme.amount);
  return rules;
}

/**
 * The parameters on which the sentences rest. Of a sum over the members, those of what is summed up; who is counted,
 * and whether there is somebody of a class, only where that came out yes. The table of steps has them all.
 */
export function ownParameters(decision: Decision, plan: Plan): ReadonlySet<ParameterDefinition> {
  const held = new Set(
    decision.trace.flatMap((step) => (step.step === 'rule' && step.value === 1n ? [step.rule] : [])),
  );
  const own = ownRules(decision.scheme, plan);
  const parameters = new Set<ParameterDefinition>();
  const walk = (node: Node, inSum: boolean): void => {
    if (node.op === 'parameter') parameters.add(node.parameter);
    if (node.op === 'aggregate') {
      if (node.item.kind.kind !== 'bool') walk(node.item, true);
    } else if (node.op === 'rule') {
      if (inSum && !own.has(node.rule) && node.kind.kind !== 'bool') walkRule(node.rule, true);
    } else for (const part of partsOf(node)) walk(part, inSum);
  };
  const walkRule = (rule: RuleDefinition, inSum: boolean): void => {
    const variant = findVariant(rule, plan.day);
    if (!variant) return;
    walk(variant.value, inSum);
    const { value } = variant;
    if (value.op === 'aggregate' && value.item.kind.kind === 'bool' && held.has(rule)) walk(value.item, true);
  };
  // What was not said of those who are granted does not count for them either.
  const denied = decision.trace.filter((step) => step.step === 'rule' && step.value === 0n);
  const unsaid = new Set(
    denied.flatMap((step) =>
      step.step === 'rule' && decision.eligible && step.kind.kind === 'bool' && !held.has(step.rule)
        ? [step.rule]
        : [],
    ),
  );
  for (const rule of own) if (!unsaid.has(rule)) walkRule(rule, false);
  walk(decision.scheme.eligible, false);
  walk(decision.scheme.amount, false);
  return parameters;
}
