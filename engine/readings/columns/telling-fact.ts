import type { Node } from '../../language/nodes.ts';
import { isNonNegative } from '../../plan/sign.ts';
import { literalOf } from '../../plan/simplify.ts';

/** A fact of a member that is more than nothing wherever this amount is; nothing where no single fact tells. */
export function tellingFact(node: Node): Node | undefined {
  switch (node.op) {
    case 'fact':
      return node.scope === 'member' ? node : undefined;
    case 'all':
    case 'least':
      return first(node.items);
    case 'greatest': {
      const [one, another] = node.items.filter((item) => (literalOf(item) ?? 1) > 0);
      return one && !another ? tellingFact(one) : undefined;
    }
    case 'subtract':
      return isNonNegative(node.right) ? tellingFact(node.left) : undefined;
    case 'choose': {
      const [only, another] = node.cases;
      return only && !another && literalOf(node.otherwise) === 0 ? first(only) : undefined;
    }
    default:
      return undefined;
  }
}

const first = (nodes: readonly Node[]): Node | undefined =>
  nodes.reduce<Node | undefined>((found, node) => found ?? tellingFact(node), undefined);
