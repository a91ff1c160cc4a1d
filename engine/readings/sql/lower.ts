import { boolKind } from '../../language/kinds.ts';
import {
  type AggregateNode,
  type CompareNode,
  type ListNode,
  type Node,
  type ParameterNode,
  partsOf,
} from '../../language/nodes.ts';
import { cellsOf } from '../../parameters/declare.ts';
import { createIntern } from '../../plan/intern.ts';
import { countUses } from '../../plan/levels.ts';
import { collect } from '../../plan/plan.ts';
import { literalNode, literalOf, simplify, withParts } from '../../plan/simplify.ts';
import { holds } from './chances.ts';
import { figureOfChoice, highestFirst, withoutIdleTests } from './lower-choices.ts';
import { scaledChoice, sumAsCounts, sumsOfClasses } from './lower-sums.ts';

/** The figure of a cell where it is the same in all regions of the statement. */
export type FigureOf = (node: ParameterNode, cell: number) => number | undefined;
type Intern = (node: Node) => Node;

/**
 * The same results in a form that a database computes in fewer steps. What the figures decide already is settled, equal
 * sums become one, and an amount that is nothing anyway is not asked whether it is more than nothing.
 */
export function lowerForSql(roots: readonly Node[], figureOf: FigureOf): readonly Node[] {
  const intern = createOrderedIntern();
  const once = rewrite(roots, (node, uses) => lowerOne(node, figureOf, intern, uses), intern);
  const counted = new Set(
    collect(once).flatMap((node) =>
      node.op === 'aggregate' && node.how === 'count' && node.where ? [node.where] : [],
    ),
  );
  return rewrite(once, (node) => withCounted(node, counted, intern), intern);
}

/** Conditions that are asked together are the same in whichever order they are written. */
function createOrderedIntern(): Intern {
  const intern = createIntern();
  const places = new Map<Node, number>();
  const placeOf = (node: Node): number => {
    const place = places.get(node) ?? places.size;
    places.set(node, place);
    return place;
  };
  return (node) => {
    const isUnordered = node.op === 'all' || node.op === 'any';
    const known = intern(
      isUnordered ? { ...node, items: node.items.toSorted((a, b) => placeOf(a) - placeOf(b)) } : node,
    );
    placeOf(known);
    return known;
  };
}

function rewrite(
  roots: readonly Node[],
  change: (node: Node, usesOf: (part: Node) => number) => Node,
  intern: Intern,
): readonly Node[] {
  const uses = countUses(roots);
  const made = new Map<Node, Node>();
  const usesOfMade = new Map<Node, number>();
  const lower = (node: Node): Node => {
    const known = made.get(node);
    if (known) return known;
    const own = partsOf(node).every((part) => lower(part) === part) ? node : withParts(node, lower);
    for (const part of partsOf(node)) usesOfMade.set(lower(part), uses.get(part) ?? 0);
    const result = intern(change(intern(simplify(own, intern)), (part) => usesOfMade.get(part) ?? 0));
    made.set(node, result);
    return result;
  };
  return roots.map(lower);
}

function lowerOne(node: Node, figureOf: FigureOf, intern: Intern, usesOf: (part: Node) => number): Node {
  switch (node.op) {
    case 'parameter':
      return lowerParameter(node, figureOf, intern, usesOf);
    case 'add':
      return flatSum(node);
    case 'subtract': {
      const { left, right } = node;
      const isOne = left.op === 'aggregate' && right.op === 'aggregate' && usesOf(left) + usesOf(right) === 2;
      return isOne ? (sumOfDifference(left, right, intern) ?? node) : node;
    }
    case 'compare':
      return comparedFigures(node, figureOf) ?? node;
    case 'greatest':
      return highestFirst(node, intern) ?? node;
    case 'choose':
      return withoutIdleTests(node, intern);
    case 'scale':
      return scaledChoice(node, intern);
    case 'aggregate':
      return lowerAggregate(node, intern);
    default:
      return node;
  }
}

function lowerAggregate(node: AggregateNode, intern: Intern): Node {
  const parts = sumsOfClasses(node, intern);
  if (parts.op !== 'add') return sumAsCounts(node, intern);
  const items = parts.items.map((item) =>
    intern(item.op === 'aggregate' ? lowerAggregate(item, intern) : item),
  );
  return flatSum({ ...parts, items });
}

