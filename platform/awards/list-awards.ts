import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { AwardItem, AwardRecord } from './shapes.ts';

export interface AwardFilter {
  readonly scheme?: string | undefined;
  readonly state?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  readonly householdId?: Id | undefined;
  readonly personId?: Id | undefined;
  /** The beginning of the payee’s name. */
  readonly name?: string | undefined;
  readonly sort?: AwardOrder | undefined;
}

/** What awards are put in the order of; the latest opened first where nothing is said. */
export const awardOrders = ['recent', 'name', 'amount', '-amount'] as const;
export type AwardOrder = (typeof awardOrders)[number];

interface AwardRow {
  readonly id: Id;
  readonly scheme: string;
  readonly household_id: Id | null;
  readonly person_id: Id;
  readonly holder_name: string;
  readonly town_id: Id;
  readonly town_name: string | null;
  readonly village_id: Id;
  readonly village_name: string | null;
  readonly opened_by: 'case' | 'roster' | 'campaign';
  readonly opened_at: Temporal.Instant;
  readonly state: string;
  readonly amount_fen: bigint;
  readonly care_fen: bigint;
  readonly since_month: Temporal.PlainDate;
  readonly last_no: number;
}

const columns = sql`a.id, a.scheme, a.household_id, a.person_id, a.holder_name, a.town_id, town.name as town_name,
  a.village_id, village.name as village_name, a.opened_by, a.opened_at, s.state, s.amount_fen, s.care_fen,
  s.since_month, s.last_no`;
const sources = sql`award a
  join award_state s on s.county_code = a.county_code and s.award_id = a.id
  left join division town on town.county_code = a.county_code and town.id = a.town_id
  left join division village on village.county_code = a.county_code and village.id = a.village_id`;

/** Each rises; of equals the award’s own id decides. Looked for by few: a page is the first of one pass over the county. */
const keys: Readonly<Record<Exclude<AwardOrder, 'recent'>, Sql>> = {
  name: sql`a.holder_name`,
  amount: sql`s.amount_fen`,
  '-amount': sql`(-s.amount_fen)`,
};

interface Sorted {
  readonly key: Sql;
  readonly order: Sql;
  /** Behind the last one of the page before. */
  readonly behind: readonly Sql[];
}

/** Undefined for the mark of a page that is none of this order. */
function sortedBy(sort: AwardOrder, after: string | undefined): Sorted | undefined {
  const [value, id] = after === undefined ? [] : (decodeCursor(after, 2) ?? []);
  if (after !== undefined && (typeof value !== 'string' || typeof id !== 'string' || !isId(id)))
    return undefined;
  const text = String(value);
  if (sort === 'recent') {
    if (after !== undefined && Number.isNaN(Date.parse(text))) return undefined;
    const behind = sql`(a.opened_at, a.id) < (${text}::timestamptz, ${String(id)}::uuid)`;
    return {
      key: sql`''`,
      order: sql`a.opened_at desc, a.id desc`,
      behind: after === undefined ? [] : [behind],
    };
  }
  const key = keys[sort];
  const order = sql`${key}, a.id`;
  if (after === undefined) return { key, order, behind: [] };
  if (sort !== 'name' && !/^-?\d{1,18}$/.test(text)) return undefined;
  const last = sort === 'name' ? sql`${text}::text` : sql`${text}::bigint`;
  return { key, order, behind: [sql`(${key}, a.id) > (${last}, ${String(id)}::uuid)`] };
}

const monthOf = (day: Temporal.PlainDate): string => day.toString().slice(0, 7);

const toItem = (row: AwardRow): AwardItem => ({
  id: row.id,
  scheme: row.scheme,
  householdId: row.household_id,
  personId: row.person_id,
  holderName: row.holder_name,
  townId: row.town_id,
  townName: row.town_name,
  villageId: row.village_id,
  villageName: row.village_name,
  openedBy: row.opened_by,
  openedAt: row.opened_at.toString(),
  state: row.state,
  amountFen: Number(row.amount_fen),
  careFen: Number(row.care_fen),
  sinceMonth: monthOf(row.since_month),
  lastNo: row.last_no,
});

