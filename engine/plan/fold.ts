import type { Ymd } from '../language/day.ts';
import { type Node, type ParameterNode, partsOf } from '../language/nodes.ts';
import { findVariant } from '../schemes/rule.ts';
import { createIntern } from './intern.ts';
import { createLevels } from './levels.ts';
import { literalNode, simplify, withParts } from './simplify.ts';

/** What is settled before any family is looked at: the day, and the region's choices of method. */
export interface FoldContext {
  readonly day: Ymd;
  /** The value of a yes-or-no or choice parameter, when it is to be built in; nothing leaves it open. */
  readonly choose: (node: ParameterNode) => number | undefined;
}

/** Thrown where a rule has no text yet on the day; the scheme is then not in force. */
export class NotInForce extends Error {}

/** More conditions than these are left inside the sum: each doubles the sums. */
const SPLIT_AT_MOST = 4;

/**
 * The tree as it stands on one day in one region: rules give way to their text of the day, branches that
 * the region does not take fall away, equal parts become one node, and sums over members do not wait for
 * the household where they need not.
 */
export function createFold(context: FoldContext): (node: Node) => Node {
  const done = new Map<Node, Node>();
  const intern = createIntern();
  const level = createLevels();
  const split = (node: Node): Node => {
    if (node.op !== 'aggregate') return intern(node);
    const whole = intern(node);
    const conditions = [...householdConditions(whole, level)];
    const [first] = conditions;
    if (!first || conditions.length > SPLIT_AT_MOST) return whole;
    const [then, otherwise] = [1, 0].map((value) => {
      const replaced = replace(whole, knownFrom(first, value, level), (changed) =>
        intern(simplify(changed, intern)),
      );
      return split(replaced);
    });
    if (!then || !otherwise) return whole;
    return intern(
      simplify(
        { op: 'choose', kind: node.kind, scope: 'household', cases: [[first, then]], otherwise },
        intern,
      ),
    );
  };
  const fold = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const folded = split(simplify(foldOne(node, fold, context), intern));
    done.set(node, folded);
    return folded;
  };
  return fold;
}

function foldOne(node: Node, fold: (node: Node) => Node, context: FoldContext): Node {
  if (node.op === 'since') return literalNode(Number(context.day >= node.from));
  if (node.op === 'rule') {
    const variant = findVariant(node.rule, context.day);
    if (!variant) throw new NotInForce(node.rule.code);
    return fold(variant.value);
  }
  if (node.op === 'parameter') {
    const chosen = context.choose(node);
    if (chosen !== undefined) return literalNode(chosen, node.kind);
  }
  return withParts(node, fold);
}

/**
 * Conditions on the household inside a sum that themselves need a sum over the members. Told apart outside
 * the sum, they spare a second pass over the members: `count(a where H)` is `H ? count(a) : 0`.
 */
function householdConditions(sum: Node, level: (node: Node) => number): ReadonlySet<Node> {
  const found = new Set<Node>();
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.scope === 'household') {
      if (node.kind.kind === 'bool' && level(node) > 0) found.add(node);
    } else partsOf(node).forEach(walk);
  };
  partsOf(sum).forEach(walk);
  return found;
}

/**
 * What is known besides where a condition holds, or does not: all parts of what holds as a whole, and the like. What
 * needs no sum is left as it is, so that it stays one value for all.
 */
function knownFrom(
  condition: Node,
  value: number,
  level: (node: Node) => number,
  known = new Map<Node, Node>(),
): ReadonlyMap<Node, Node> {
  if (level(condition) === 0) return known;
  known.set(condition, literalNode(value));
  if (condition.op === 'not') knownFrom(condition.item, 1 - value, level, known);
  const isSettled = condition.op === 'all' ? value === 1 : condition.op === 'any' && value === 0;
  if (isSettled) for (const part of partsOf(condition)) knownFrom(part, value, level, known);
  return known;
}

function replace(node: Node, known: ReadonlyMap<Node, Node>, finish: (node: Node) => Node): Node {
  const done = new Map(known);
  const walk = (one: Node): Node => {
    const known = done.get(one);
    if (known) return known;
    const parts = partsOf(one);
    const isSame = parts.every((part) => walk(part) === part);
    const changed = isSame ? one : finish(withParts(one, walk));
    done.set(one, changed);
    return changed;
  };
  return walk(node);
}
