import { boolKind } from '../../language/kinds.ts';
import { type Node, partsOf, type ScaleNode } from '../../language/nodes.ts';
import { createIntern } from '../../plan/intern.ts';
import { collect } from '../../plan/plan.ts';
import { isNonNegative } from '../../plan/sign.ts';
import { literalNode, literalOf, simplify } from '../../plan/simplify.ts';
import { aboveNothing, type FigureOf } from './lower.ts';

/** Conditions of more nodes than these cost more than they spare. */
const CHEAP_NODES = 8;

/** Whether a node can be told from what is at hand, and cheaply. */
export type IsAtHand = (node: Node) => boolean;

/**
 * For each amount a condition that holds of everybody for whom it may be more than nothing, told from what is at hand
 * alone: what is not yet known is taken to be in favour. Whoever fails it needs no further computing.
 */
export function mayBePaid(
  amounts: readonly Node[],
  isAtHand: IsAtHand,
  figureOf: FigureOf,
): { readonly each: ReadonlyMap<Node, Node>; readonly any: Node } {
  const intern = createIntern();
  const bounds = new Bounds(isAtHand, figureOf, intern);
  const each = new Map(amounts.map((node) => [node, bounds.isPositive(node)]));
  return { each, any: together('any', [...each.values()], intern) };
}

/** Whether a condition is one or two looks at facts. */
export const isQuick = (node: Node): boolean =>
  isPlainTest(node) ||
  ((node.op === 'all' || node.op === 'any') && node.items.length === 2 && node.items.every(isPlainTest));

type Intern = (node: Node) => Node;

const yes = literalNode(1);
const no = literalNode(0);

class Bounds {
  readonly #isAtHand: IsAtHand;
  readonly #figureOf: FigureOf;

  readonly #intern: Intern;

  constructor(isAtHand: IsAtHand, figureOf: FigureOf, intern: Intern) {
    this.#figureOf = figureOf;
    this.#intern = intern;
    this.#isAtHand = (node) => collect([node]).length <= CHEAP_NODES && isAtHand(node);
  }

  /** May the amount be above nothing? */
  isPositive(node: Node): Node {
    const value = literalOf(node);
    if (value !== undefined) return value > 0 ? yes : no;
    switch (node.op) {
      case 'choose':
        return this.#any([
          ...node.cases.map(([condition, then]) =>
            this.#all([this.mayHold(condition), this.isPositive(then)]),
          ),
          this.isPositive(node.otherwise),
        ]);
      case 'least':
        return this.#all(node.items.map((item) => this.isPositive(item)));
      case 'greatest':
      case 'add':
        return this.#any(node.items.map((item) => this.isPositive(item)));
      case 'subtract':
        return isNonNegative(node.right) ? this.isPositive(node.left) : yes;
      case 'scale':
        return this.#isScaledPositive(node);
      case 'fact':
        return this.#isAtHand(node) ? this.#intern(moreThanNothing(node)) : yes;
      case 'parameter':
        return this.#isAtHand(node) ? this.#intern(aboveNothing(node, this.#figureOf)) : yes;
      default:
        return yes;
    }
  }

  #isScaledPositive(node: ScaleNode): Node {
    if (node.times && !isNonNegative(node.times)) return yes;
    return this.#all([this.isPositive(node.item), ...(node.times ? [this.isPositive(node.times)] : [])]);
  }

  /** A condition that holds wherever this one may. */
  mayHold(node: Node): Node {
    switch (node.op) {
      case 'all':
        return this.#all(node.items.map((item) => this.mayHold(item)));
      case 'any':
        return this.#any(node.items.map((item) => this.mayHold(item)));
      case 'not':
        return this.#not(this.mustHold(node.item));
      case 'compare':
        if (node.test === 'gt' && literalOf(node.right) === 0) return this.isPositive(node.left);
        return this.#isAtHand(node) ? node : yes;
      default:
        return this.#isAtHand(node) ? node : yes;
    }
  }

  /** A condition that holds only where this one surely does. */
  mustHold(node: Node): Node {
    switch (node.op) {
      case 'all':
        return this.#all(node.items.map((item) => this.mustHold(item)));
      case 'any':
        return this.#any(node.items.map((item) => this.mustHold(item)));
      case 'not':
        return this.#not(this.mayHold(node.item));
      default:
        return this.#isAtHand(node) ? node : no;
    }
  }

  #all(items: readonly Node[]): Node {
    return together('all', items, this.#intern);
  }

  #any(items: readonly Node[]): Node {
    return together('any', items, this.#intern);
  }

  #not(item: Node): Node {
    const node: Node = { op: 'not', kind: boolKind, scope: item.scope, item };
    return this.#intern(simplify(node, this.#intern));
  }
}

/** One look at one fact. */
const isPlainTest = (node: Node): boolean =>
  node.op === 'fact' ||
  node.op === 'within' ||
  node.op === 'compare' ||
  (node.op === 'not' && isPlainTest(node.item));

function together(op: 'all' | 'any', items: readonly Node[], intern: Intern): Node {
  const all = items.flatMap((item) => (item.op === op ? partsOf(item) : [item]));
  const plain = all.filter(isPlainTest);
  // Where all must hold, the plain ones rule out nearly everybody; the others are not asked here.
  const flat = op === 'all' && plain.length > 0 && !all.some((item) => literalOf(item) === 0) ? plain : all;
  const scope = flat.some((item) => item.scope === 'member') ? 'member' : 'household';
  return intern(simplify({ op, kind: boolKind, scope, items: flat }, intern));
}
const moreThanNothing = (left: Node): Node => ({
  op: 'compare',
  kind: boolKind,
  scope: left.scope,
  test: 'gt',
  left,
  right: literalNode(0, left.kind),
});
