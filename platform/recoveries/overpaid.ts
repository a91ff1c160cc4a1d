import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, emptySql, fileSql, joinSql, refuse, sql } from '../base/index.ts';
import { orderRows, type RowKey, toPage } from '../http/index.ts';
import { type AwardFilter, ofAward } from './of-award.ts';
import type { OverpaidItem } from './shapes.ts';

/**
 * Months that fell due with more than awards give now, and that no agreement covers: one row a month. Of one party where
 * one is named: it is looked for first, whatever the database knows of its tables.
 */
export const overpaidMonths = (county: string, only?: { scheme: string; partyId: Id }): Sql => sql`
  select t.scheme, t.party_id, p.period, p.fell_fen - coalesce(g.fen, 0) - coalesce(r.fen, 0) as over_fen, p.fund_id
  from (
      select a.scheme, a.party_id, min(c.from_month) as from_month
      from award_change c join award a on a.county_code = c.county_code and a.id = c.award_id
      where c.county_code = ${county} and c.no > 1 and c.from_month <= c.decided_on
        ${only ? sql`and a.scheme = ${only.scheme} and a.party_id = ${only.partyId}` : emptySql}
      group by a.scheme, a.party_id) t
    cross join lateral (
      select l.period, sum(l.amount)::bigint as fell_fen, min(h.asset_id::text)::uuid as fund_id
      from ledger_leg l join ledger_account h on h.county_code = l.county_code and h.id = l.from_account
      where l.county_code = ${county} and l.scheme = t.scheme and l.party_id = t.party_id and l.step = 0
        and l.period >= t.from_month
      group by l.period) p
    left join lateral (
      select sum(s.amount_fen)::bigint as fen
      from award a join award_span s on s.county_code = a.county_code and s.award_id = a.id
      where a.county_code = ${county} and a.scheme = t.scheme and a.party_id = t.party_id
        and s.from_month <= p.period and (s.to_month is null or s.to_month > p.period)) g on true
    left join lateral (
      select sum(m.over_fen)::bigint as fen
      from recovery y join recovery_month m on m.county_code = y.county_code and m.recovery_id = y.id
      where y.county_code = ${county} and y.scheme = t.scheme and y.party_id = t.party_id and m.period = p.period) r
      on true
  where p.fell_fen - coalesce(g.fen, 0) - coalesce(r.fen, 0) > 0`;

interface Row {
  readonly scheme: string;
  readonly party_id: Id;
  readonly award_id: Id;
  readonly person_id: Id;
  readonly holder_name: string;
  readonly town_name: string | null;
  readonly village_name: string | null;
  readonly months: number;
  readonly first_month: Temporal.PlainDate;
  readonly last_month: Temporal.PlainDate;
  readonly over_fen: bigint;
  readonly now_fen: bigint;
  readonly cause: string;
}

/** What they are put in the order of; the most first where nothing is said. */
export const overpaidOrders = ['-over', 'over', '-last', 'name'] as const;
export type OverpaidOrder = (typeof overpaidOrders)[number];
const keys: Readonly<Record<OverpaidOrder, RowKey>> = {
  '-over': { key: sql`(-o.over_fen)`, type: 'bigint' },
  over: { key: sql`o.over_fen`, type: 'bigint' },
  '-last': { key: sql`(-to_char(o.last_month, 'YYYYMM')::bigint)`, type: 'bigint' },
  name: { key: sql`a.holder_name`, type: 'text' },
};

export interface OverpaidFilter extends AwardFilter {
  readonly sort?: OverpaidOrder | undefined;
}

/** Who was paid too much and has agreed on nothing yet. Refusal: `awards.list.cursor`. */
export async function listOverpaid(
  reader: Reader,
  actor: Actor,
  { sort = '-over', ...filter }: OverpaidFilter = {},
  { limit, after }: { readonly limit: number; readonly after?: string | undefined } = { limit: 200 },
): Promise<Outcome<{ items: OverpaidItem[]; next: string | null }>> {
  const county = actor.countyCode;
  const sorted = orderRows(keys[sort], sql`a.id`, after);
  if (sorted === undefined) return refuse('awards.list.cursor', {}, { field: 'after' });
  const conditions = [
    ...(actor.level === 'town' ? [sql`a.town_id = ${actor.placeId}`] : []),
    ...(actor.level === 'village' ? [sql`a.village_id = ${actor.placeId}`] : []),
    ...ofAward(filter),
    ...sorted.behind,
  ];
  const rows = await reader.rows<
    Row & { sort_key: string }
  >(sql`select o.scheme, o.party_id, a.id as award_id, a.person_id, a.holder_name,
      t.name as town_name, v.name as village_name, o.months, o.first_month, o.last_month, o.over_fen,
      case s.state when 'running' then s.amount_fen else 0 end as now_fen, c.cause, ${keys[sort].key}::text as sort_key
    from (select scheme, party_id, count(*)::integer as months, min(period) as first_month, max(period) as last_month,
          sum(over_fen)::bigint as over_fen
        from (${overpaidMonths(county)}) m group by scheme, party_id) o
      join lateral (select a.* from award a where a.county_code = ${county} and a.scheme = o.scheme
        and a.party_id = o.party_id order by a.opened_at desc, a.id desc limit 1) a on true
      join award_state s on s.county_code = a.county_code and s.award_id = a.id
      join award_change c on c.county_code = a.county_code and c.award_id = a.id and c.no = s.last_no
      left join division t on t.county_code = a.county_code and t.id = a.town_id
      left join division v on v.county_code = a.county_code and v.id = a.village_id
    where ${joinSql([sql`true`, ...conditions], ' and ')}
    order by ${sorted.order} limit ${fileSql(String(Math.trunc(limit) + 1))}`);
  return done(toPage(rows, limit, (row) => [row.sort_key, row.award_id], toItem));
}

const monthOf = (day: Temporal.PlainDate): string => day.toString().slice(0, 7);

const toItem = (row: Row): OverpaidItem => ({
  scheme: row.scheme,
  partyId: row.party_id,
  awardId: row.award_id,
  personId: row.person_id,
  holderName: row.holder_name,
  townName: row.town_name,
  villageName: row.village_name,
  months: row.months,
  firstMonth: monthOf(row.first_month),
  lastMonth: monthOf(row.last_month),
  overFen: Number(row.over_fen),
  nowFen: Number(row.now_fen),
  cause: row.cause,
});
