import { type Node, partsOf } from '../language/nodes.ts';

/**
 * In which pass over the members a node can be known: 0 needs none; a sum over members needs one more than
 * what it sums. A set-based reading makes the passes one after another.
 */
export function createLevels(): (node: Node) => number {
  const done = new Map<Node, number>();
  const level = (node: Node): number => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const parts = Math.max(0, ...partsOf(node).map(level));
    const own = node.op === 'aggregate' ? parts + 1 : parts;
    done.set(node, own);
    return own;
  };
  return level;
}

/** How often each node is read by others or stands as a result. */
export function countUses(roots: readonly Node[]): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>();
  const walk = (node: Node): void => {
    const before = uses.get(node) ?? 0;
    uses.set(node, before + 1);
    if (before === 0) partsOf(node).forEach(walk);
  };
  roots.forEach(walk);
  return uses;
}
