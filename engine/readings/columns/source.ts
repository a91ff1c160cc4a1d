import { MEMBERS_MAX } from '../../facts/define.ts';
import { monthNumber } from '../../language/day.ts';
import {
  type AggregateNode,
  type ChooseNode,
  type CompareTest,
  type Node,
  partsOf,
} from '../../language/nodes.ts';
import { cellsOf, type ParameterDefinition } from '../../parameters/declare.ts';
import { countUses, createLevels } from '../../plan/levels.ts';
import { collect, type Plan } from '../../plan/plan.ts';
import { literalOf, weightOf } from '../../plan/simplify.ts';
import { columnName, type Layout, layoutOf } from '../../rows/layout.ts';
import { dayAt } from '../evaluate/days.ts';
import { HELPER_TEXTS, writeDivision } from './divisions.ts';
import { readByMany } from './read-by-many.ts';
import { tellingFact } from './telling-fact.ts';

/** A computation over columns as the text of a function, and what it expects. */
export interface KernelSource {
  readonly schemes: readonly { readonly code: string; readonly unit: 'household' | 'member' }[];
  readonly layout: Layout;
  /** Where each parameter's cells begin in the array of figures. */
  readonly figures: readonly { readonly parameter: ParameterDefinition; readonly at: number }[];
  /**
   * What the day of the plan makes of itself, behind the cells of the figures: kept out of the code, so that months
   * judged by the same rules share it.
   */
  readonly days: readonly number[];
  /** Body of `(count, offsets, household, member, figures, out, divideWhole)`. */
  readonly body: string;
}

/** A member's value of so many operations is kept from one pass over the members to the next. */
const WORTH_KEEPING = 4;

const COMPARE: Readonly<Record<CompareTest, string>> = {
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  eq: '===',
  ne: '!==',
};

/**
 * Writes the schemes of a plan as one loop over households with one inner loop for each pass over the
 * members. All of it is whole-number arithmetic in doubles; yes and no of facts are 1 and 0. The figures are read
 * from an array, so that a changed figure needs no new code.
 */
export function writeKernel(plan: Plan): KernelSource {
  const outputs = plan.schemes.map(({ settled, paid }) => ({
    code: settled.scheme.code,
    unit: settled.scheme.unit,
    node: paid,
  }));
  const roots = outputs.map(({ node }) => node);
  const layout = layoutOf(roots);
  const nodes = collect(roots);
  const figures: { parameter: ParameterDefinition; at: number }[] = [];
  let size = 0;
  for (const node of nodes) {
    if (node.op !== 'parameter' || figures.some(({ parameter }) => parameter === node.parameter)) continue;
    figures.push({ parameter: node.parameter, at: size });
    size += cellsOf(node.parameter).length;
  }
  const writer = new KernelWriter(
    plan,
    roots,
    layout,
    new Map(figures.map((one) => [one.parameter, one.at])),
    size,
  );
  const body = writer.write(outputs);
  return {
    schemes: outputs.map(({ code, unit }) => ({ code, unit })),
    layout,
    figures,
    days: writer.days,
    body,
  };
}

interface Output {
  readonly unit: 'household' | 'member';
  readonly node: Node;
}

const isBool = (node: Node): boolean => node.kind.kind === 'bool';
/** A scheme that only confirms a standing. */
const isNothing = (node: Node): boolean => literalOf(node) === 0;

class KernelWriter {
  private readonly plan: Plan;
  private readonly layout: Layout;
  private readonly figureAt: ReadonlyMap<ParameterDefinition, number>;
  private readonly nodes: readonly Node[];
  private readonly uses: ReadonlyMap<Node, number>;
  private readonly passes: readonly { readonly reads: ReadonlySet<Node> }[];
  private readonly level = createLevels();
  /** Household values that are loop-invariant for the members, or read more than once. */
  private readonly names = new Map<Node, string>();
  private written = new Set<Node>();
  /** Member values that an earlier pass has put into a small array. */
  private readonly stored = new Map<Node, string>();
  readonly days: number[] = [];
  private readonly dayNames = new Map<string, string>();
  /** Where the days begin in the array of figures. */
  private readonly daysAt: number;