/** Whether the figure of whoever is looked at is more than nothing, told by the class alone where that is known. */
export function aboveNothing(left: ParameterNode, figureOf: FigureOf): Node {
  const right = literalNode(0, left.kind);
  const node: CompareNode = { op: 'compare', kind: boolKind, scope: left.scope, test: 'gt', left, right };
  return comparedFigures(node, figureOf) ?? node;
}

/** A figure beside a fixed amount, or beside another figure of the same class, is a question about the class. */
function comparedFigures({ left, right, test }: CompareNode, figureOf: FigureOf): Node | undefined {
  const [by, second] = left.op === 'parameter' ? left.by : [];
  const isSame =
    right.op === 'literal' || (right.op === 'parameter' && right.by.length === 1 && right.by[0] === by);
  if (left.op !== 'parameter' || !by || second || !isSame) return undefined;
  const figureAt = (node: Node, cell: number): number | undefined =>
    node.op === 'parameter' ? figureOf(node, cell) : literalOf(node);
  const cells = cellsOf(left.parameter).map((_, cell) => [figureAt(left, cell), figureAt(right, cell)]);
  const places: number[] = [];
  for (const [cell, [first, other]] of cells.entries()) {
    if (first === undefined || other === undefined) return undefined;
    if (holds[test](first, other)) places.push(cell);
  }
  if (places.length === 0 || places.length === cells.length) return literalNode(Number(places.length > 0));
  return { op: 'within', kind: boolKind, scope: by.scope, item: by, places };
}

function lowerParameter(
  node: ParameterNode,
  figureOf: FigureOf,
  intern: Intern,
  usesOf: (part: Node) => number,
): Node {
  const places = node.by.map(literalOf);
  if (!places.includes(undefined)) {
    const [first = 0, second] = places;
    const cell = second === undefined ? first : first * (node.parameter.by[1]?.values.length ?? 1) + second;
    const figure = figureOf(node, cell);
    return figure === undefined ? node : literalNode(figure, node.kind);
  }
  const [by, second] = node.by;
  if (by?.op !== 'choose' || second || usesOf(by) > 1) return node;
  return figureOfChoice(node, by, (cell) => intern(lowerParameter(cell, figureOf, intern, usesOf))) ?? node;
}

/** One sum instead of sums of sums, its facts in one order, so that equal sums are seen to be equal. */
function flatSum(node: ListNode): Node {
  const items = node.items.flatMap((item) => (item.op === 'add' ? item.items : [item]));
  const nameOf = (item: Node): string => (item.op === 'fact' ? item.fact.name : '~');
  return {
    ...node,
    items: items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0)),
  };
}

function sumOfDifference(left: AggregateNode, right: AggregateNode, intern: Intern): Node | undefined {
  if (left.how !== 'sum' || right.how !== 'sum' || left.where !== right.where) return undefined;
  const item = intern({
    op: 'subtract',
    kind: left.kind,
    scope: 'member',
    left: left.item,
    right: right.item,
  });
  return { ...left, item };
}

function withCounted(node: Node, counted: ReadonlySet<Node>, intern: Intern): Node {
  if (node.op !== 'aggregate') return node;
  return node.how === 'any' ? asCount(node, counted, intern) : sumAsCounts(node, intern, counted);
}

/** Whether there is any of whom there is a count, or counts. */
function asCount(node: AggregateNode, counted: ReadonlySet<Node>, intern: Intern): Node {
  if (node.where) return node;
  const classes = node.item.op === 'any' && !counted.has(node.item) ? node.item.items : [node.item];
  if (!classes.every((where) => counted.has(where))) return node;
  const items = classes.map((where) => isAny(where, intern));
  const [only, ...others] = items;
  if (only && others.length === 0) return only;
  return { op: 'any', kind: node.kind, scope: 'household', items };
}

function isAny(where: Node, intern: Intern): Node {
  const kind = { kind: 'count' } as const;
  const left = intern({
    op: 'aggregate',
    how: 'count',
    kind,
    scope: 'household',
    item: intern(literalNode(1)),
    where,
  });
  const right = intern(literalNode(0, kind));
  return intern({ op: 'compare', kind: boolKind, scope: 'household', test: 'gt', left, right });
}
