import type { Node } from '../language/nodes.ts';

/** Whether a folded node can never be less than nothing; then rounding needs no second thought. */
export function isNonNegative(node: Node): boolean {
  switch (node.op) {
    case 'literal':
      return node.value >= 0;
    case 'subtract':
      return false;
    case 'add':
    case 'least':
      return node.items.every(isNonNegative);
    case 'greatest':
      return node.items.some(isNonNegative);
    case 'scale':
      return isNonNegative(node.item) && (!node.times || isNonNegative(node.times));
    case 'choose':
      return node.cases.every(([, then]) => isNonNegative(then)) && isNonNegative(node.otherwise);
    case 'aggregate':
      return node.how !== 'sum' || isNonNegative(node.item);
    default:
      return true;
  }
}
