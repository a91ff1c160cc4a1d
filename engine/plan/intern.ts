import type { Kind } from '../language/kinds.ts';
import { type Node, partsOf } from '../language/nodes.ts';

/**
 * Makes equal nodes one node, so that what is computed in two places is computed once. Takes nodes whose
 * parts have been through it already.
 */
export function createIntern(): (node: Node) => Node {
  const known = new Map<string, Node>();
  const numbers = new Map<unknown, number>();
  const numberOf = (thing: unknown): number => {
    const given = numbers.get(thing);
    if (given !== undefined) return given;
    numbers.set(thing, numbers.size);
    return numbers.size - 1;
  };
  return (node) => {
    const key = `${ownKey(node, numberOf)} ${kindKey(node.kind)} ${partsOf(node).map(numberOf).join()}`;
    const equal = known.get(key);
    if (equal) return equal;
    known.set(key, node);
    return node;
  };
}

const kindKey = (kind: Kind): string => (kind.kind === 'money' ? `money ${kind.period}` : kind.kind);

/** What makes a node what it is, besides its kind and its parts. */
function ownKey(node: Node, numberOf: (thing: unknown) => number): string {
  switch (node.op) {
    case 'literal':
      return `literal ${node.value}`;
    case 'fact':
      return `fact ${numberOf(node.fact)}`;
    case 'parameter':
      return `parameter ${numberOf(node.parameter)}`;
    case 'rule':
      return `rule ${numberOf(node.rule)}`;
    case 'compare':
      return `compare ${node.test}`;
    case 'within':
      return `within ${node.places.join()}`;
    case 'scale': {
      const { times, over, multiply, divide, rounding } = node;
      return `scale ${times ? 1 : 0}${over ? 1 : 0} ${multiply}/${divide} ${rounding.mode} ${rounding.to}`;
    }
    case 'age':
      return `age ${node.at}`;
    case 'since':
      return `since ${node.from}`;
    case 'aggregate':
      return `aggregate ${node.how} ${node.where ? 1 : 0}`;
    default:
      return node.op;
  }
}
