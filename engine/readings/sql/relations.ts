import { type Node, partsOf, type Scope } from '../../language/nodes.ts';
import { createLevels } from '../../plan/levels.ts';
import { collect, type Plan } from '../../plan/plan.ts';
import { columnName } from '../../rows/layout.ts';
import type { Figures } from './figures.ts';
import { findWorthKeeping } from './kept.ts';
import { anyOf, mayBePaid } from './possible.ts';
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
  /** Expressions that read the relation. */
  readonly readers: readonly string[];
  /** Only members of whom this holds; reads facts of the member alone. */
  readonly filter?: Node;
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
    this.#writer = new ExpressionWriter(
      setting.plan,
      this.#names,
      setting.figures.write,
      setting.figures.most,
    );
    this.#plainWriter = new ExpressionWriter(setting.plan, new Map(), setting.figures.write);
    this.#keys = setting.regions.length === 1 ? ['household_id'] : ['county_code', 'household_id'];
    const nodes = collect(setting.roots);
    this.#aggregates = nodes.filter((node) => node.op === 'aggregate');
    this.passes = Math.max(0, ...this.#aggregates.map(this.#level));
    this.#nameColumns(nodes);
  }

  /** What members read of the household, what is read twice and what is a result gets a column. */
  #nameColumns(nodes: readonly Node[]): void {
    const { roots, fence } = this.#setting;
    const readByMembers = new Set(
      nodes
        .filter((node) => node.scope === 'member' || node.op === 'aggregate')
        .flatMap((node) => partsOf(node).filter((part) => part.scope === 'household')),
    );
    const isNeeded = (node: Node): boolean =>
      node.op === 'aggregate' ||
      (!isLeaf(node) && (roots.includes(node) || (readByMembers.has(node) && readsHousehold(node))));
    const shared = fence ? findWorthKeeping(roots, nodes, isNeeded, this.#level) : new Set<Node>();
    for (const node of nodes) {
      if (node.op === 'aggregate') this.#names.set(node, `a${this.#names.size}`);
      else if (isNeeded(node) || shared.has(node)) this.#names.set(node, `v${this.#names.size}`);
    }
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
    const may = anyOf(outputs.map((node) => mayBePaid(node, isOfMemberAlone, this.#setting.figures.only)));
    const columns = [...new Set(outputs.map((node) => this.columnOf(node)))];
    const relation = this.#memberRelation(outputs, this.passes, {
      keys: [...this.#keys, 'member_id'],
      readers: columns,
      filter: may,
    });
    const paid = columns.map((column) => `${column} > 0`).join(' or ');
    return `select ${[...this.#keys, 'member_id', ...columns].join(', ')} from (${relation}${this.#fence}) s where ${paid}`;
  }

  /** The county of a row of the results. */
  get county(): string {
    const [only, ...others] = this.#setting.regions;
    return others.length === 0 ? `'${only}'::text as county_code` : 'county_code';
  }

  get #fence(): string {
    return this.#setting.fence ? ' offset 0' : '';
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
    const kept = this.#kept(wanted, 'household');
    const reads = this.#reads([...wanted, ...kept.flat().flatMap(partsOf)]);
    const columns = [...this.#keysOf('h'), ...this.#factColumns(reads, 'household', 'h')];
    const joins: string[] = [];
    if (level === 1) {
      columns.push(...this.#sums(1).map((node) => `g.${this.#names.get(node)}`));
      joins.push(this.#joinSums(1, 'h'));
    }
    const base = this.#select(`${this.#setting.tables.household} h`, 'h', columns, joins, reads);
    return this.#staged(
      base,
      kept,
      this.#keys,
      wanted.map((node) => this.columnOf(node)),
    );
  }

  /** From the household relation before, joined with the sums that it made possible. */
  #nextHouseholds(level: number, wanted: readonly Node[]): string {
    const carried = this.#inputs([...wanted, ...this.#kept(wanted, 'household').flat()], level - 1);
    const made = this.#stagesOf(this.#expand(wanted, level).filter((node) => this.#level(node) === level));
    const before = this.#inputs([...carried, ...made.flat().flatMap(partsOf)], level - 1);
    const reads = this.#reads(made.flat().flatMap(partsOf), new Set(before));
    const columns = [...this.#keysOf('k'), ...before.map((node) => `k.${this.columnOf(node)}`)];
    columns.push(...this.#sums(level).map((node) => `g.${this.#names.get(node)}`));
    const base = this.#select(`h${level - 1} k`, 'k', columns, [this.#joinSums(level, 'k')], reads);
    return this.#staged(
      base,
      made,
      this.#keys,
      wanted.map((node) => this.columnOf(node)),
    );
  }

  /** The named household values under the wanted ones that are not yet known before `level`. */
  #expand(wanted: readonly Node[], level: number): readonly Node[] {
    return [...this.#reads(wanted)].filter(
      (node) =>
        node.scope === 'household' &&
        node.op !== 'aggregate' &&
        this.#names.has(node) &&
        this.#level(node) >= level,
    );
  }

  #sums(level: number): readonly Node[] {
    return this.#aggregates.filter((node) => this.#level(node) === level);
  }

  #joinSums(level: number, alias: string): string {
    const sums = this.#sums(level);
    const texts = sums.map((node) => this.#writer.inline(node));
    const columns = sums.map((node, index) => `${texts[index]} as ${this.#names.get(node)}`);
    const members = this.#memberRelation(sums.flatMap(partsOf), level - 1, {
      keys: this.#keys,
      readers: texts,
    });
    const keys = this.#keys.join(', ');
    return `join (select ${keys}, ${columns.join(', ')} from (${members}${this.#fence}) s group by ${keys}) g on ${this.#onKeys('g', alias)}`;
  }

  /**
   * One row a member with what the given nodes read; household values are those known after `level` passes.
   */
  #memberRelation(nodes: readonly Node[], level: number, { keys, readers, filter }: MemberWish): string {
    const kept = this.#kept(nodes, 'member');
    const inputs = this.#inputs(nodes, level);
    const reads = this.#reads([...nodes, ...kept.flat().flatMap(partsOf)], new Set(inputs));
    const asked = filter ? collect([filter]) : [];
    const columns = [
      ...keys.map((key) => `m.${key}`),
      ...this.#factColumns([...reads, ...asked], 'member', 'm'),
      ...inputs.map((node) => `k.${this.columnOf(node)}`),
    ];
    const households =
      level === 0 && this.passes > 0 ? `(${this.#firstHouseholds(0, inputs)}${this.#fence})` : `h${level}`;
    const joins = inputs.length === 0 ? [] : [`join ${households} k on ${this.#onKeys('k', 'm')}`];
    const all = this.#select(`${this.#setting.tables.member} m`, 'm', columns, joins, [...reads, ...asked]);
    const base = filter ? `select * from (${all}) b where ${this.#plainWriter.text(filter)}` : all;
    return this.#staged(base, kept, keys, readers);
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
    stages: readonly (readonly Node[])[],
    keys: readonly string[],
    readers: readonly string[],
  ): string {
    const steps = stages.map((nodes) =>
      nodes.map((node) => ({ name: this.#names.get(node) ?? '', text: this.#writer.inline(node) })),
    );
    const isMade = new Set(steps.flat().map(({ name }) => name));
    return steps.reduce((before, step, index) => {
      const later = steps.slice(index + 1);
      const madeBy = new Set(
        steps
          .slice(0, index)
          .flat()
          .map(({ name }) => name),
      );
      const needed = columnsIn([...readers, ...later.flat().map(({ text }) => text)]);
      const handedOn = [...needed].filter((name) => !isMade.has(name) || madeBy.has(name));
      const columns = step.map(({ name, text }) => `${text} as ${name}`);
      // The relation itself holds plain columns only: the first step may be computed right where they are read.
      const fence = index === 0 ? '' : this.#fence;
      return `select ${[...keys, ...handedOn, ...columns].join(', ')} from (${before}${fence}) s`;
    }, base);
  }

  #kept(nodes: readonly Node[], scope: Scope): readonly (readonly Node[])[] {
    return this.#stagesOf(
      [...this.#reads(nodes)].filter(
        (node) => node.scope === scope && node.op !== 'aggregate' && this.#names.has(node),
      ),
    );
  }

  /** Named values in stages: what a stage reads stands in an earlier one. */
  #stagesOf(named: readonly Node[]): readonly (readonly Node[])[] {
    const depths = new Map<Node, number>();
    const depth = (node: Node): number => {
      const known = depths.get(node);
      if (known !== undefined) return known;
      const under = this.#reads(partsOf(node));
      const own = 1 + Math.max(0, ...named.filter((other) => under.has(other)).map(depth));
      depths.set(node, own);
      return own;
    };
    const stages = Map.groupBy(named, depth);
    return [...stages].toSorted(([a], [b]) => a - b).map(([, stage]) => stage);
  }

  /** Everything read to make these nodes within one relation: not what stands behind a sum or in `given`. */
  #reads(nodes: readonly Node[], given: ReadonlySet<Node> = new Set()): ReadonlySet<Node> {
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.op !== 'aggregate' && !given.has(node)) partsOf(node).forEach(walk);
    };
    nodes.forEach(walk);
    return seen;
  }
}

const COLUMN = /\b(?:[hm]_[a-z0-9_]+|[apv]\d+)\b/g;

/** The columns that expressions of this writer read. */
const columnsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(COLUMN) ?? []));