/** The equalities of row-level security said once more, so that the index of the scope serves. */
function conditionsOf(actor: Actor, filter: AwardFilter): Sql[] {
  return [
    sql`a.county_code = ${actor.countyCode}`,
    ...(actor.level === 'town' ? [sql`a.town_id = ${actor.placeId}`] : []),
    ...(actor.level === 'village' ? [sql`a.village_id = ${actor.placeId}`] : []),
    ...(filter.scheme === undefined ? [] : [sql`a.scheme = ${filter.scheme}`]),
    ...(filter.state === undefined ? [] : [sql`s.state = ${filter.state}`]),
    ...(filter.townId === undefined ? [] : [sql`a.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`a.village_id = ${filter.villageId}`]),
    ...(filter.householdId === undefined ? [] : [sql`a.household_id = ${filter.householdId}`]),
    ...(filter.personId === undefined ? [] : [sql`a.person_id = ${filter.personId}`]),
    ...(filter.name === undefined ? [] : [sql`starts_with(a.holder_name, ${filter.name})`]),
  ];
}

/** Awards of one's area, the latest opened first or in the order that is wanted. Refusal: `awards.list.cursor`. */
export async function listAwards(
  reader: Reader,
  actor: Actor,
  filter: AwardFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: AwardItem[]; next: string | null }>> {
  const { sort = 'recent' } = filter;
  const sorted = sortedBy(sort, page.after);
  if (sorted === undefined) return refuse('awards.list.cursor', {}, { field: 'after' });
  const conditions = [...conditionsOf(actor, filter), ...sorted.behind];
  const rows = await reader.rows<
    AwardRow & { sort_key: string }
  >(sql`select ${columns}, ${sorted.key}::text as sort_key
    from ${sources} where ${joinSql(conditions, ' and ')}
    order by ${sorted.order} limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  const keyOf = (row: AwardRow & { sort_key: string }) =>
    sort === 'recent' ? row.opened_at.toString() : row.sort_key;
  return done(toPage(rows, page.limit, (row) => [keyOf(row), row.id], toItem));
}

interface ChangeRow {
  readonly no: number;
  readonly kind: string;
  readonly from_month: Temporal.PlainDate;
  readonly amount_fen: bigint;
  readonly care_fen: bigint;
  readonly cause: string;
  readonly reason: string;
  readonly document: string;
  readonly case_id: Id | null;
  readonly decided_on: Temporal.PlainDate;
  readonly made_at: Temporal.Instant;
  readonly by_name: string;
}

interface SpanRow {
  readonly from_month: Temporal.PlainDate;
  readonly to_month: Temporal.PlainDate | null;
  readonly amount_fen: bigint;
}

/** An award with everything that was ever said of it, and what its months give. Refusal: `http.missing`. */
export async function getAward(reader: Reader, actor: Actor, id: Id): Promise<Outcome<AwardRecord>> {
  const county = actor.countyCode;
  const row = await reader.find<AwardRow>(
    sql`select ${columns} from ${sources} where a.county_code = ${county} and a.id = ${id}`,
  );
  if (!row) return refuse('http.missing');
  const changes =
    await reader.rows<ChangeRow>(sql`select no, kind, from_month, amount_fen, care_fen, cause, reason, document,
      case_id, decided_on, made_at, by_name
    from award_change where county_code = ${county} and award_id = ${id} order by no`);
  const spans = await reader.rows<SpanRow>(sql`select from_month, to_month, amount_fen
    from award_span where county_code = ${county} and award_id = ${id} order by from_month`);
  return done({
    ...toItem(row),
    changes: changes.map((one) => ({
      no: one.no,
      kind: one.kind,
      fromMonth: monthOf(one.from_month),
      amountFen: Number(one.amount_fen),
      careFen: Number(one.care_fen),
      cause: one.cause,
      reason: one.reason,
      document: one.document,
      caseId: one.case_id,
      decidedOn: one.decided_on.toString(),
      madeAt: one.made_at.toString(),
      byName: one.by_name,
    })),
    spans: spans.map((one) => ({
      fromMonth: monthOf(one.from_month),
      toMonth: one.to_month === null ? null : monthOf(one.to_month),
      amountFen: Number(one.amount_fen),
    })),
  });
}
