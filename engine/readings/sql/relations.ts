import { type Node, partsOf, type Scope } from '../../language/nodes.ts';
import { createLevels } from '../../plan/levels.ts';
import { collect, type Plan } from '../../plan/plan.ts';
import { columnName } from '../../rows/layout.ts';
import type { Figures } from './figures.ts';
import { findSteps, type Making, type Steps, stepsOfAll } from './kept.ts';
import { isQuick, mayBePaid } from './possible.ts';
import { ExpressionWriter } from './text.ts';

/** The typed fact tables: keys `county_code, household_id` and, for members, `member_id`. */
export interface Tables {
  readonly household: string;
  readonly member: string;
  readonly idType: 'uuid' | 'bigint';
}

export interface RelationSetting {
  readonly plan: Plan;
  readonly tables: Tables;
  readonly regions: readonly string[];
  readonly roots: readonly Node[];
  readonly figures: Figures;
  /** Whether values read more than once are computed once, behind a fence that the planner does not open. */
  readonly fence: boolean;
}

const isLeaf = (node: Node): boolean => node.op === 'literal' || node.op === 'fact';

/** Whether a household expression reads anything of the household, and not figures alone. */
const readsHousehold = (node: Node): boolean =>
  collect([node]).some((part) => part.op === 'fact' || part.op === 'aggregate');

interface MemberWish {
  readonly keys: readonly string[];
  /** Values that become columns of the relation. */
  readonly outputs: readonly Node[];
  /** Sums that are made of its rows. */
  readonly sums: readonly Node[];
  /** Only members of whom this holds; reads facts of the member alone. */
  readonly filter?: Node;
  /** Of which members alone an output needs to be computed; of the others it is nothing. */
  readonly gates?: ReadonlyMap<Node, Node>;
}

/** Whether a value is known of a member without anything of the household or of the others. */
const isOfMemberAlone = (node: Node): boolean =>
  collect([node]).every((part) => part.op !== 'aggregate' && (part.op !== 'fact' || part.scope === 'member'));

/**
 * Builds the relations of a statement: `h1, h2, …` hold one row a household, each with the sums over members
 * that the one before made possible; the members are read once for each and once for the results. Every
 * relation exposes flat, unique names: `h_…` and `m_…` for facts, `p…` for figures, `a…` for sums, `v…` for
 * values kept.
 */
export class RelationWriter {
  readonly #setting: RelationSetting;
  readonly #names = new Map<Node, string>();
  #namesGiven = 0;
  readonly #writer: ExpressionWriter;
  /** Writes everything out, for where no value has a column yet. */
  readonly #plainWriter: ExpressionWriter;
  readonly #level = createLevels();
  readonly #aggregates: readonly Node[];
  /** Of one region alone the county is said once, at the tables themselves. */
  readonly #keys: readonly string[];
  /** How many passes over the members come before the results. */
  readonly passes: number;

  constructor(setting: RelationSetting) {
    this.#setting = setting;
    this.#writer = this.#writerWith(this.#names);
    this.#plainWriter = new ExpressionWriter(setting.plan, new Map(), setting.figures.write);
    this.#keys = setting.regions.length === 1 ? ['household_id'] : ['county_code', 'household_id'];
    const nodes = collect(setting.roots);
    this.#aggregates = nodes.filter((node) => node.op === 'aggregate');
    this.passes = Math.max(0, ...this.#aggregates.map(this.#level));
    this.#nameColumns(nodes);
  }

  #writerWith(names: Map<Node, string>): ExpressionWriter {
    const { plan, figures } = this.#setting;
    return new ExpressionWriter(plan, names, figures.write, figures.most);
  }

