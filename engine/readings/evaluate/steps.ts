import type { AggregateNode, CompareTest, Node, ScaleNode } from '../../language/nodes.ts';
import { unitsOf } from '../../language/rounding.ts';
import type { Plan } from '../../plan/plan.ts';
import { divideWhole } from '../columns/whole.ts';
import { dayAt, monthsBetween } from './days.ts';

/** Where a computation stands: the household of this turn, and the member that is looked at. */
export interface Frame {
  place: number;
  members: number;
  turn: number;
}

/** The value of a node; `NaN` while a fact is missing that bears on it. */
export type Step = (frame: Frame) => number;

export interface StepContext {
  readonly plan: Plan;
  compile(node: Node): Step;
  readFact(node: Extract<Node, { op: 'fact' }>): Step;
}

const UNKNOWN = Number.NaN;

/**
 * The function of one node, whose parts `context` compiles. An unknown part makes the whole unknown, but for
 * conditions that another part decides. Whole numbers in doubles; the few products beyond 2^53 are divided
 * as big integers.
 */
export function compileNode(node: Node, context: StepContext): Step {
  const { plan, compile } = context;
  switch (node.op) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'since': {
      const holds = Number(plan.day >= node.from);
      return () => holds;
    }
    case 'fact':
      return context.readFact(node);
    case 'parameter':
      return compileParameter(node, context);
    case 'add':
    case 'least':
    case 'greatest':
      return compileList(node.op, node.items.map(compile));
    case 'all':
      return compileLogic(node.items.map(compile), 0);
    case 'any':
      return compileLogic(node.items.map(compile), 1);
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
    case 'within':
      return compileWithin(compile(node.item), node.places);
    case 'scale':
      return compileScale(node, compile);
    case 'choose':
      return compileChoice(node, compile);
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
      throw new TypeError('a rule is bound to its text before it is compiled');
  }
}

function compileParameter(node: Extract<Node, { op: 'parameter' }>, { plan, compile }: StepContext): Step {
  const figures = plan.figuresOf(node.parameter).map((figure) => figure ?? 0);
  const [first, second] = node.by.map(compile);
  if (!first) {
    const figure = figures[0] ?? 0;
    return () => figure;
  }
  const width = second ? (node.parameter.by[1]?.values.length ?? 1) : 1;
  return (frame) => {
    const cell = first(frame) * width + (second ? second(frame) : 0);
    return cell >= 0 ? (figures[cell] ?? 0) : UNKNOWN;
  };
}

function compileList(op: 'add' | 'least' | 'greatest', items: readonly Step[]): Step {
  const [first, ...rest] = items;
  if (!first) throw new TypeError('a list of nothing');
  const take = {
    add: (a: number, b: number): number => a + b,
    least: (a: number, b: number): number => Math.min(a, b),
    greatest: (a: number, b: number): number => Math.max(a, b),
  }[op];
  return (frame) => {
    let result = first(frame);
    for (const item of rest) result = take(result, item(frame));
    return result;
  };
}

/** `deciding` is the value of a part that settles the whole: 0 for all of, 1 for any of. */
function compileLogic(items: readonly Step[], deciding: number): Step {
  return (frame) => {
    let result = 1 - deciding;
    for (const item of items) {
      const value = item(frame);
      if (value === deciding) return deciding;
      if (Number.isNaN(value)) result = UNKNOWN;
    }
    return result;
  };
}

function compileCompare(test: CompareTest, left: Step, right: Step): Step {
  const holds = {
    lt: (a: number, b: number): boolean => a < b,
    le: (a: number, b: number): boolean => a <= b,
    gt: (a: number, b: number): boolean => a > b,
    ge: (a: number, b: number): boolean => a >= b,
    eq: (a: number, b: number): boolean => a === b,
    ne: (a: number, b: number): boolean => a !== b,
  }[test];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return Number.isNaN(a) || Number.isNaN(b) ? UNKNOWN : Number(holds(a, b));
  };
}

function compileWithin(item: Step, places: readonly number[]): Step {
  return (frame) => {
    const value = item(frame);
    return Number.isNaN(value) ? UNKNOWN : Number(places.includes(value));
  };
}

function compileScale(node: ScaleNode, compile: (node: Node) => Step): Step {
  const one: Step = () => 1;
  const item = compile(node.item);
  const times = node.times ? compile(node.times) : one;
  const over = node.over ? compile(node.over) : one;
  const unit = unitsOf[node.rounding.to];
  const { multiply, divide } = node;
  const { mode } = node.rounding;
  return (frame) => {
    const a = item(frame);
    const b = times(frame) * multiply;
    const c = over(frame) * divide * unit;
    const isKnown = !(Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c));
    return isKnown ? divideWhole(a, b, c, mode) * unit : UNKNOWN;
  };
}

function compileChoice(node: Extract<Node, { op: 'choose' }>, compile: (node: Node) => Step): Step {
  const cases = node.cases.map(([condition, then]) => [compile(condition), compile(then)] as const);
  const otherwise = compile(node.otherwise);
  return (frame) => {
    for (const [condition, then] of cases) {
      const value = condition(frame);
      if (Number.isNaN(value)) return UNKNOWN;
      if (value !== 0) return then(frame);
    }
    return otherwise(frame);
  };
}

function compileAggregate(node: AggregateNode, compile: (node: Node) => Step): Step {
  const { how } = node;
  const item = compile(node.item);
  const where = node.where ? compile(node.where) : undefined;
  const deciding = how === 'any' ? 1 : how === 'every' ? 0 : UNKNOWN;
  const take = {
    sum: (before: number, value: number): number => before + value,
    count: (before: number): number => before + 1,
    highest: (before: number, value: number): number => Math.max(before, value),
    any: (before: number): number => before,
    every: (before: number): number => before,
  }[how];
  const members = (frame: Frame): number => {
    let result = how === 'every' ? 1 : 0;
    let isKnown = true;
    for (frame.place = 0; frame.place < frame.members; frame.place++) {
      const counts = where ? where(frame) : 1;
      if (counts === 0) continue;
      const value = item(frame);
      if (Number.isNaN(counts) || Number.isNaN(value)) isKnown = false;
      else if (value === deciding) return value;
      else if (isKnown) result = take(result, value);
    }
    return isKnown ? result : UNKNOWN;
  };
  return (frame) => {
    const { place } = frame;
    const result = members(frame);
    frame.place = place;
    return result;
  };
}
