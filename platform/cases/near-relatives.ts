import { type Static, Type } from 'typebox';
import type { Outcome } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import { type CaseFilter, filterOf, type ListContext, scopeOf } from './list-cases.ts';
import { MaybeBoolean, MaybeText, Text } from './shapes.ts';

export const RelativeItem = Type.Object({
  caseId: Text,
  caseNo: Text,
  matterTitle: Text,
  applicant: Text,
  townName: MaybeText,
  villageName: MaybeText,
  phase: Text,
  isGranted: MaybeBoolean,
  /** Whose near relative, as it was registered. */
  officer: Text,
  relation: MaybeText,
  registeredOn: Text,
  registeredBy: Text,
  /** The family is on the roll of somebody today. */
  isOnRoll: Type.Boolean(),
});

export const RelativeOffice = Type.Object({
  officer: Text,
  townName: MaybeText,
  cases: Type.Integer(),
  open: Type.Integer(),
  granted: Type.Integer(),
  onRoll: Type.Integer(),
});

/** Families of near relatives, each with whose: what an officer registered, else what the family itself said. */
const registered = ({ actor }: ListContext, filter: CaseFilter) => sql`
  select f.id, f.case_no, f.matter, f.applicant_name, f.town_id, f.village_id, f.phase, f.is_granted, f.applied_on,
    coalesce(r.record ->> 'officerName', a.record -> 'form' ->> 'relativeOf', '') as officer,
    r.record ->> 'relation' as relation, coalesce(r.on_day, a.on_day)::text as registered_on,
    coalesce(r.by_name, a.by_name) as registered_by,
    exists (select from roster_membership m where m.county_code = f.county_code and m.household_id = f.household_id
      and m.to_on is null) as is_on_roll
  from case_file f
    join case_action a on a.county_code = f.county_code and a.case_id = f.id and a.no = 1
    left join lateral (select d.record, d.on_day, d.by_name from case_action d where d.county_code = f.county_code
      and d.case_id = f.id and d.kind = 'declare-relative' order by d.no desc limit 1) r on true
  where ${joinSql([...scopeOf(actor), ...filterOf(filter)], ' and ')} and f.has_near_relative`;

interface Row {
  readonly id: string;
  readonly case_no: string;
  readonly matter: string;
  readonly applicant_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly phase: string;
  readonly is_granted: boolean | null;
  readonly applied_on: string;
  readonly officer: string;
  readonly relation: string | null;
  readonly registered_on: string;
  readonly registered_by: string;
  readonly is_on_roll: boolean;
}

/** The register of near relatives (近亲属单独登记备案), the latest first. Refusal: `cases.list.cursor`. */
export async function listRelatives(
  context: ListContext,
  filter: CaseFilter & { readonly officer?: string | undefined },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof RelativeItem>[]; next: string | null }>> {
  const { reader, actor, law, language } = context;
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const { officer, ...rest } = filter;
  const conditions = [
    sql`true`,
    ...(officer === undefined ? [] : [sql`x.officer = ${officer}`]),
    ...(key ? [sql`(x.applied_on, x.id) < (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const rows =
    await reader.rows<Row>(sql`select x.*, x.applied_on::text as applied_on, town.name as town_name,
      village.name as village_name
    from (${registered(context, rest)}) x
      left join division town on town.county_code = ${actor.countyCode} and town.id = x.town_id
      left join division village on village.county_code = ${actor.countyCode} and village.id = x.village_id
    where ${joinSql(conditions, ' and ')} order by x.applied_on desc, x.id desc limit ${pageSize(page.limit)}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.applied_on, row.id],
      (row) => ({
        caseId: row.id,
        caseNo: row.case_no,
        matterTitle: law.matterBook.matters.get(row.matter)?.title[language] ?? row.matter,
        applicant: row.applicant_name,
        townName: row.town_name,
        villageName: row.village_name,
        phase: row.phase,
        isGranted: row.is_granted,
        officer: row.officer,
        relation: row.relation,
        registeredOn: row.registered_on,
        registeredBy: row.registered_by,
        isOnRoll: row.is_on_roll,
      }),
    ),
  );
}

/** Who of the offices has near relatives among the families, with how many; most on the roll first. */
export function countRelatives(
  context: ListContext,
  filter: CaseFilter,
): Promise<Static<typeof RelativeOffice>[]> {
  return context.reader.rows(sql`select x.officer, min(town.name) as "townName", count(*)::int as cases,
      count(*) filter (where x.phase in ('applied', 'supplementing', 'running', 'paused'))::int as open,
      count(*) filter (where x.is_granted)::int as granted, count(*) filter (where x.is_on_roll)::int as "onRoll"
    from (${registered(context, filter)}) x
      left join division town on town.county_code = ${context.actor.countyCode} and town.id = x.town_id
    group by x.officer order by "onRoll" desc, cases desc, x.officer limit 500`);
}
