import { monthNumber } from '../../language/day.ts';
import type {
  AggregateNode,
  CompareNode,
  CompareTest,
  ListNode,
  Node,
  ParameterNode,
  ScaleNode,
} from '../../language/nodes.ts';
import { type Rounding, unitsOf } from '../../language/rounding.ts';
import { cellsOf } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import { isNonNegative } from '../../plan/sign.ts';
import { literalOf, weightOf } from '../../plan/simplify.ts';
import { columnName } from '../../rows/layout.ts';
import { dayAt } from '../evaluate/days.ts';
import { createChances } from './chances.ts';
import { rangesOf } from './ranges.ts';
import { isExactAsDouble, isNarrow, type MostOfFigure } from './width.ts';

const COMPARE: Readonly<Record<CompareTest, string>> = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '=',
  ne: '<>',
};

/** What a condition costs besides its operations. */
const READING = 0.3;

/** How figures are written: as a column of the joined figures, or in place for a single region. */
export type WriteFigure = (node: ParameterNode, cell: number) => string;

/**
 * Nodes as PostgreSQL expressions over flat column names. Facts and figures stand as they are stored, in four bytes or
 * two; whatever is added, multiplied or divided is made bigint first, so every step is exact and an overflow is an
 * error, never a wrong amount.
 */
export class ExpressionWriter {
  /** Nodes that stand in a column of their own where the expression is read. */
  readonly names: Map<Node, string>;
  readonly #plan: Pick<Plan, 'day'>;
  readonly #chance = createChances();
  readonly #figure: WriteFigure;
  readonly #mostOfFigure: MostOfFigure;

  constructor(
    plan: Pick<Plan, 'day'>,
    names: Map<Node, string>,
    figure: WriteFigure,
    mostOfFigure: MostOfFigure = () => Number.POSITIVE_INFINITY,
  ) {
    this.#plan = plan;
    this.names = names;
    this.#figure = figure;
    this.#mostOfFigure = mostOfFigure;
  }

  text(node: Node): string {
    return this.names.get(node) ?? this.inline(node);
  }

  /** The expression itself, even where the node has a column. */
  inline(node: Node): string {
    switch (node.op) {
      case 'literal':
        return node.kind.kind === 'bool' ? (node.value ? 'true' : 'false') : String(node.value);
      case 'fact':
        return `${node.scope[0]}_${columnName(node.fact)}`;
      case 'parameter':
        return this.#parameter(node);
      case 'add':
        return `(${[...this.#wideFirst(node.items)].join(' + ')})`;
      case 'least':
      case 'greatest':
        return `${node.op}(${node.items.map((item) => this.text(item)).join(', ')})`;
      case 'all':
      case 'any':
        return `(${this.#decidingFirst(node).join(node.op === 'all' ? ' and ' : ' or ')})`;
      case 'subtract':
        return `(${[...this.#wideFirst([node.left, node.right])].join(' - ')})`;
      case 'not':
        return `(not ${this.text(node.item)})`;
      case 'compare':
        return this.#compare(node);
      case 'within':
        return this.#within(this.text(node.item), node.places);
      case 'scale':
        return this.#scale(node);
      case 'choose':
        return `case ${node.cases
          .map(([condition, then]) => `when ${this.text(condition)} then ${this.text(then)}`)
          .join(' ')} else ${this.text(node.otherwise)} end`;
      case 'age':
        return `((${dayAt(node.at, this.#plan.day)} - ${this.text(node.item)}) / 10000)`;
      case 'months':
        return this.#months(this.text(node.item));
      case 'aggregate':
        return this.#aggregate(node);
      case 'rule':
      case 'since':
        throw new TypeError(`${node.op} is folded before it is written`);
    }
  }