  #newName(kind: 'a' | 'v'): string {
    return `${kind}${this.#namesGiven++}`;
  }

  /** What one relation hands to another gets a column, and what is a result. */
  #nameColumns(nodes: readonly Node[]): void {
    const { roots } = this.#setting;
    const handedOn = new Set(
      nodes.flatMap((node) =>
        partsOf(node).filter(
          (part) =>
            part.scope === 'household' && (this.#isOfMembers(node) || this.#isOfLaterPass(node, part)),
        ),
      ),
    );
    const isNeeded = (node: Node): boolean =>
      !isLeaf(node) && (roots.includes(node) || (handedOn.has(node) && readsHousehold(node)));
    for (const node of nodes) {
      if (node.op === 'aggregate') this.#names.set(node, this.#newName('a'));
      else if (isNeeded(node)) this.#names.set(node, this.#newName('v'));
    }
  }

  #isOfMembers(node: Node): boolean {
    return node.scope === 'member' || node.op === 'aggregate';
  }

  /** What needs no sum is made again of the facts. */
  #isOfLaterPass(node: Node, part: Node): boolean {
    return this.#level(part) > 0 && this.#level(node) > this.#level(part);
  }

  columnOf(node: Node): string {
    return this.#writer.text(node);
  }

  /** The household relations in order: `h1 as (…)`, `h2 as (…)`; without sums over members, `h0` alone. */
  householdRelations(): readonly { readonly name: string; readonly text: string }[] {
    if (this.passes === 0) return [{ name: 'h0', text: this.#firstHouseholds(0, this.#wantedOf(0)) }];
    return Array.from({ length: this.passes }, (_, index) => {
      const level = index + 1;
      const wanted = this.#wantedOf(level);
      const text = level === 1 ? this.#firstHouseholds(1, wanted) : this.#nextHouseholds(level, wanted);
      return { name: `h${level}`, text };
    });
  }

  /** One row a member with the results of every scheme of persons, for those who get anything. */
  memberResults(outputs: readonly Node[]): string {
    const { each, any } = mayBePaid(outputs, isOfMemberAlone, this.#setting.figures.only);
    const columns = [...new Set(outputs.map((node) => this.columnOf(node)))];
    const { text } = this.#memberRelation(this.passes, {
      keys: [...this.#keys, 'member_id'],
      outputs,
      sums: [],
      filter: any,
      gates: each,
    });
    const paid = columns.map((column) => `${column} > 0`).join(' or ');
    return `select ${[...this.#keys, 'member_id', ...columns].join(', ')} from (${text}${this.#fence}) s where ${paid}`;
  }

  /** The county of a row of the results. */
  get county(): string {
    const [only, ...others] = this.#setting.regions;
    return others.length === 0 ? `'${only}'::text as county_code` : 'county_code';
  }

  /** The order is that of the keyed tables and costs nothing; without it each step would be sorted and hashed anew. */
  get #fence(): string {
    return this.#setting.fence ? `${this.#order} offset 0` : '';
  }

  get #order(): string {
    return this.#setting.fence && this.#keys.length === 1 ? ' order by household_id' : '';
  }

  /** What the relations after `h{level}` read of it. */
  #wantedOf(level: number): readonly Node[] {
    const later = this.#aggregates.filter((node) => this.#level(node) > level).flatMap(partsOf);
    return this.#inputs([...this.#setting.roots, ...later], level);
  }

  /** The household values known after `level` passes that stand nearest to the given nodes. */
  #inputs(nodes: readonly Node[], level: number): readonly Node[] {
    const inputs = new Set<Node>();
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const hasColumn = this.#names.has(node) || node.op === 'fact';
      if (node.scope === 'household' && hasColumn && this.#level(node) <= level) inputs.add(node);
      else if (node.op !== 'aggregate') partsOf(node).forEach(walk);
    };
    nodes.forEach(walk);
    return [...inputs];
  }

  /** From the fact table itself, joined with the first sums. */
  #firstHouseholds(level: 0 | 1, wanted: readonly Node[]): string {
    const columns = [...this.#keysOf('h')];
    const joins: string[] = [];
    if (level === 1) joins.push(this.#joinSums(1, 'h'));
    const isGiven = (node: Node): boolean => node.op === 'aggregate';
    const reads = this.#reads(wanted, isGiven);
    columns.push(...this.#factColumns(reads, 'household', 'h'));
    if (level === 1) columns.push(...this.#sums(1).map((node) => `g.${this.#names.get(node)}`));
    const base = this.#select(`${this.#setting.tables.household} h`, 'h', columns, joins, reads);
    return this.#staged(base, this.#keys, { outputs: wanted, readers: [], isGiven }).text + this.#order;
  }

  /** From the household relation before, joined with the sums that it made possible. */
  #nextHouseholds(level: number, wanted: readonly Node[]): string {
    const before = this.#inputs(wanted, level - 1);
    const isGiven = (node: Node): boolean => node.op === 'aggregate' || before.includes(node);
    const reads = this.#reads(wanted, isGiven);
    const columns = [...this.#keysOf('k'), ...before.map((node) => `k.${this.columnOf(node)}`)];
    columns.push(...this.#sums(level).map((node) => `g.${this.#names.get(node)}`));
    const base = this.#select(`h${level - 1} k`, 'k', columns, [this.#joinSums(level, 'k')], reads);
    return this.#staged(base, this.#keys, { outputs: wanted, readers: [], isGiven }).text + this.#order;
  }

  #sums(level: number): readonly Node[] {
    return this.#aggregates.filter((node) => this.#level(node) === level);
  }

  #joinSums(level: number, alias: string): string {
    const sums = this.#sums(level);
    const { text, writer } = this.#memberRelation(level - 1, { keys: this.#keys, outputs: [], sums });
    const columns = sums.map((node) => `${writer.inline(node)} as ${this.#names.get(node)}`);
    const keys = this.#keys.join(', ');
    return `join (select ${keys}, ${columns.join(', ')} from (${text}${this.#fence}) s group by ${keys}) g on ${this.#onKeys('g', alias)}`;
  }

  /**
   * One row a member with what the given nodes read; household values are those known after `level` passes.
   */
  #memberRelation(level: number, { keys, outputs, sums, filter, gates }: MemberWish): Staged {
    const nodes = [...outputs, ...sums.flatMap(partsOf)];
    const inputs = this.#inputs(nodes, level);
    const isGiven = (node: Node): boolean => inputs.includes(node);
    const reads = this.#reads(nodes, isGiven);
    const asked = filter ? collect([filter]) : [];
    const columns = [
      ...keys.map((key) => `m.${key}`),
      ...this.#factColumns([...reads, ...asked], 'member', 'm'),
      ...inputs.map((node) => `k.${this.columnOf(node)}`),
    ];
    const households =
      level === 0 && this.passes > 0
        ? `(${this.#firstHouseholds(0, inputs)}${this.#setting.fence ? ' offset 0' : ''})`
        : `h${level}`;
    const joins = inputs.length === 0 ? [] : [`join ${households} k on ${this.#onKeys('k', 'm')}`];
    const all = this.#select(`${this.#setting.tables.member} m`, 'm', columns, joins, [...reads, ...asked]);
    const base = filter ? `select * from (${all}) b where ${this.#plainWriter.text(filter)}` : all;
    return this.#staged(base, keys, { outputs, readers: sums, isGiven }, gates);
  }

  #factColumns(reads: Iterable<Node>, scope: Scope, alias: string): readonly string[] {
    const columns = [...reads].flatMap((node) => {
      if (node.op !== 'fact' || node.scope !== scope) return [];
      const name = columnName(node.fact);
      return [`${alias}.${name} as ${alias}_${name}`];
    });
    return [...new Set(columns)];
  }

  #keysOf(alias: string): readonly string[] {
    return this.#keys.map((key) => `${alias}.${key}`);
  }

  #onKeys(left: string, right: string): string {
    return this.#keys.map((key) => `${left}.${key} = ${right}.${key}`).join(' and ');
  }

  #select(
    table: string,
    alias: string,
    columns: readonly string[],
    joins: readonly string[],
    reads: Iterable<Node>,
  ): string {
    const { regions, figures } = this.#setting;
    const names = figures.namesFor(reads);
    const figureJoin =
      names.length === 0 ? [] : [`join ${figures.table(names)} on p.county_code = ${alias}.county_code`];
    const list = regions.map((region) => `'${region}'`).join(', ');
    const isTable = alias !== 'k';
    const one = isTable ? ` where ${alias}.county_code = ${list}` : '';
    const where = regions.length === 1 ? one : ` where ${alias}.county_code in (${list})`;
    const all = [...columns, ...names.map((name) => `p.${name}`)];
    return `select ${all.join(', ')} from ${[table, ...joins, ...figureJoin].join(' ')}${where}`;
  }

  /**
   * Wraps a relation so that each kept value is computed once, those that others need first. A step hands on only the
   * columns that a later one or the readers still need.
   */
  #staged(
    base: string,
    keys: readonly string[],
    making: Making,
    gates: ReadonlyMap<Node, Node> = new Map(),
  ): Staged {
    const { steps: nodes, kept } = this.#stepsOf(making);
    const names = new Map(this.#names);
    for (const node of nodes.flat()) names.set(node, this.#names.get(node) ?? this.#newName('v'));
    // What one step makes, those after it read; within its own step an output that is not kept is made again.
    const known = new Map([...names].filter(([node]) => making.isGiven(node) || kept.has(node)));
    const gateOf = this.#ownGates(making, gates);
    const textOf = (writer: ExpressionWriter, node: Node): string => {
      const gate = gateOf.get(node);
      if (!gate || !this.#setting.fence) return writer.inline(node);
      const otherwise = making.outputs.includes(node) ? ' else 0' : '';
      return `case when ${this.#plainWriter.text(gate)} then ${writer.inline(node)}${otherwise} end`;
    };
    const steps = nodes.map((step) => {
      const writer = this.#writerWith(new Map(known));
      for (const node of step) known.set(node, names.get(node) ?? '');
      return step.map((node) => ({ name: names.get(node) ?? '', text: textOf(writer, node) }));
    });
    const writer = this.#writerWith(known);
    const readers = [
      ...making.outputs.map((node) => names.get(node) ?? writer.text(node)),
      ...making.readers.map((node) => writer.inline(node)),
    ];
    const isMade = new Set(steps.flat().map(({ name }) => name));
    const text = steps.reduce((before, step, index) => {
      const later = steps.slice(index + 1);
      const madeBefore = new Set(
        steps
          .slice(0, index)
          .flat()
          .map(({ name }) => name),
      );
      const needed = columnsIn([...readers, ...later.flat().map(({ text }) => text)]);
      const handedOn = [...needed].filter((name) => !isMade.has(name) || madeBefore.has(name));
      const columns = step.map(({ name, text }) => `${text} as ${name}`);
      // The relation itself holds plain columns only: the first step may be computed right where they are read.
      const fence = index === 0 ? '' : this.#fence;
      return `select ${[...keys, ...handedOn, ...columns].join(', ')} from (${before}${fence}) s`;
    }, base);
    return { text, writer };
  }

  /** What one output alone needs is asked only of those who may get it, where that is quickly told. */
  #ownGates({ outputs, isGiven }: Making, gates: ReadonlyMap<Node, Node>): ReadonlyMap<Node, Node> {
    const reached = new Map<Node, Node[]>();
    for (const output of outputs) {
      for (const node of this.#reads([output], isGiven)) {
        reached.set(node, [...(reached.get(node) ?? []), output]);
      }
    }
    return new Map(
      [...reached].flatMap(([node, [only, another]]) => {
        const gate = only && !another ? gates.get(only) : undefined;
        return gate && gate.op !== 'literal' && isQuick(gate) ? [[node, gate] as const] : [];
      }),
    );
  }

  /** Without a fence the planner opens every step anyway: each output is one, and nothing else. */
  #stepsOf(making: Making): Steps {
    if (this.#setting.fence) return findSteps(making);
    return stepsOfAll(making);
  }

  /** Everything read to make these nodes within one relation. */
  #reads(nodes: readonly Node[], isGiven: (node: Node) => boolean): ReadonlySet<Node> {
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (!isGiven(node)) partsOf(node).forEach(walk);
    };
    nodes.forEach(walk);
    return seen;
  }
}

/** A relation with its steps, and what writes expressions over its columns. */
interface Staged {
  readonly text: string;
  readonly writer: ExpressionWriter;
}

const COLUMN = /\b(?:[hm]_[a-z0-9_]+|[apv]\d+)\b/g;

/** The columns that expressions of this writer read. */
const columnsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(COLUMN) ?? []));