  constructor(
    plan: Plan,
    roots: readonly Node[],
    layout: Layout,
    figureAt: ReadonlyMap<ParameterDefinition, number>,
    daysAt: number,
  ) {
    this.daysAt = daysAt;
    this.plan = plan;
    this.layout = layout;
    this.figureAt = figureAt;
    this.nodes = collect(roots);
    this.uses = countUses(roots);
    this.passes = this.listPasses(roots);
    const readByMembers = new Set(
      this.nodes.flatMap((node) =>
        node.scope === 'member' || node.op === 'aggregate' ? this.partsRead(node) : [],
      ),
    );
    for (const node of this.nodes) {
      const plain = node.op === 'literal' || (node.op === 'parameter' && node.by.length === 0);
      const shared = (this.uses.get(node) ?? 0) > 1;
      const invariant = node.scope === 'household' && readByMembers.has(node);
      if (node.op === 'aggregate' || (!plain && (shared || invariant)))
        this.names.set(node, `v${this.names.size}`);
    }
  }

  /** What each pass over the members reads: one for every level of sums, and the last for the results. */
  private listPasses(roots: readonly Node[]): readonly { readonly reads: ReadonlySet<Node> }[] {
    const levels = Map.groupBy(
      this.nodes.filter((node) => node.op === 'aggregate'),
      this.level,
    );
    const results = roots.filter((node) => node.scope === 'member');
    return [...[...levels.values()].map((nodes) => nodes.flatMap(partsOf)), results].map((nodes) => ({
      reads: new Set(collect(nodes).filter((node) => node.scope === 'member')),
    }));
  }

  private partsRead(node: Node): readonly Node[] {
    return collect([node]).filter((part) => part !== node && part.scope === 'household');
  }

  write(outputs: readonly Output[]): string {
    const levels = Math.max(0, ...this.nodes.map(this.level));
    const lines: string[] = [];
    lines.push('for (let h = 0; h < count; h++) {', 'const start = offsets[h], end = offsets[h + 1];');
    lines.push(...this.householdValues(0));
    for (let level = 1; level <= levels; level++) {
      lines.push(...this.memberPass(level), ...this.householdValues(level));
    }
    outputs.forEach(({ unit, node }, index) => {
      if (unit === 'household' && !isNothing(node)) lines.push(`out${index}[h] = ${this.text(node)};`);
    });
    lines.push(...this.personResults(outputs));
    lines.push('}');
    const kept = [...this.stored].map(
      ([node, name]) => `const ${name} = new ${isBool(node) ? 'Uint8' : 'Float64'}Array(${MEMBERS_MAX});`,
    );
    const days = this.days.map((_, place) => `const d${place} = figures[${this.daysAt + place}];`);
    return [...this.heads(outputs), ...days, ...kept, ...lines].join('\n');
  }

  /** The last pass. What one scheme alone needs is computed for those alone who may get something from it. */
  private personResults(outputs: readonly Output[]): readonly string[] {
    const persons = outputs.flatMap(({ unit, node }, index) =>
      unit === 'member' && !isNothing(node) ? [{ node, name: `out${index}[m]` }] : [],
    );
    if (persons.length === 0) return [];
    const nodes = persons.map(({ node }) => node);
    const lines = [
      'for (let m = start; m < end; m++) {',
      ...this.memberValues(readByMany(nodes, (node) => this.stored.has(node))),
    ];
    for (const { node, name } of persons) {
      const own = this.memberValues([node]);
      const result = `${name} = ${this.text(node)};`;
      const fact = own.length > 0 && tellingFact(node);
      if (fact) lines.push(`if (${this.text(fact)} > 0) {`, ...own, `${result} } else ${name} = 0;`);
      else lines.push(...own, result);
    }
    return [...lines, '}'];
  }

