import { type Node, partsOf } from '../../language/nodes.ts';

/** What a value must cost, over all its further computings, to be worth a column: these are copied from step to step. */
const WORTH_A_COLUMN = 6;
/** The pass that makes the results. */
const RESULTS = -1;

/** How often a value is computed for one household or member, by pass. */
type Times = Map<number, number>;

/**
 * The values that are better computed once: those that would be computed again so often, and at such a cost, that a
 * column is cheaper. Conditions decide early, so what stands behind others is expected to be computed seldom.
 * @param nodes parts before wholes
 * @param levelOf in which pass over the members a sum is made
 */
export function findWorthKeeping(
  roots: readonly Node[],
  nodes: readonly Node[],
  isNamed: (node: Node) => boolean,
  levelOf: (node: Node) => number,
): ReadonlySet<Node> {
  const costs = new Map<Node, number>();
  const costOf = (node: Node): number => costs.get(node) ?? 0;
  for (const node of nodes) costs.set(node, isPlain(node) ? 0 : ownCost(node) + expected(node, costOf));
  const times = new Map<Node, Times>(roots.map((root) => [root, new Map([[RESULTS, 1]])]));
  const kept = new Set<Node>();
  for (const node of nodes.toReversed()) {
    const own: Times = times.get(node) ?? new Map();
    const most = Math.max(0, ...own.values());
    if (!isPlain(node) && !isNamed(node) && (most - 1) * costOf(node) > WORTH_A_COLUMN) kept.add(node);
    const isOnce = kept.has(node) || isNamed(node);
    // Each pass over the members computes what its sums read, whatever the others have computed.
    const passes: Times = node.op === 'aggregate' ? new Map([[levelOf(node), 1]]) : own;
    for (const [part, share] of sharesOfParts(node, costOf)) {
      const before: Times = times.get(part) ?? new Map();
      for (const [pass, count] of passes) {
        before.set(pass, (before.get(pass) ?? 0) + share * (isOnce ? Math.min(1, count) : count));
      }
      times.set(part, before);
    }
  }
  return kept;
}

const isPlain = (node: Node): boolean =>
  node.op === 'literal' || node.op === 'fact' || node.op === 'aggregate';

const expected = (node: Node, costOf: (node: Node) => number): number =>
  sharesOfParts(node, costOf).reduce((sum, [part, share]) => sum + share * costOf(part), 0);

/** In operations of PostgreSQL. */
function ownCost(node: Node): number {
  switch (node.op) {
    case 'all':
    case 'any':
    case 'choose':
      return 1;
    case 'add':
      return node.items.length;
    case 'scale':
    case 'months':
      return 3;
    case 'parameter':
      return 2;
    default:
      return 1;
  }
}

/** How often each part is expected to be computed when the whole is: of conditions in a row, each half as often. */
function sharesOfParts(
  node: Node,
  costOf: (node: Node) => number,
): readonly (readonly [part: Node, share: number])[] {
  switch (node.op) {
    case 'all':
    case 'any':
      return node.items
        .toSorted((a, b) => costOf(a) - costOf(b))
        .map((item, place) => [item, 0.5 ** place] as const);
    case 'choose':
      return [
        ...node.cases.flatMap(([condition, then], place) => [
          [condition, 0.5 ** place] as const,
          [then, 0.5 ** (place + 1)] as const,
        ]),
        [node.otherwise, 0.5 ** node.cases.length] as const,
      ];
    case 'aggregate':
      return node.where ? [[node.where, 1] as const, [node.item, 0.5] as const] : [[node.item, 1] as const];
    default:
      return partsOf(node).map((part) => [part, 1] as const);
  }
}
