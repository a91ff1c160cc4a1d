import { MEMBERS_MAX } from '../../facts/define.ts';
import type { Node, ParameterNode } from '../../language/nodes.ts';
import { unitsOf } from '../../language/rounding.ts';

const EXACT_IN_DOUBLE = 2 ** 53;
/** More than a population ever holds of one household. */
const ROWS_MAX = 10 * MEMBERS_MAX;

/** Whether the expression of a node may be smaller than bigint in PostgreSQL. */
export function isNarrow(node: Node): boolean {
  switch (node.op) {
    case 'literal':
    case 'fact':
    case 'parameter':
    case 'age':
    case 'months':
      return true;
    case 'least':
    case 'greatest':
      return node.items.every(isNarrow);
    case 'choose':
      return isNarrow(node.otherwise) && node.cases.every(([, then]) => isNarrow(then));
    case 'aggregate':
      return node.how === 'highest' && isNarrow(node.item);
    default:
      return false;
  }
}

/** The largest of a parameter's figures. */
export type MostOfFigure = (node: ParameterNode) => number;

/** Whether a sum of this over the members of any household is a whole number that a double holds exactly. */
export const isExactAsDouble = (item: Node, mostOfFigure: MostOfFigure): boolean =>
  mostOf(item, mostOfFigure) * ROWS_MAX < EXACT_IN_DOUBLE;

/** How far from nothing a value, and each step towards it, can be. */
function mostOf(node: Node, mostOfFigure: MostOfFigure): number {
  const most = (part: Node): number => mostOf(part, mostOfFigure);
  switch (node.op) {
    case 'literal':
      return Math.abs(node.value);
    case 'fact':
      return node.fact.maximum;
    case 'parameter':
      return mostOfFigure(node);
    case 'add':
      return node.items.reduce((sum, item) => sum + most(item), 0);
    case 'subtract':
      return most(node.left) + most(node.right);
    case 'least':
    case 'greatest':
      return Math.max(...node.items.map(most));
    case 'choose':
      return Math.max(most(node.otherwise), ...node.cases.map(([, then]) => most(then)));
    case 'scale': {
      const times = node.times ? most(node.times) : 1;
      return (most(node.item) * times * node.multiply) / node.divide + unitsOf[node.rounding.to];
    }
    default:
      return Number.POSITIVE_INFINITY;
  }
}