  private heads(outputs: readonly Output[]): readonly string[] {
    const columns = (['household', 'member'] as const).flatMap((scope) =>
      this.layout[scope].map((fact, place) => `const ${scope[0]}_${columnName(fact)} = ${scope}[${place}];`),
    );
    return [
      '"use strict";',
      ...HELPER_TEXTS,
      ...columns,
      ...outputs.map(({ node }, index) =>
        isNothing(node) ? `out[${index}].fill(0);` : `const out${index} = out[${index}];`,
      ),
    ];
  }

  /** Named household values that become known after a pass, parts first. */
  private householdValues(level: number): readonly string[] {
    return this.nodes.flatMap((node) => {
      if (node.scope !== 'household' || node.op === 'aggregate' || this.level(node) !== level) return [];
      const name = this.names.get(node);
      return name === undefined ? [] : [this.declaration(node, name)];
    });
  }

  private declaration(node: Node, name: string): string {
    const line = `const ${name} = ${isBool(node) ? this.truth(node) : this.text(node)};`;
    this.written.add(node);
    return line;
  }

  /** One loop that makes all sums of a level. */
  private memberPass(level: number): readonly string[] {
    const aggregates = this.nodes.filter((node) => node.op === 'aggregate' && this.level(node) === level);
    const needed = aggregates.flatMap((node) =>
      node.op === 'aggregate' ? [node.item, ...(node.where ? [node.where] : [])] : [],
    );
    const before = this.written;
    const starts = aggregates.map((node) => {
      const isAll = node.op === 'aggregate' && node.how === 'every';
      return `let ${this.names.get(node)} = ${isBool(node) ? isAll : 0};`;
    });
    this.written = new Set(before);
    const lines = [...starts, 'for (let m = start; m < end; m++) {', ...this.memberValues(needed)];
    const steps = new Map<Node | undefined, string[]>();
    for (const node of aggregates) {
      if (node.op !== 'aggregate') continue;
      const others = steps.get(node.where) ?? [];
      steps.set(node.where, [...others, this.take(node)]);
    }
    for (const [where, taken] of steps) {
      const together = taken.join(' ');
      lines.push(where ? `if (${this.truth(where)}) { ${together} }` : together);
    }
    lines.push('}');
    this.written = new Set([...before, ...aggregates]);
    return lines;
  }

  private take(node: AggregateNode): string {
    const name = this.names.get(node);
    const { how, item } = node;
    if (how === 'any') return `if (${this.truth(item)}) ${name} = true;`;
    if (how === 'every') return `if (!${this.truth(item)}) ${name} = false;`;
    const value = this.text(item);
    return how === 'highest' ? `${name} = Math.max(${name}, ${value});` : `${name} += ${value};`;
  }

