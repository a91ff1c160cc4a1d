import { boolKind, countKind } from '../../language/kinds.ts';
import type { AggregateNode, ChooseNode, Node, ScaleNode } from '../../language/nodes.ts';
import { excludes, implies } from '../../plan/implied.ts';
import { literalNode, literalOf, simplify } from '../../plan/simplify.ts';

type Intern = (node: Node) => Node;

/** One count instead of one sum; where more counts would be needed, the sum over the few that its filter leaves is cheaper. */
const COUNTS_AT_MOST = 1;

/** A share of a household's amount that depends on the member: the amounts are made of the household, and one is chosen. */
export function scaledChoice(node: ScaleNode, intern: Intern): Node {
  const { times, item, over } = node;
  if (times?.op !== 'choose' || times.scope !== 'member' || literalOf(times.otherwise) !== 0) return node;
  if (item.scope === 'member' || over?.scope === 'member') return node;
  if (times.cases.some(([, share]) => share.scope === 'member')) return node;
  const cases = times.cases.map(([condition, share]) => {
    return [condition, intern({ ...node, scope: 'household', times: share })] as const;
  });
  return {
    op: 'choose',
    kind: node.kind,
    scope: 'member',
    cases,
    otherwise: intern(literalNode(0, node.kind)),
  };
}

/**
 * The sum of amounts that are the household's own, one for each class of members: each amount times the number of such
 * members. There are more members than households, and counting is cheaper than adding.
 */
export function sumAsCounts(
  node: AggregateNode,
  intern: Intern,
  counted: ReadonlySet<Node> = new Set(),
): Node {
  const { item } = node;
  const isOfHousehold = (part: Node): boolean => part.scope === 'household';
  if (node.how !== 'sum' || item.op !== 'choose') return node;
  if (literalOf(item.otherwise) !== 0 || !item.cases.every(([, then]) => isOfHousehold(then))) return node;
  const terms = termsOf(item, node.where, intern);
  const asked = terms.filter(({ where }) => !where || !counted.has(where));
  if (asked.length > COUNTS_AT_MOST) return node;
  const items = terms.map(({ amount, where }) => {
    const number = intern({
      op: 'aggregate',
      how: 'count',
      kind: countKind,
      scope: 'household',
      item: intern(literalNode(1)),
      ...(where ? { where } : {}),
    });
    return intern({
      op: 'scale',
      kind: node.kind,
      scope: 'household',
      item: amount,
      times: number,
      multiply: 1,
      divide: 1,
      rounding: { mode: 'down', to: 'fen' },
    });
  });
  const [only, ...others] = items;
  if (!only) return literalNode(0, node.kind);
  return others.length === 0 ? only : { op: 'add', kind: node.kind, scope: 'household', items };
}

/** Over classes of which nobody is in two: a sum for each, which may be that of another amount too. */
export function sumsOfClasses(node: AggregateNode, intern: Intern): Node {
  const { where, how } = node;
  if ((how !== 'sum' && how !== 'count') || where?.op !== 'any') return node;
  const [first, ...others] = where.items;
  if (!first || where.items.some((item) => item.scope !== 'member')) return node;
  const apart = others.filter((item) => excludes(first, item));
  const along = [first, ...others.filter((item) => !apart.includes(item))];
  if (apart.length === 0 || !apart.every((item) => along.every((other) => excludes(item, other))))
    return node;
  const items = [along, apart].map((classes) => {
    const condition = intern(simplify({ ...where, items: classes }, intern));
    return intern(sumsOfClasses({ ...node, where: condition }, intern));
  });
  return { op: 'add', kind: node.kind, scope: 'household', items };
}

/** Of whom each amount is the one: those of its case and of none before. */
function termsOf(
  item: ChooseNode,
  where: Node | undefined,
  intern: Intern,
): readonly { readonly amount: Node; readonly where: Node | undefined }[] {
  const given = where ? [where] : [];
  const terms: { amount: Node; where: Node | undefined }[] = [];
  const before: Node[] = [];
  for (const [condition, amount] of item.cases) {
    const isSure = where !== undefined && implies(where, condition);
    terms.push({ amount, where: together([...given, ...before, ...(isSure ? [] : [condition])], intern) });
    if (isSure) break;
    before.push(intern({ op: 'not', kind: boolKind, scope: condition.scope, item: condition }));
  }
  return terms;
}

function together(items: readonly Node[], intern: Intern): Node | undefined {
  const [only, ...others] = items;
  if (others.length === 0) return only;
  return intern(simplify({ op: 'all', kind: boolKind, scope: 'member', items }, intern));
}
