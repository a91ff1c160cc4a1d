import type { CompareNode, Node, WithinNode } from '../language/nodes.ts';

/** Whether the second condition holds wherever the first does, as far as their form tells. */
export function implies(first: Node, second: Node): boolean {
  if (first === second) return true;
  if (first.op === 'any') return first.items.every((item) => implies(item, second));
  if (second.op === 'all') return second.items.every((item) => implies(first, item));
  if (second.op === 'any' && second.items.some((item) => implies(first, item))) return true;
  if (first.op === 'compare' && second.op === 'compare') return isStricter(first, second);
  if (first.op === 'within' && second.op === 'within') return isAmong(first, second);
  return first.op === 'all' && first.items.some((item) => implies(item, second));
}

/** `x ≥ 90` beside `x ≥ 80`. */
function isStricter(first: CompareNode, second: CompareNode): boolean {
  if (first.left !== second.left || first.test !== second.test) return false;
  if (first.right.op !== 'literal' || second.right.op !== 'literal') return false;
  const [limit, other] = [first.right.value, second.right.value];
  if (first.test === 'ge' || first.test === 'gt') return limit >= other;
  return (first.test === 'le' || first.test === 'lt') && limit <= other;
}

const isAmong = (first: WithinNode, second: WithinNode): boolean =>
  first.item === second.item && first.places.every((place) => second.places.includes(place));

/** Whether no two of the conditions hold together, as far as their form tells. */
export function excludes(first: Node, second: Node): boolean {
  if (first.op === 'any') return first.items.every((item) => excludes(item, second));
  if (second.op === 'any') return second.items.every((item) => excludes(first, item));
  if (first.op === 'all') return first.items.some((item) => excludes(item, second));
  if (second.op === 'all') return second.items.some((item) => excludes(first, item));
  if (first.op === 'not') return implies(second, first.item);
  if (second.op === 'not') return implies(first, second.item);
  if (first.op !== 'within' || second.op !== 'within' || first.item !== second.item) return false;
  return first.places.every((place) => !second.places.includes(place));
}
