import type { AggregateNode, CompareTest, Node, ScaleNode } from '../../language/nodes.ts';
import { unitsOf } from '../../language/rounding.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FactRow } from '../../rows/complete.ts';
import { type Layout, layoutOf } from '../../rows/layout.ts';
import { divideWhole } from '../columns/whole.ts';
import { dayAt, monthsBetween } from './evaluator.ts';

/** The household at hand; `member` is the row of the member being looked at. */
interface Frame {
  row: FactRow;
  member: readonly number[];
}
type Step = (frame: Frame) => number;

/** A plan made into functions: no trace, complete facts only. Needs no code generation, so any page may use it. */
export interface FastPlan {
  /** The columns that a row must have, in this order. */
  readonly layout: Layout;
  readonly schemes: readonly string[];
  /** What each scheme pays, in fen: one figure for a household's scheme, one a member for a person's. */
  amounts(row: FactRow): readonly (readonly number[])[];
}

export function compileFast(plan: Plan): FastPlan {
  const roots = plan.schemes.map(({ paid }) => paid);
  const layout = layoutOf(roots);
  const compile = createCompiler(plan, layout);
  const outputs = plan.schemes.map(({ settled, paid }) => ({
    unit: settled.scheme.unit,
    step: compile(paid),
  }));
  return {
    layout,
    schemes: plan.schemes.map(({ settled }) => settled.scheme.code),
    amounts(row) {
      const frame: Frame = { row, member: [] };
      return outputs.map(({ unit, step }) => {
        if (unit === 'household') return [step(frame)];
        return row.members.map((member) => {
          frame.member = member;
          return step(frame);
        });
      });
    },
  };
}

function createCompiler(plan: Plan, layout: Layout): (node: Node) => Step {
  const done = new Map<Node, Step>();
  const compile = (node: Node): Step => {
    const known = done.get(node);
    if (known) return known;
    const step = remember(node, compileNode(node, compile, plan, layout));
    done.set(node, step);
    return step;
  };
  return compile;
}

/** Sums over members are the dear part; each is computed once for a household. */
function remember(node: Node, step: Step): Step {
  if (node.op !== 'aggregate') return step;
  let row: FactRow | undefined;
  let value = 0;
  return (frame) => {
    if (frame.row !== row) {
      value = step(frame);
      row = frame.row;
    }
    return value;
  };
}

function compileNode(node: Node, compile: (node: Node) => Step, plan: Plan, layout: Layout): Step {
  switch (node.op) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'fact': {
      const place = layout[node.scope].indexOf(node.fact);
      return node.scope === 'household'
        ? (frame) => frame.row.household[place] ?? Number.NaN
        : (frame) => frame.member[place] ?? Number.NaN;
    }
    case 'parameter': {
      const figures = plan.figuresOf(node.parameter).map((figure) => figure ?? 0);
      const [first, second] = node.by.map(compile);
      if (!first) return () => figures[0] ?? 0;
      if (!second) return (frame) => figures[first(frame)] ?? 0;
      const width = node.parameter.by[1]?.values.length ?? 1;
      return (frame) => figures[first(frame) * width + second(frame)] ?? 0;
    }
    case 'add':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return compileList(node.op, node.items.map(compile));
    case 'subtract': {
      const [left, right] = [compile(node.left), compile(node.right)];
      return (frame) => left(frame) - right(frame);
    }
    case 'not': {
      const item = compile(node.item);
      return (frame) => 1 - item(frame);
    }
    case 'compare':
      return compileCompare(node.test, compile(node.left), compile(node.right));
    case 'within': {
      const item = compile(node.item);
      const places = new Set(node.places);
      return (frame) => Number(places.has(item(frame)));
    }
    case 'scale':
      return compileScale(node, compile);
    case 'choose': {
      const cases = node.cases.map(([condition, then]) => [compile(condition), compile(then)] as const);
      const otherwise = compile(node.otherwise);
      return (frame) => {
        for (const [condition, then] of cases) if (condition(frame) === 1) return then(frame);
        return otherwise(frame);
      };
    }
    case 'age': {
      const item = compile(node.item);
      const day = dayAt(node.at, plan.day);
      return (frame) => Math.max(0, Math.floor((day - item(frame)) / 10_000));
    }
    case 'months': {
      const item = compile(node.item);
      return (frame) => monthsBetween(item(frame), plan.day);
    }
    case 'aggregate':
      return compileAggregate(node, compile);
    case 'rule':
    case 'since':
      throw new TypeError(`${node.op} is folded before it is compiled`);
  }
}

function compileList(op: 'add' | 'least' | 'greatest' | 'all' | 'any', items: readonly Step[]): Step {
  const [first, ...rest] = items;
  if (!first) throw new TypeError('a list of nothing');
  switch (op) {
    case 'add':
      return (frame) => rest.reduce((sum, item) => sum + item(frame), first(frame));
    case 'least':
      return (frame) => rest.reduce((least, item) => Math.min(least, item(frame)), first(frame));
    case 'greatest':
      return (frame) => rest.reduce((most, item) => Math.max(most, item(frame)), first(frame));
    case 'all':
      return (frame) => Number(items.every((item) => item(frame) === 1));
    case 'any':
      return (frame) => Number(items.some((item) => item(frame) === 1));
  }
}

function compileCompare(test: CompareTest, left: Step, right: Step): Step {
  switch (test) {
    case 'lt':
      return (frame) => Number(left(frame) < right(frame));
    case 'le':
      return (frame) => Number(left(frame) <= right(frame));
    case 'gt':
      return (frame) => Number(left(frame) > right(frame));
    case 'ge':
      return (frame) => Number(left(frame) >= right(frame));
    case 'eq':
      return (frame) => Number(left(frame) === right(frame));
    case 'ne':
      return (frame) => Number(left(frame) !== right(frame));
  }
}

function compileScale(node: ScaleNode, compile: (node: Node) => Step): Step {
  const one: Step = () => 1;
  const item = compile(node.item);
  const times = node.times ? compile(node.times) : one;
  const over = node.over ? compile(node.over) : one;
  const unit = unitsOf[node.rounding.to];
  const { multiply, divide } = node;
  const { mode } = node.rounding;
  return (frame) =>
    divideWhole(item(frame), times(frame) * multiply, over(frame) * divide * unit, mode) * unit;
}

function compileAggregate(node: AggregateNode, compile: (node: Node) => Step): Step {
  const item = compile(node.item);
  const where = node.where ? compile(node.where) : undefined;
  const over = (frame: Frame, start: number, take: (before: number, value: number) => number): number => {
    const outer = frame.member;
    let result = start;
    for (const member of frame.row.members) {
      frame.member = member;
      if (!where || where(frame) === 1) result = take(result, item(frame));
    }
    frame.member = outer;
    return result;
  };
  switch (node.how) {
    case 'sum':
    case 'count':
      return (frame) => over(frame, 0, (before, value) => before + value);
    case 'highest':
    case 'any':
      return (frame) => over(frame, 0, Math.max);
    case 'every':
      return (frame) => over(frame, 1, Math.min);
  }
}
