import { boolKind, type Kind } from '../language/kinds.ts';
import { type AggregateNode, type ChooseNode, type ListNode, type Node, partsOf } from '../language/nodes.ts';
import { implies } from './implied.ts';

export const literalNode = (value: number, kind: Kind = boolKind): Node => ({
  op: 'literal',
  kind,
  scope: 'household',
  value,
});

export const literalOf = (node: Node): number | undefined => (node.op === 'literal' ? node.value : undefined);

/** The same node with other parts. */
export function withParts(node: Node, change: (part: Node) => Node): Node {
  switch (node.op) {
    case 'literal':
    case 'fact':
    case 'rule':
    case 'since':
      return node;
    case 'parameter':
      return { ...node, by: node.by.map(change) };
    case 'add':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return { ...node, items: node.items.map(change) };
    case 'subtract':
    case 'compare':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'not':
    case 'within':
    case 'age':
    case 'months':
      return { ...node, item: change(node.item) };
    case 'scale':
      return {
        ...node,
        item: change(node.item),
        ...(node.times ? { times: change(node.times) } : {}),
        ...(node.over ? { over: change(node.over) } : {}),
      };
    case 'choose':
      return {
        ...node,
        cases: node.cases.map(([when, then]) => [change(when), change(then)] as const),
        otherwise: change(node.otherwise),
      };
    case 'aggregate':
      return {
        ...node,
        item: change(node.item),
        ...(node.where ? { where: change(node.where) } : {}),
      };
  }
}

/** Makes equal nodes one. */
type Intern = (node: Node) => Node;

/** A node whose parts are simple, made simple: what is decided already falls away. */
export function simplify(node: Node, intern: Intern): Node {
  switch (node.op) {
    case 'all':
    case 'any':
      return simplifyLogic(node, intern);
    case 'not': {
      const value = literalOf(node.item);
      return value === undefined ? node : literalNode(1 - value);
    }
    case 'within': {
      const value = literalOf(node.item);
      return value === undefined ? node : literalNode(Number(node.places.includes(value)));
    }
    case 'scale': {
      const { times, over, multiply, divide, rounding, item } = node;
      // An amount only said of another period, or whole already.
      return !times && !over && multiply === 1 && divide === 1 && rounding.to === 'fen' ? item : node;
    }
    case 'choose':
      return simplifyChoose(node);
    case 'aggregate':
      return simplifyAggregate(node, intern);
    default:
      return node;
  }
}

/** Parts already decided drop out; one that decides the whole leaves nothing else. */
function simplifyLogic(node: ListNode, intern: Intern): Node {
  const deciding = node.op === 'all' ? 0 : 1;
  const rest = new Set<Node>();
  for (const item of node.items) {
    const value = literalOf(item);
    if (value === deciding) return literalNode(deciding);
    if (value === undefined) rest.add(item);
  }
  for (const item of rest) if (isAbsorbed(item, rest, node.op === 'all')) rest.delete(item);
  const kept = [...rest];
  const [first] = kept;
  if (!first) return literalNode(1 - deciding);
  if (kept.length === 1) return first;
  const [ofMember, ofHousehold] = [
    kept.filter(({ scope }) => scope === 'member'),
    kept.filter(({ scope }) => scope === 'household'),
  ];
  if (ofMember.length === 0) return { ...node, items: kept, scope: 'household' };
  if (ofHousehold.length < 2) return { ...node, items: kept, scope: 'member' };
  // What is said of the household alone stands as one condition, which a sum over members can do without.
  const together = intern({ ...node, items: ofHousehold, scope: 'household' });
  return { ...node, items: [together, ...ofMember], scope: 'member' };
}

/** `a or (a and b)` is `a`; likewise `a and (a or b)`. */
function isAbsorbed(item: Node, others: ReadonlySet<Node>, areAll: boolean): boolean {
  for (const other of others) {
    if (other !== item && (areAll ? implies(other, item) : implies(item, other))) return true;
  }
  return false;
}

function simplifyChoose(node: ChooseNode): Node {
  const cases: (readonly [Node, Node])[] = [];
  let otherwise = node.otherwise;
  for (const [condition, then] of node.cases) {
    const value = literalOf(condition);
    if (value === 0) continue;
    if (value !== undefined) {
      otherwise = then;
      break;
    }
    cases.push([condition, then]);
  }
  while (cases.length > 0 && cases.at(-1)?.[1] === otherwise) cases.pop();
  if (cases.length === 0) return otherwise;
  const scope = [...cases.flat(), otherwise].some((part) => part.scope === 'member') ? 'member' : 'household';
  return { ...node, cases, otherwise, scope };
}

/** A sum over nobody is nothing; a sum of what is nothing for some is a sum over the others. */
function simplifyAggregate(node: AggregateNode, intern: Intern): Node {
  const { item, where, how } = node;
  const idle = how === 'every' ? 1 : 0;
  if ((where && literalOf(where) === 0) || literalOf(item) === idle) return literalNode(idle, node.kind);
  if (how === 'sum' && item.op === 'choose' && item.cases.length === 1 && literalOf(item.otherwise) === 0) {
    const [[condition, then] = []] = item.cases;
    if (condition && then) {
      const both: Node = where
        ? intern(simplify({ op: 'all', kind: boolKind, scope: 'member', items: [where, condition] }, intern))
        : condition;
      return simplify({ ...node, item: then, where: both }, intern);
    }
  }
  if (where && literalOf(where) === 1) {
    const { where: _, ...rest } = node;
    return rest;
  }
  return node;
}

/** How many operations a node stands for, as a measure of its cost. */
export function weightOf(node: Node): number {
  const parts = partsOf(node).map(weightOf);
  return node.op === 'literal' || node.op === 'fact' ? 0 : parts.reduce((sum, weight) => sum + weight, 1);
}
