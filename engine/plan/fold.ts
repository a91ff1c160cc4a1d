import type { Ymd } from '../language/day.ts';
import { boolKind } from '../language/kinds.ts';
import type { ChooseNode, ListNode, Node, ParameterNode, ScaleNode } from '../language/nodes.ts';
import { findVariant } from '../schemes/rule.ts';
import { createIntern } from './intern.ts';

/** What is settled before any family is looked at: the day, and the region's choices of method. */
export interface FoldContext {
  readonly day: Ymd;
  /** The value of a yes-or-no or choice parameter, when it is to be built in; nothing leaves it open. */
  readonly choose: (node: ParameterNode) => number | undefined;
}

const literal = (value: number): Node => ({ op: 'literal', kind: boolKind, scope: 'household', value });
const valueOf = (node: Node): number | undefined => (node.op === 'literal' ? node.value : undefined);

/** Thrown where a rule has no text yet on the day; the scheme is then not in force. */
export class NotInForce extends Error {}

/**
 * The tree as it stands on one day in one region: rules give way to their text of the day, and branches
 * that the region does not take fall away. Equal parts become one node.
 */
export function createFold(context: FoldContext): (node: Node) => Node {
  const done = new Map<Node, Node>();
  const intern = createIntern();
  const fold = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const folded = intern(foldOne(node, fold, context));
    done.set(node, folded);
    return folded;
  };
  return fold;
}

function foldOne(node: Node, fold: (node: Node) => Node, context: FoldContext): Node {
  switch (node.op) {
    case 'literal':
    case 'fact':
      return node;
    case 'since':
      return literal(Number(context.day >= node.from));
    case 'rule': {
      const variant = findVariant(node.rule, context.day);
      if (!variant) throw new NotInForce(node.rule.code);
      return fold(variant.value);
    }
    case 'parameter': {
      const chosen = context.choose(node);
      if (chosen !== undefined) return { op: 'literal', kind: node.kind, scope: 'household', value: chosen };
      return { ...node, by: node.by.map(fold) };
    }
    case 'add':
    case 'least':
    case 'greatest':
      return { ...node, items: node.items.map(fold) };
    case 'all':
    case 'any':
      return foldLogic(node, fold);
    case 'subtract':
      return { ...node, left: fold(node.left), right: fold(node.right) };
    case 'not': {
      const item = fold(node.item);
      const value = valueOf(item);
      return value === undefined ? { ...node, item } : literal(1 - value);
    }
    case 'compare':
      return { ...node, left: fold(node.left), right: fold(node.right) };
    case 'within': {
      const item = fold(node.item);
      const value = valueOf(item);
      return value === undefined ? { ...node, item } : literal(Number(node.places.includes(value)));
    }
    case 'scale':
      if (isPlainName(node)) return fold(node.item);
      return {
        ...node,
        item: fold(node.item),
        ...(node.times ? { times: fold(node.times) } : {}),
        ...(node.over ? { over: fold(node.over) } : {}),
      };
    case 'choose':
      return foldChoose(node, fold);
    case 'age':
    case 'months':
      return { ...node, item: fold(node.item) };
    case 'aggregate':
      return { ...node, item: fold(node.item), ...(node.where ? { where: fold(node.where) } : {}) };
  }
}

/** An amount that is only said of another period, or that was whole already. */
const isPlainName = (node: ScaleNode): boolean =>
  !node.times && !node.over && node.multiply === 1 && node.divide === 1 && node.rounding.to === 'fen';

/** Parts already decided drop out; one that decides the whole leaves nothing else. */
function foldLogic(node: ListNode, fold: (node: Node) => Node): Node {
  const deciding = node.op === 'all' ? 0 : 1;
  const rest: Node[] = [];
  for (const item of node.items) {
    const folded = fold(item);
    const value = valueOf(folded);
    if (value === deciding) return literal(deciding);
    if (value === undefined) rest.push(folded);
  }
  if (rest.length === 0) return literal(1 - deciding);
  return rest.length === 1 && rest[0] ? rest[0] : { ...node, items: rest };
}

function foldChoose(node: ChooseNode, fold: (node: Node) => Node): Node {
  const cases: (readonly [Node, Node])[] = [];
  for (const [condition, then] of node.cases) {
    const folded = fold(condition);
    const value = valueOf(folded);
    if (value === 0) continue;
    if (value !== undefined)
      return cases.length === 0 ? fold(then) : { ...node, cases, otherwise: fold(then) };
    cases.push([folded, fold(then)]);
  }
  return cases.length === 0 ? fold(node.otherwise) : { ...node, cases, otherwise: fold(node.otherwise) };
}
