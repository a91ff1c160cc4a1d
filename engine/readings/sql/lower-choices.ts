import { boolKind } from '../../language/kinds.ts';
import type { ChooseNode, ListNode, Node, ParameterNode } from '../../language/nodes.ts';
import { isNonNegative } from '../../plan/sign.ts';
import { literalNode, literalOf, simplify } from '../../plan/simplify.ts';

type Intern = (node: Node) => Node;

/** `figure[case when a then 1 else 0 end]` as `case when a then figure[1] else figure[0] end`. */
export function figureOfChoice(
  node: ParameterNode,
  by: ChooseNode,
  figureAt: (cell: ParameterNode) => Node,
): Node | undefined {
  const pick = (place: Node): Node | undefined =>
    literalOf(place) === undefined ? undefined : figureAt({ ...node, scope: 'household', by: [place] });
  const otherwise = pick(by.otherwise);
  const cases = by.cases.flatMap(([condition, place]) => {
    const then = pick(place);
    return then ? [[condition, then] as const] : [];
  });
  if (!otherwise || cases.length < by.cases.length) return undefined;
  while (cases.length > 0 && cases.at(-1)?.[1] === otherwise) cases.pop();
  return { op: 'choose', kind: node.kind, scope: by.scope, cases, otherwise };
}

/**
 * The greatest of several fixed amounts, each given where a condition holds: the conditions are asked from the highest
 * amount down, and the first that holds decides.
 */
export function highestFirst(node: ListNode, intern: Intern): Node | undefined {
  const grants = new Map<number, Node[]>();
  for (const item of node.items) {
    if (literalOf(item) === 0) continue;
    if (item.op !== 'choose' || item.cases.length !== 1 || literalOf(item.otherwise) !== 0) return undefined;
    const [[condition, then] = []] = item.cases;
    const amount = then && literalOf(then);
    if (!condition || amount === undefined || amount < 0) return undefined;
    grants.set(amount, [...(grants.get(amount) ?? []), condition]);
  }
  const cases = [...grants]
    .filter(([amount]) => amount > 0)
    .toSorted(([a], [b]) => b - a)
    .map(([amount, conditions]) => {
      const condition = intern(
        simplify({ op: 'any', kind: boolKind, scope: node.scope, items: conditions }, intern),
      );
      return [condition, intern(literalNode(amount, node.kind))] as const;
    });
  const otherwise = intern(literalNode(0, node.kind));
  return cases.length === 0
    ? otherwise
    : { op: 'choose', kind: node.kind, scope: node.scope, cases, otherwise };
}

/** `case when amount > 0 and … then amount else 0 end`: what is not more than nothing is nothing anyway. */
export function withoutIdleTests(node: ChooseNode, intern: Intern): Node {
  const [[condition, then] = [], another] = node.cases;
  if (!condition || !then || another || literalOf(node.otherwise) !== 0 || !isNonNegative(then)) return node;
  const isIdle = (item: Node): boolean =>
    item.op === 'compare' && item.test === 'gt' && item.left === then && literalOf(item.right) === 0;
  if (isIdle(condition)) return then;
  if (condition.op !== 'all') return node;
  const items = condition.items.filter((item) => !isIdle(item));
  if (items.length === condition.items.length) return node;
  const rest = simplify({ ...condition, items }, intern);
  return literalOf(rest) === 1 ? then : { ...node, cases: [[intern(rest), then]] };
}
