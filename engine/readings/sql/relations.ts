import { type Node, partsOf, type Scope } from '../../language/nodes.ts';
import { countUses, createLevels } from '../../plan/levels.ts';
import { collect, type Plan } from '../../plan/plan.ts';
import { columnName } from '../../rows/layout.ts';
import type { Figures } from './figures.ts';
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

/** From so many operations on, a value read twice is worth a column of its own. */
const WORTH_A_COLUMN = 20;

const isLeaf = (node: Node): boolean => node.op === 'literal' || node.op === 'fact';

/** Whether a household expression reads anything of the household, and not figures alone. */
const readsHousehold = (node: Node): boolean =>
  collect([node]).some((part) => part.op === 'fact' || part.op === 'aggregate');

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
  readonly #level = createLevels();
  readonly #aggregates: readonly Node[];
  /** How many passes over the members come before the results. */
  readonly passes: number;

  constructor(setting: RelationSetting) {
    this.#setting = setting;
    this.#writer = new ExpressionWriter(setting.plan, this.#names, setting.figures.write);
    const nodes = collect(setting.roots);
    this.#aggregates = nodes.filter((node) => node.op === 'aggregate');
    this.passes = Math.max(0, ...this.#aggregates.map(this.#level));
    this.#nameColumns(nodes);
  }

  /** What members read of the household, what is read twice and what is a result gets a column. */
  #nameColumns(nodes: readonly Node[]): void {
    const { roots, fence } = this.#setting;
    const uses = countUses(roots);
    const readByMembers = new Set(
      nodes
        .filter((node) => node.scope === 'member' || node.op === 'aggregate')
        .flatMap((node) => partsOf(node).filter((part) => part.scope === 'household')),
    );
    const isShared = (node: Node): boolean =>
      fence && (uses.get(node) ?? 0) > 1 && collect([node]).length > WORTH_A_COLUMN;
    for (const node of nodes) {
      if (node.op === 'aggregate') this.#names.set(node, `a${this.#names.size}`);
      else if (isLeaf(node)) continue;
      else if (roots.includes(node) || (readByMembers.has(node) && readsHousehold(node)) || isShared(node)) {
        this.#names.set(node, `v${this.#names.size}`);
      }
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
    const relation = this.#memberRelation(outputs, this.passes);
    const columns = [...new Set(outputs.map((node) => this.columnOf(node)))];
    const paid = columns.map((column) => `${column} > 0`).join(' or ');
    return `select county_code, household_id, member_id, ${columns.join(', ')} from (${relation}${this.#fence}) s where ${paid}`;
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
    const columns = ['h.county_code', 'h.household_id', ...this.#factColumns(reads, 'household', 'h')];
    const joins: string[] = [];
    if (level === 1) {
      columns.push(...this.#sums(1).map((node) => `g.${this.#names.get(node)}`));
      joins.push(this.#joinSums(1, 'h'));
    }
    const base = this.#select(`${this.#setting.tables.household} h`, 'h', columns, joins, reads);
    return this.#staged(base, kept);
  }

  /** From the household relation before, joined with the sums that it made possible. */
  #nextHouseholds(level: number, wanted: readonly Node[]): string {
    const carried = this.#inputs([...wanted, ...this.#kept(wanted, 'household').flat()], level - 1);
    const made = this.#stagesOf(this.#expand(wanted, level).filter((node) => this.#level(node) === level));
    const before = this.#inputs([...carried, ...made.flat().flatMap(partsOf)], level - 1);
    const reads = this.#reads(made.flat().flatMap(partsOf), new Set(before));
    const columns = ['k.county_code', 'k.household_id', ...before.map((node) => `k.${this.columnOf(node)}`)];
    columns.push(...this.#sums(level).map((node) => `g.${this.#names.get(node)}`));
    const base = this.#select(`h${level - 1} k`, 'k', columns, [this.#joinSums(level, 'k')], reads);
    return this.#staged(base, made);
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
    const columns = sums.map((node) => `${this.#writer.inline(node)} as ${this.#names.get(node)}`);
    const members = this.#memberRelation(sums.flatMap(partsOf), level - 1);
    return `join (select county_code, household_id, ${columns.join(', ')} from (${members}) s group by county_code, household_id) g on g.county_code = ${alias}.county_code and g.household_id = ${alias}.household_id`;
  }

  /** One row a member with what the given nodes read; household values are those known after `level` passes. */
  #memberRelation(nodes: readonly Node[], level: number): string {
    const kept = this.#kept(nodes, 'member');
    const inputs = this.#inputs(nodes, level);
    const reads = this.#reads([...nodes, ...kept.flat().flatMap(partsOf)], new Set(inputs));
    const columns = [
      'm.county_code',
      'm.household_id',
      'm.member_id',
      ...this.#factColumns(reads, 'member', 'm'),
      ...inputs.map((node) => `k.${this.columnOf(node)}`),
    ];
    const households = level === 0 && this.passes > 0 ? `(${this.#firstHouseholds(0, inputs)})` : `h${level}`;
    const joins =
      inputs.length === 0
        ? []
        : [`join ${households} k on k.county_code = m.county_code and k.household_id = m.household_id`];
    return this.#staged(this.#select(`${this.#setting.tables.member} m`, 'm', columns, joins, reads), kept);
  }

  #factColumns(reads: Iterable<Node>, scope: Scope, alias: string): readonly string[] {
    const columns = [...reads].flatMap((node) => {
      if (node.op !== 'fact' || node.scope !== scope) return [];
      const name = columnName(node.fact);
      const kind = node.fact.kind.kind;
      // Amounts and counts are widened once, where they are read.
      const wide = kind === 'money' || kind === 'count' ? '::bigint' : '';
      return [`${alias}.${name}${wide} as ${alias}_${name}`];
    });
    return [...new Set(columns)];
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
    const where = regions.length === 1 ? `= ${list}` : `in (${list})`;
    const all = [...columns, ...names.map((name) => `p.${name}`)];
    return `select ${all.join(', ')} from ${[table, ...joins, ...figureJoin].join(' ')} where ${alias}.county_code ${where}`;
  }

  /** Wraps a relation so that each kept value is computed once, those that others need first. */
  #staged(base: string, stages: readonly (readonly Node[])[]): string {
    return stages.reduce((before, nodes) => {
      const columns = nodes.map((node) => `${this.#writer.inline(node)} as ${this.#names.get(node)}`);
      return `select s.*, ${columns.join(', ')} from (${before}${this.#fence}) s`;
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
