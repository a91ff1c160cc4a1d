import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../../base/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const AwardFinding = Type.Object({
  id: Text,
  awardId: Text,
  scheme: Text,
  holderName: Text,
  personName: MaybeText,
  townName: MaybeText,
  villageName: MaybeText,
  rule: Text,
  proposes: Text,
  fromMonth: Text,
  happenedOn: Text,
  dueOn: MaybeText,
  article: Text,
  foundAt: Text,
  settledHow: MaybeText,
  caseId: MaybeText,
  reason: MaybeText,
  settledByName: MaybeText,
});
export type AwardFinding = Static<typeof AwardFinding>;

export const RuleRun = Type.Object({
  id: Text,
  ranAt: Text,
  byName: Text,
  results: Type.Record(Type.String(), Type.Integer()),
});
export type RuleRun = Static<typeof RuleRun>;

interface Row {
  readonly id: Id;
  readonly award_id: Id;
  readonly scheme: string;
  readonly holder_name: string;
  readonly person_name: string | null;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly rule: string;
  readonly proposes: string;
  readonly from_month: Temporal.PlainDate;
  readonly happened_on: Temporal.PlainDate;
  readonly due_on: Temporal.PlainDate | null;
  readonly article: string;
  readonly found_at: Temporal.Instant;
  readonly settled_how: string | null;
  readonly case_id: Id | null;
  readonly reason: string | null;
  readonly settled_by_name: string | null;
}

const toItem = (row: Row): AwardFinding => ({
  id: row.id,
  awardId: row.award_id,
  scheme: row.scheme,
  holderName: row.holder_name,
  personName: row.person_name,
  townName: row.town_name,
  villageName: row.village_name,
  rule: row.rule,
  proposes: row.proposes,
  fromMonth: row.from_month.toString().slice(0, 7),
  happenedOn: row.happened_on.toString(),
  dueOn: row.due_on?.toString() ?? null,
  article: row.article,
  foundAt: row.found_at.toString(),
  settledHow: row.settled_how,
  caseId: row.case_id,
  reason: row.reason,
  settledByName: row.settled_by_name,
});

export interface FindingFilter {
  readonly rule?: string | undefined;
  readonly isSettled?: boolean | undefined;
  readonly townId?: Id | undefined;
}

/** What rules found in one’s area, the latest first. Refusal: `awards.list.cursor`. */
export async function listAwardFindings(
  reader: Reader,
  actor: Actor,
  { rule, isSettled, townId }: FindingFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: AwardFinding[]; next: string | null }>> {
  const conditions: Sql[] = [sql`f.county_code = ${actor.countyCode}`];
  if (actor.level === 'town') conditions.push(sql`a.town_id = ${actor.placeId}`);
  if (actor.level === 'village') conditions.push(sql`a.village_id = ${actor.placeId}`);
  if (rule !== undefined) conditions.push(sql`f.rule = ${rule}`);
  if (townId !== undefined) conditions.push(sql`a.town_id = ${townId}`);
  if (isSettled !== undefined)
    conditions.push(isSettled ? sql`f.settled_how is not null` : sql`f.settled_how is null`);
  if (after !== undefined) {
    const [at, id] = decodeCursor(after, 2) ?? [];
    if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
      return refuse('awards.list.cursor', {}, { field: 'after' });
    conditions.push(sql`(f.found_at, f.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows =
    await reader.rows<Row>(sql`select f.id, f.award_id, a.scheme, a.holder_name, p.name as person_name,
      t.name as town_name, v.name as village_name, f.rule, f.proposes, f.from_month, f.happened_on, f.due_on, f.article,
      f.found_at, f.settled_how, f.case_id, f.reason, f.settled_by_name
    from award_finding f
      join award a on a.county_code = f.county_code and a.id = f.award_id
      left join person p on p.county_code = f.county_code and p.id = f.person_id
      left join division t on t.county_code = a.county_code and t.id = a.town_id
      left join division v on v.county_code = a.county_code and v.id = a.village_id
    where ${joinSql(conditions, ' and ')}
    order by f.found_at desc, f.id desc limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(toPage(rows, limit, (row) => [row.found_at.toString(), row.id], toItem));
}

/** How many findings of each rule wait, and the last runs. */
export async function readRules(
  reader: Reader,
  actor: Actor,
): Promise<{ readonly open: ReadonlyMap<string, number>; readonly runs: readonly RuleRun[] }> {
  const county = actor.countyCode;
  const open = await reader.rows<{
    rule: string;
    count: number;
  }>(sql`select f.rule, count(*)::integer as count
    from award_finding f where f.county_code = ${county} and f.settled_how is null group by f.rule`);
  const runs = await reader.rows<{
    id: Id;
    ran_at: Temporal.Instant;
    by_name: string;
    results: Readonly<Record<string, number>>;
  }>(sql`select id, ran_at, by_name, results from award_rule_run
    where county_code = ${county} order by ran_at desc, id desc limit 10`);
  return {
    open: new Map(open.map(({ rule, count }) => [rule, count])),
    runs: runs.map((run) => ({
      id: run.id,
      ranAt: run.ran_at.toString(),
      byName: run.by_name,
      results: run.results,
    })),
  };
}
