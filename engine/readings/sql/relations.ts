import type { FactDefinition } from '../../facts/define.ts';
import { type Node, partsOf, type Scope } from '../../language/nodes.ts';
import { countUses, createLevels } from '../../plan/levels.ts';
import { collect, type Plan } from '../../plan/plan.ts';
import { columnName } from '../../rows/layout.ts';
import { ExpressionWriter, type WriteFigure } from './text.ts';

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
  readonly figures: { readonly write: WriteFigure; readonly names: readonly string[]; table(): string };
  /** Whether values read more than once are computed once, behind a fence that the planner does not open. */
  readonly fence: boolean;
}

/** From so many operations on, a value read twice is worth a column of its own. */
const WORTH_A_COLUMN = 6;

/**
 * Builds the relations of a statement. Every relation exposes flat, unique names: `h_…` and `m_…` for facts,
 * `p…` for figures, `a…` for sums over members, `v…` for values kept.
 */
export class RelationWriter {
  readonly #setting: RelationSetting;
  readonly #names = new Map<Node, string>();
  readonly #text: ExpressionWriter;
  readonly #level = createLevels();
  readonly #aggregates: readonly Node[];

  constructor(setting: RelationSetting) {
    this.#setting = setting;
    this.#text = new ExpressionWriter(setting.plan, this.#names, setting.figures.write);
    const nodes = collect(setting.roots);
    const uses = countUses(setting.roots);
    this.#aggregates = nodes.filter((node) => node.op === 'aggregate');
    const readByMembers = new Set(
      nodes.filter((node) => node.scope === 'member' || node.op === 'aggregate').flatMap(householdParts),
    );
    for (const node of nodes) {
      if (node.op === 'aggregate') this.#names.set(node, `a${this.#names.size}`);
      else if (isLeaf(node)) continue;
      else if (readByMembers.has(node) && hasColumns(node)) this.#names.set(node, `v${this.#names.size}`);
      else if (setting.fence && (uses.get(node) ?? 0) > 1 && collect([node]).length > WORTH_A_COLUMN) {
        this.#names.set(node, `v${this.#names.size}`);
      }
    }
    for (const root of setting.roots) {
      if (root.scope === 'household' && !this.#names.has(root)) this.#names.set(root, `v${this.#names.size}`);
    }
  }

  columnOf(node: Node): string {
    return this.#text.text(node);
  }

  memberText(node: Node): string {
    return this.#text.text(node);
  }

  /** One row a household with every value that the branches read. */
  householdPass(outputs: readonly { unit: Scope; node: Node }[]): string {
    const wanted = outputs.flatMap(({ unit, node }) =>
      unit === 'household' ? [node] : this.#householdInputs([node]),
    );
    return this.#householdRelation([...new Set(wanted)]);
  }

  /** One row a member with what the given nodes read; household values come from `pass`, or are made here. */
  memberRelation(nodes: readonly Node[], pass?: string): string {
    const { tables } = this.#setting;
    const inner = this.#kept(nodes, 'member');
    const inputs = this.#householdInputs(nodes);
    const facts = factsOf([...nodes, ...inner.flat()], 'member');
    const columns = [
      'm.county_code',
      'm.household_id',
      'm.member_id',
      ...facts.map((fact) => `m.${asColumn(fact, 'm')}`),
    ];
    columns.push(...inputs.map((node) => `k.${this.#text.text(node)}`));
    const joins: string[] = [];
    if (inputs.length > 0) {
      const from = pass ?? `(${this.#householdRelation(inputs)})`;
      joins.push(`join ${from} k on k.county_code = m.county_code and k.household_id = m.household_id`);
    }
    const select = this.#base(`${tables.member} m`, 'm', columns, joins, [...nodes, ...inner.flat()]);
    return this.#staged(select, inner);
  }

  #householdRelation(wanted: readonly Node[]): string {
    const { tables } = this.#setting;
    const inner = this.#kept(wanted, 'household');
    const reads = [...wanted, ...inner.flat()];
    const facts = factsOf(reads, 'household');
    const columns = ['h.county_code', 'h.household_id', ...facts.map((fact) => `h.${asColumn(fact, 'h')}`)];
    const aggregates = this.#aggregates.filter((node) => this.#reads(reads).has(node));
    const levels = [...new Set(aggregates.map(this.#level))].toSorted((a, b) => a - b);
    const joins = levels.map((level) => {
      const own = aggregates.filter((node) => this.#level(node) === level);
      columns.push(...own.map((node) => `g${level}.${this.#names.get(node)}`));
      return `join (${this.#aggregateRelation(own)}) g${level} on g${level}.county_code = h.county_code and g${level}.household_id = h.household_id`;
    });
    return this.#staged(this.#base(`${tables.household} h`, 'h', columns, joins, reads), inner);
  }

  #aggregateRelation(aggregates: readonly Node[]): string {
    const parts = aggregates.flatMap(partsOf);
    const sums = aggregates.map((node) => `${this.#text.inline(node)} as ${this.#names.get(node)}`);
    return `select county_code, household_id, ${sums.join(', ')} from (${this.memberRelation(parts)}) s group by county_code, household_id`;
  }

  /** `select … from table join …`, with the regions' figures joined when any is read. */
  #base(
    table: string,
    alias: string,
    columns: readonly string[],
    joins: readonly string[],
    reads: readonly Node[],
  ): string {
    const { regions, figures } = this.#setting;
    for (const node of this.#reads(reads)) if (node.op === 'parameter') this.#text.inline(node);
    const used = figures.names;
    const list = regions.map((region) => `'${region}'`).join(', ');
    const figureJoin =
      used.length > 0 ? [`join ${figures.table()} on p.county_code = ${alias}.county_code`] : [];
    const all = [...columns, ...used.map((name) => `p.${name}`)];
    return `select ${all.join(', ')} from ${[table, ...figureJoin, ...joins].join(' ')} where ${alias}.county_code ${regions.length === 1 ? `= ${list}` : `in (${list})`}`;
  }

  /** Wraps a relation so that each kept value is computed once, those that others need first. */
  #staged(base: string, stages: readonly (readonly Node[])[]): string {
    const fence = this.#setting.fence ? ' offset 0' : '';
    return stages.reduce((before, nodes) => {
      const columns = nodes.map((node) => `${this.#text.inline(node)} as ${this.#names.get(node)}`);
      return `select s.*, ${columns.join(', ')} from (${before}${fence}) s`;
    }, base);
  }

  /** Named values of a scope under the given nodes, in stages: what a stage reads stands in an earlier one. */
  #kept(nodes: readonly Node[], scope: Scope): readonly (readonly Node[])[] {
    const named = [...this.#reads(nodes)].filter(
      (node) => node.scope === scope && node.op !== 'aggregate' && this.#names.has(node),
    );
    const depths = new Map<Node, number>();
    const depth = (node: Node): number => {
      const known = depths.get(node);
      if (known !== undefined) return known;
      const below = named.filter((other) => other !== node && this.#reads(partsOf(node)).has(other));
      const own = 1 + Math.max(0, ...below.map(depth));
      depths.set(node, own);
      return own;
    };
    const stages = Map.groupBy(named, depth);
    return [...stages].toSorted(([a], [b]) => a - b).map(([, stage]) => stage);
  }

  /** Everything read to make these nodes, within their own relation: what stands behind a sum is not. */
  #reads(nodes: readonly Node[]): ReadonlySet<Node> {
    const seen = new Set<Node>();
    const walk = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.op !== 'aggregate') partsOf(node).forEach(walk);
    };
    nodes.forEach(walk);
    return seen;
  }

  /** What member values read of the household: named values and plain facts, but no figures. */
  #householdInputs(nodes: readonly Node[]): readonly Node[] {
    const inputs = new Set<Node>();
    const walk = (node: Node): void => {
      if (node.scope === 'household' && (this.#names.has(node) || node.op === 'fact')) inputs.add(node);
      else partsOf(node).forEach(walk);
    };
    nodes.forEach(walk);
    return [...inputs];
  }
}

const isLeaf = (node: Node): boolean => node.op === 'literal' || node.op === 'fact';

/** Whether a household expression reads anything of the household, and not figures alone. */
const hasColumns = (node: Node): boolean =>
  collect([node]).some((part) => part.op === 'fact' || part.op === 'aggregate');

/** The widest household expressions directly under a node of a member or a sum. */
const householdParts = (node: Node): readonly Node[] =>
  partsOf(node).filter((part) => part.scope === 'household');

function factsOf(nodes: readonly Node[], scope: Scope): readonly FactDefinition[] {
  const seen = new Set<FactDefinition>();
  const walk = (node: Node): void => {
    if (node.op === 'fact' && node.scope === scope) seen.add(node.fact);
    if (node.op === 'aggregate') return;
    partsOf(node).forEach(walk);
  };
  nodes.forEach(walk);
  return [...seen];
}

/** Amounts and counts are widened once, where they are read. */
function asColumn(fact: FactDefinition, alias: string): string {
  const name = columnName(fact);
  const wide = fact.kind.kind === 'money' || fact.kind.kind === 'count' ? '::bigint' : '';
  return `${name}${wide} as ${alias}_${name}`;
}
