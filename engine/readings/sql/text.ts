import { monthNumber } from '../../language/day.ts';
import type { AggregateNode, CompareTest, Node, ParameterNode, ScaleNode } from '../../language/nodes.ts';
import { type Rounding, unitsOf } from '../../language/rounding.ts';
import { cellsOf } from '../../parameters/declare.ts';
import type { Plan } from '../../plan/plan.ts';
import { isNonNegative } from '../../plan/sign.ts';
import { weightOf } from '../../plan/simplify.ts';
import { columnName } from '../../rows/layout.ts';
import { dayAt } from '../evaluate/days.ts';

const COMPARE: Readonly<Record<CompareTest, string>> = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '=',
  ne: '<>',
};

/** How figures are written: as a column of the joined figures, or in place for a single region. */
export type WriteFigure = (node: ParameterNode, cell: number) => string;

/**
 * Nodes as PostgreSQL expressions over flat column names. Amounts, counts and ratios are bigint, so every
 * step is exact and an overflow is an error, never a wrong amount.
 */
export class ExpressionWriter {
  /** Nodes that stand in a column of their own where the expression is read. */
  readonly names: Map<Node, string>;
  readonly #plan: Pick<Plan, 'day'>;
  readonly #figure: WriteFigure;

  constructor(plan: Pick<Plan, 'day'>, names: Map<Node, string>, figure: WriteFigure) {
    this.#plan = plan;
    this.names = names;
    this.#figure = figure;
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
        return `(${node.items.map((item) => this.text(item)).join(' + ')})`;
      case 'least':
      case 'greatest':
        return `${node.op}(${node.items.map((item) => this.text(item)).join(', ')})`;
      case 'all':
      case 'any':
        return `(${this.#cheapestFirst(node.items).join(node.op === 'all' ? ' and ' : ' or ')})`;
      case 'subtract':
        return `(${this.text(node.left)} - ${this.text(node.right)})`;
      case 'not':
        return `(not ${this.text(node.item)})`;
      case 'compare':
        return `(${this.text(node.left)} ${COMPARE[node.test]} ${this.text(node.right)})`;
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

  /** Conditions have no effects, so the ones that cost least may decide first. */
  #cheapestFirst(items: readonly Node[]): readonly string[] {
    const cost = (node: Node): number => (this.names.has(node) ? 0 : weightOf(node));
    return items.toSorted((a, b) => cost(a) - cost(b)).map((item) => this.text(item));
  }

  #within(item: string, places: readonly number[]): string {
    return places.length === 1 ? `(${item} = ${places[0]})` : `(${item} in (${places.join(', ')}))`;
  }

  #parameter(node: ParameterNode): string {
    const fixed = fixedCell(node);
    if (fixed !== undefined) return this.#figure(node, fixed);
    const [first, second] = node.by.map((by) => this.text(by));
    const width = second === undefined ? 1 : (node.parameter.by[1]?.values.length ?? 1);
    const place = second === undefined ? first : `(${first} * ${width} + ${second})`;
    const cells = cellsOf(node.parameter).map((_, index) => ({ index, figure: this.#figure(node, index) }));
    const set = cells.filter(({ figure }) => figure !== '0::bigint');
    const cases = set.map(({ index, figure }) => `when ${index} then ${figure}`);
    return cases.length === 0 ? '0::bigint' : `case ${place} ${cases.join(' ')} else 0 end`;
  }

  #scale(node: ScaleNode): string {
    const item = this.text(node.item);
    const factors = [item, ...(node.times ? [this.text(node.times)] : [])];
    if (node.multiply !== 1) factors.push(String(node.multiply));
    const over = factors.length === 1 ? item : `(${factors.join(' * ')})`;
    const unit = unitsOf[node.rounding.to];
    const fixed = node.divide * unit;
    if (!node.over && fixed === 1) return over;
    const under = node.over
      ? fixed === 1
        ? this.text(node.over)
        : `(${this.text(node.over)} * ${fixed})`
      : String(fixed);
    const divisor = node.over ? `nullif(${under}, 0)` : under;
    const positive = (text: string): string => roundedQuotient(text, divisor, node.rounding.mode);
    const sure = isNonNegative(node.item) && (!node.times || isNonNegative(node.times));
    const quotient = sure
      ? positive(over)
      : `case when ${over} < 0 then -${positive(`(-${over})`)} else ${positive(over)} end`;
    const total = node.over ? `coalesce(${quotient}, 0)` : quotient;
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
        return `coalesce(sum(${this.text(node.item)})${filter}, 0)::bigint`;
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

function roundedQuotient(over: string, under: string, mode: Rounding['mode']): string {
  if (mode === 'down') return `(${over} / ${under})`;
  return mode === 'up' ? `((${over} + ${under} - 1) / ${under})` : `((${over} + ${under} / 2) / ${under})`;
}