  /** Named values of one member that the given nodes read, parts first. */
  private memberValues(needed: readonly Node[]): readonly string[] {
    const lines: string[] = [];
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node) || this.written.has(node) || node.scope !== 'member') return;
      seen.add(node);
      const name = this.names.get(node);
      const store = this.stored.get(node);
      if (store !== undefined) {
        lines.push(`const ${name} = ${store}[m - start]${isBool(node) ? ' === 1' : ''};`);
        this.written.add(node);
        return;
      }
      partsOf(node).forEach(walk);
      if (name === undefined) return;
      lines.push(this.declaration(node, name));
      if (collect([node]).length < WORTH_KEEPING || !this.readAgain(node)) return;
      this.stored.set(node, `kept${name}`);
      lines.push(`kept${name}[m - start] = ${name}${isBool(node) ? ' ? 1 : 0' : ''};`);
    };
    needed.forEach(walk);
    return lines;
  }

  /** Whether a later pass over the members reads this value too. */
  private readAgain(node: Node): boolean {
    const passes = this.passes.filter(({ reads }) => reads.has(node));
    return passes.length > 1;
  }

  private text(node: Node): string {
    if (isBool(node) && (this.written.has(node) || (node.op !== 'fact' && node.op !== 'parameter'))) {
      return `(${this.truth(node)} ? 1 : 0)`;
    }
    if (this.written.has(node)) return this.names.get(node) ?? '';
    switch (node.op) {
      case 'literal':
        return String(node.value);
      case 'fact':
        return `${node.scope[0]}_${columnName(node.fact)}[${node.scope[0]}]`;
      case 'parameter':
        return this.figure(node);
      case 'add':
        return `(${node.items.map((item) => this.text(item)).join(' + ')})`;
      case 'least':
      case 'greatest':
        return this.extreme(node.op, node.items);
      case 'subtract':
        return `(${this.text(node.left)} - ${this.text(node.right)})`;
      case 'scale':
        return writeDivision(node, (part) => this.text(part));
      case 'choose':
        return this.choice(node, (part) => this.text(part));
      case 'age':
        return `((${this.day(dayAt(node.at, this.plan.day), node.at)} - ${this.text(node.item)}) / 10000 | 0)`;
      case 'months':
        return this.months(this.text(node.item));
      default:
        throw new TypeError(`${node.op} has no place of its own here`);
    }
  }

  /** A condition as JavaScript likes it, without the way over 1 and 0. */
  private truth(node: Node): string {
    if (this.written.has(node)) return this.names.get(node) ?? '';
    switch (node.op) {
      case 'literal':
        return String(node.value === 1);
      case 'choose':
        return this.choice(node, (part) => this.truth(part));
      case 'all':
      case 'any':
        return `(${this.cheapestFirst(node.items).join(node.op === 'all' ? ' && ' : ' || ')})`;
      case 'not':
        return `!${this.truth(node.item)}`;
      case 'compare':
        return `(${this.text(node.left)} ${COMPARE[node.test]} ${this.text(node.right)})`;
      case 'within': {
        const item = this.text(node.item);
        if (node.places.length === 1) return `(${item} === ${node.places[0]})`;
        const mask = node.places.reduce((bits, place) => bits | (1 << place), 0);
        return `((${mask} >> ${item} & 1) === 1)`;
      }
      default:
        return `(${this.text(node)} === 1)`;
    }
  }

  private choice({ cases, otherwise }: ChooseNode, write: (part: Node) => string): string {
    const texts = cases.map(([condition, then]) => `${this.truth(condition)} ? ${write(then)} : `);
    return `(${texts.join('')}${write(otherwise)})`;
  }

  /** Conditions have no effects, so the ones that cost least may decide first. */
  private cheapestFirst(items: readonly Node[]): readonly string[] {
    const cost = (node: Node): number => (this.written.has(node) ? 0 : weightOf(node));
    return items.toSorted((a, b) => cost(a) - cost(b)).map((item) => this.truth(item));
  }

  private figure(node: Extract<Node, { op: 'parameter' }>): string {
    const at = this.figureAt.get(node.parameter) ?? 0;
    const [first, second] = node.by.map((by) => this.text(by));
    if (first === undefined) return `figures[${at}]`;
    if (second === undefined) return `figures[${at} + ${first}]`;
    return `figures[${at} + ${first} * ${node.parameter.by[1]?.values.length ?? 1} + ${second}]`;
  }

  private extreme(op: 'least' | 'greatest', items: readonly Node[]): string {
    return `Math.${op === 'least' ? 'min' : 'max'}(${items.map((item) => this.text(item)).join(', ')})`;
  }

  private months(from: string): string {
    const { day } = this.plan;
    const [month, ofMonth] = [this.day(monthNumber(day), 'month'), this.day(day % 100, 'of-month')];
    return `Math.max(0, ${month} - ((${from} / 10000 | 0) * 12 + (${from} / 100 | 0) % 100) - (${from} % 100 > ${ofMonth} ? 1 : 0))`;
  }

  /** The name under which a value of the day is read; `what` it is tells the values apart, whatever they are. */
  private day(value: number, what: string): string {
    const known = this.dayNames.get(what);
    if (known !== undefined) return known;
    const name = `d${this.days.length}`;
    this.days.push(value);
    this.dayNames.set(what, name);
    return name;
  }
}
