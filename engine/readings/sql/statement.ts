import type { ParameterBook } from '../../parameters/book.ts';
import { makePlan, type Plan, type Setting } from '../../plan/plan.ts';
import { literalOf } from '../../plan/simplify.ts';
import type { Handbook } from '../../schemes/handbook.ts';
import { Figures } from './figures.ts';
import { lowerForSql } from './lower.ts';
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

function writeStatement(plan: Plan, group: readonly Plan[], tables: Tables, keepNothing: boolean): string {
  const figures = new Figures(group);
  const lowered = lowerForSql(
    plan.schemes.map(({ paid }) => paid),
    figures.only,
  );
  const outputs = plan.schemes.flatMap(({ settled }, number) => {
    const node = lowered[number];
    return node && literalOf(node) !== 0 ? [{ unit: settled.scheme.unit, node, number }] : [];
  });
  if (outputs.length === 0) {
    const id = `null::${tables.idType}`;
    return `select null::text as county_code, ${id} as household_id, ${id} as member_id, 0 as scheme_no, 0::bigint as amount_fen where false`;
  }
  const writer = new RelationWriter({
    plan,
    tables,
    regions: group.map(({ region }) => region),
    roots: outputs.map(({ node }) => node),
    figures,
    fence: !keepNothing,
  });
  const persons = outputs.filter(({ unit }) => unit === 'member').map(({ node }) => node);
  const relations = [...writer.householdRelations()];
  if (persons.length > 0) relations.push({ name: 'members', text: writer.memberResults(persons) });
  const kept = keepNothing ? 'not materialized ' : '';
  const ctes = relations.map(({ name, text }) => `${name} as ${kept}(${text})`);
  const branches = outputs.map(({ unit, node, number }) => {
    const amount = writer.columnOf(node);
    const [member, from] =
      unit === 'household'
        ? [`null::${tables.idType} as member_id`, `h${writer.passes}`]
        : ['member_id', 'members'];
    return `select ${writer.county}, household_id, ${member}, ${number} as scheme_no, (${amount})::bigint as amount_fen from ${from} where ${amount} > 0`;
  });
  return `with ${ctes.join(',\n')}\nselect * from (\n${branches.join('\nunion all\n')}\n) items`;
}
