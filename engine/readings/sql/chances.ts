import type { CompareTest, Node } from '../../language/nodes.ts';
import { literalOf } from '../../plan/simplify.ts';

/** Of a condition of which nothing is known. */
export const EVEN = 0.5;
/** Most facts of most people are nothing: how likely a condition is to hold of somebody that holds where its fact is nothing. */
const ORDINARY = 0.7;

/** How likely a condition is to hold, given the same of its parts; for the order of work alone, never for a result. */
export function chanceOf(node: Node, chance: (part: Node) => number): number {
  switch (node.op) {
    case 'all':
      return node.items.reduce((product, item) => product * chance(item), 1);
    case 'any':
      return 1 - node.items.reduce((product, item) => product * (1 - chance(item)), 1);
    case 'not':
      return 1 - chance(node.item);
    case 'fact':
      return 1 - ORDINARY;
    case 'within':
      if (node.item.op !== 'fact') return EVEN;
      return node.places.includes(0) ? ORDINARY : 1 - ORDINARY;
    case 'compare': {
      const limit = literalOf(node.right);
      if (limit === undefined || node.left.op !== 'fact') return EVEN;
      return holds[node.test](0, limit) ? ORDINARY : 1 - ORDINARY;
    }
    default:
      return EVEN;
  }
}

export const holds: Readonly<Record<CompareTest, (left: number, right: number) => boolean>> = {
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
};

/** The same for whole conditions, each told once. */
export function createChances(): (node: Node) => number {
  const known = new Map<Node, number>();
  const chance = (node: Node): number => {
    const told = known.get(node);
    if (told !== undefined) return told;
    const value = chanceOf(node, chance);
    known.set(node, value);
    return value;
  };
  return chance;
}
