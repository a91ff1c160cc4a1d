import type { Node, ParameterNode } from '../../language/nodes.ts';
import type { ParameterBook } from '../../parameters/book.ts';
import { cellsOf } from '../../parameters/declare.ts';
import { makePlan, type Plan, type Setting } from '../../plan/plan.ts';
import type { Handbook } from '../../schemes/handbook.ts';
import { RelationWriter, type Tables } from './relations.ts';

export interface SqlSetting extends Omit<Setting, 'region'> {
  readonly regions: readonly string[];
  readonly tables: Tables;
  /** For a database spread over many machines, which cannot push down a pass that is kept: computes it per branch. */
  readonly keepNothing?: boolean;
}

export interface SchemeStatement {
  readonly regions: readonly string[];
  /** The schemes in the order of `scheme_no`. */
  readonly schemes: readonly string[];
  /**
   * Rows `county_code, household_id, member_id, scheme_no, amount_fen`, amounts above nothing only;
   * `member_id` is null for a scheme of households.
   */
  readonly text: string;
}

const REGION = /^\d{6}$/;

/**
 * The schemes as set-based statements over the fact tables: one statement for all regions that follow the
 * same methods (mostly all of them), with the regions' figures as a small joined table. Throws `RangeError`
 * on a region code or day that is none.
 */
export function toSql(
  handbook: Handbook,
  book: ParameterBook,
  setting: SqlSetting,
): readonly SchemeStatement[] {
  const { regions, tables, keepNothing, ...rest } = setting;
  const plans = regions.map((region) => {
    if (!REGION.test(region)) throw new RangeError(`not a region code: ${region}`);
    return makePlan(handbook, book, { ...rest, region });
  });
  const groups = Map.groupBy(plans, (plan) => signatureOf(plan, handbook));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.schemes.length === 0) return [];
    return [
      {
        regions: group.map(({ region }) => region),
        schemes: first.schemes.map(({ settled }) => settled.scheme.code),
        text: writeStatement(first, group, tables, keepNothing ?? false),
      },
    ];
  });
}

/** Regions with one signature have trees of one shape; only figures differ. */
function signatureOf(plan: Plan, handbook: Handbook): string {
  const methods = [...handbook.parameters.values()]
    .filter(({ kind }) => kind.kind === 'choice' || kind.kind === 'bool')
    .map((definition) => `${definition.code}=${plan.figuresOf(definition).join()}`);
  return [...plan.schemes.map(({ settled }) => settled.scheme.code), ...methods].join(';');
}

/** The region's figures: written in place for one region, else as columns `p0, p1, …` of a joined table. */
class Figures {
  readonly #group: readonly Plan[];
  readonly #columns = new Map<
    string,
    { readonly name: string; readonly node: ParameterNode; readonly cell: number }
  >();

  constructor(group: readonly Plan[]) {
    this.#group = group;
  }

  readonly write = (node: ParameterNode, cell: number): string => {
    const [only] = this.#group;
    const figures = this.#group.map((plan) => plan.figuresOf(node.parameter)[cell] ?? 0);
    if (this.#group.length === 1 || figures.every((figure) => figure === figures[0])) {
      return `${only?.figuresOf(node.parameter)[cell] ?? 0}::bigint`;
    }
    const key = `${node.parameter.code} ${cellsOf(node.parameter)[cell]}`;
    const known = this.#columns.get(key);
    if (known) return known.name;
    const name = `p${this.#columns.size}`;
    this.#columns.set(key, { name, node, cell });
    return name;
  };

  get names(): readonly string[] {
    return [...this.#columns.values()].map(({ name }) => name);
  }

  /** `(values ('420281', 73000, …), …) p(county_code, p0, …)`. */
  table(): string {
    const columns = [...this.#columns.values()];
    const rows = this.#group.map((plan) => {
      const figures = columns.map(({ node, cell }) => `${plan.figuresOf(node.parameter)[cell] ?? 0}::bigint`);
      return `('${plan.region}'::text, ${figures.join(', ')})`;
    });
    return `(values ${rows.join(', ')}) p(county_code, ${this.names.join(', ')})`;
  }
}

function writeStatement(plan: Plan, group: readonly Plan[], tables: Tables, keepNothing: boolean): string {
  const figures = new Figures(group);
  const outputs = plan.schemes.map(({ settled, paid }, index) => ({
    unit: settled.scheme.unit,
    node: paid as Node,
    number: index,
  }));
  const writer = new RelationWriter({
    plan,
    tables,
    regions: group.map(({ region }) => region),
    roots: outputs.map(({ node }) => node),
    figures,
    fence: !keepNothing,
  });
  const noMember = `null::${tables.idType}`;
  const branches = outputs.map(({ unit, node, number }) => {
    if (unit === 'household') {
      const amount = writer.columnOf(node);
      return `select county_code, household_id, ${noMember} as member_id, ${number} as scheme_no, ${amount} as amount_fen from pass where ${amount} > 0`;
    }
    const amount = writer.memberText(node);
    return `select county_code, household_id, member_id, ${number} as scheme_no, ${amount} as amount_fen from (${writer.memberRelation([node], 'pass')}) s where ${amount} > 0`;
  });
  const pass = writer.householdPass(outputs);
  const kept = keepNothing ? 'not materialized ' : '';
  return `with pass as ${kept}(${pass})\nselect * from (\n${branches.join('\nunion all\n')}\n) items`;
}
