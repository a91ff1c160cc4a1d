import { boolKind } from '../../language/kinds.ts';
import { type Node, partsOf } from '../../language/nodes.ts';
import { createIntern } from '../../plan/intern.ts';
import type { Plan } from '../../plan/plan.ts';
import { literalNode, literalOf, withParts } from '../../plan/simplify.ts';
import { findVariant } from '../../schemes/rule.ts';
import { compileNode } from './steps.ts';

/**
 * A tree with all that is settled before the family is known: the texts of the day, the figures of the region
 * and what follows from these alone. Unlike the plan's own folding it takes away nothing that a family could
 * still be asked about, so that the questions are those of the tree as it was written.
 */
export function createBinder(plan: Plan): (node: Node) => Node {
  const done = new Map<Node, Node>();
  const intern = createIntern();
  const bind = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const bound = intern(bindOne(node, bind, plan));
    done.set(node, bound);
    return bound;
  };
  return bind;
}

function bindOne(node: Node, bind: (node: Node) => Node, plan: Plan): Node {
  if (node.op === 'literal' || node.op === 'fact') return node;
  if (node.op === 'rule') {
    const variant = findVariant(node.rule, plan.day);
    const given = plan.given?.get(node.rule.code);
    if (variant && given !== undefined) return literalNode(given, node.kind);
    if (!variant) throw new TypeError(`rule ${node.rule.code} has no text on this day`);
    return bind(variant.value);
  }
  const bound = withParts(node, bind);
  if (bound.op === 'all' || bound.op === 'any') return bindLogic(bound);
  if (bound.op === 'choose') return bindChoice(bound);
  if (bound.op === 'aggregate' || !partsOf(bound).every(({ op }) => op === 'literal')) return bound;
  const noFacts = (): never => {
    throw new TypeError('a literal asks for no fact');
  };
  const step = compileNode(bound, { plan, compile: (part) => () => literalOf(part) ?? 0, readFact: noFacts });
  return literalNode(step({ place: -1, members: 0, turn: 0 }), bound.kind);
}

function bindLogic(node: Extract<Node, { op: 'add' | 'least' | 'greatest' | 'all' | 'any' }>): Node {
  const deciding = node.op === 'all' ? 0 : 1;
  if (node.items.some((item) => literalOf(item) === deciding)) return literalNode(deciding);
  const open = node.items.filter((item) => literalOf(item) === undefined);
  const [first, ...others] = open;
  if (!first) return literalNode(1 - deciding);
  return others.length === 0 ? first : { ...node, items: open, kind: boolKind };
}

function bindChoice(node: Extract<Node, { op: 'choose' }>): Node {
  const open: (readonly [Node, Node])[] = [];
  for (const [condition, then] of node.cases) {
    const value = literalOf(condition);
    if (value === 0) continue;
    if (value !== undefined) return open.length === 0 ? then : { ...node, cases: open, otherwise: then };
    open.push([condition, then]);
  }
  return open.length === 0 ? node.otherwise : { ...node, cases: open };
}