  /** Conditions have no effects, so those may be asked first that are most likely to decide for what they cost. */
  #decidingFirst({ op, items }: ListNode): readonly string[] {
    const effort = (node: Node): number => {
      const holds = this.#chance(node);
      const work = this.names.has(node) ? 0 : weightOf(node);
      return (work + READING) / (op === 'all' ? 1 - holds : holds);
    };
    return items.toSorted((a, b) => effort(a) - effort(b)).map((item) => this.text(item));
  }

  /** A cast to bigint on the first is enough: PostgreSQL adds four bytes to eight without another. */
  #wideFirst([first, ...rest]: readonly Node[]): readonly string[] {
    return first ? [this.#wide(first), ...rest.map((item) => this.text(item))] : [];
  }

  #wide(node: Node): string {
    return isNarrow(node) ? `${this.text(node)}::bigint` : this.text(node);
  }

  /** An age of so many years is a birth by such a day: nothing needs to be computed of the person. */
  #compare({ test, left, right }: CompareNode): string {
    const years = literalOf(right);
    const isOrder = test === 'ge' || test === 'gt' || test === 'lt' || test === 'le';
    if (left.op === 'age' && years !== undefined && years > 0 && isOrder && !this.names.has(left)) {
      const least = test === 'ge' || test === 'lt' ? years : years + 1;
      const by = dayAt(left.at, this.#plan.day) - least * 10_000;
      return `(${this.text(left.item)} ${test === 'ge' || test === 'gt' ? '<=' : '>'} ${by})`;
    }
    return `(${this.text(left)} ${COMPARE[test]} ${this.text(right)})`;
  }

  #within(item: string, places: readonly number[]): string {
    const tests = rangesOf(places).map(([from, to]) => {
      if (from === to) return `${item} = ${from}`;
      return from === 0 ? `${item} <= ${to}` : `${item} between ${from} and ${to}`;
    });
    return `(${tests.join(' or ')})`;
  }

  #parameter(node: ParameterNode): string {
    const fixed = fixedCell(node);
    if (fixed !== undefined) return this.#figure(node, fixed);
    const [first, second] = node.by.map((by) => this.text(by));
    const width = second === undefined ? 1 : (node.parameter.by[1]?.values.length ?? 1);
    const place = second === undefined ? first : `(${first} * ${width} + ${second})`;
    const places = Map.groupBy(cellsOf(node.parameter).keys(), (cell) => this.#figure(node, cell));
    const cases = [...places].flatMap(([figure, cells]) => (figure === '0' ? [] : [{ figure, cells }]));
    const [only] = cases;
    if (!only) return '0';
    if (cases.length === 1) {
      return `case when ${this.#within(String(place), only.cells)} then ${only.figure} else 0 end`;
    }
    const texts = cases.flatMap(({ figure, cells }) => cells.map((cell) => `when ${cell} then ${figure}`));
    return `case ${place} ${texts.join(' ')} else 0 end`;
  }

  #scale(node: ScaleNode): string {
    const factors = [this.#wide(node.item), ...(node.times ? [this.text(node.times)] : [])];
    if (node.multiply !== 1) factors.push(String(node.multiply));
    const over = factors.length === 1 ? factors.join() : `(${factors.join(' * ')})`;
    const unit = unitsOf[node.rounding.to];
    const fixed = node.divide * unit;
    if (!node.over && fixed === 1) return over;
    const divisor = node.over ? product(this.#wide(node.over), fixed) : String(fixed);
    const half = halfOf(node.over ? this.#wide(node.over) : undefined, fixed);
    const positive = (text: string): string => roundedQuotient(text, divisor, half, node.rounding.mode);
    const sure = isNonNegative(node.item) && (!node.times || isNonNegative(node.times));
    const quotient = sure
      ? positive(over)
      : `case when ${over} < 0 then -${positive(`(-${over})`)} else ${positive(over)} end`;
    const total = node.over ? `case when ${this.text(node.over)} = 0 then 0 else ${quotient} end` : quotient;
    return unit === 1 ? `(${total})` : `((${total}) * ${unit})`;
  }

  #months(from: string): string {
    const day = this.#plan.day;
    const elapsed = `${monthNumber(day)} - (${from} / 10000 * 12 + ${from} / 100 % 100)`;
    return `greatest(0, ${elapsed} - case when ${from} % 100 > ${day % 100} then 1 else 0 end)`;
  }

  #aggregate(node: AggregateNode): string {
    const filter = node.where ? ` filter (where ${this.text(node.where)})` : '';
    switch (node.how) {
      case 'count':
        return `count(*)${filter}`;
      case 'sum':
        // Whole numbers below 2^53 are added exactly, and much faster, as doubles: bigint is summed as numeric.
        return isExactAsDouble(node.item, this.#mostOfFigure)
          ? `coalesce(sum((${this.text(node.item)})::float8)${filter}, 0)::bigint`
          : `coalesce(sum(${this.#wide(node.item)})${filter}, 0)::bigint`;
      case 'highest':
        return `greatest(coalesce(max(${this.text(node.item)})${filter}, 0), 0)`;
      case 'any':
        return `coalesce(bool_or(${this.text(node.item)})${filter}, false)`;
      case 'every':
        return `coalesce(bool_and(${this.text(node.item)})${filter}, true)`;
    }
  }
}

/** The cell that is meant whoever is looked at; nothing when it depends on them. */
function fixedCell(node: ParameterNode): number | undefined {
  let cell = 0;
  for (const [place, by] of node.by.entries()) {
    if (by.op !== 'literal') return undefined;
    cell = cell * (node.parameter.by[place]?.values.length ?? 1) + by.value;
  }
  return cell;
}

const product = (text: string, by: number): string => (by === 1 ? text : `(${text} * ${by})`);

/** Half of `over × fixed`, rounded down. */
function halfOf(over: string | undefined, fixed: number): string {
  if (over === undefined) return String(Math.floor(fixed / 2));
  return fixed % 2 === 0 ? product(over, fixed / 2) : `${product(over, fixed)} / 2`;
}

function roundedQuotient(over: string, under: string, half: string, mode: Rounding['mode']): string {
  if (mode === 'down') return `(${over} / ${under})`;
  return mode === 'up' ? `((${over} + ${under} - 1) / ${under})` : `((${over} + ${half}) / ${under})`;
}
