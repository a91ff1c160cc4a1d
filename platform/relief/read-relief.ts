import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { ReliefItem, TownRelief } from './shapes.ts';

export interface ReliefFilter {
  readonly year?: number | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  readonly source?: ReliefItem['source'] | undefined;
  readonly householdId?: Id | undefined;
}

/** Codes of the schemes by which a list says what a family is on besides. */
export interface ReliefWords {
  readonly scheme: string;
  readonly extreme: string;
  readonly dibao: string;
}

interface Row extends Omit<ReliefItem, 'acceptedOn' | 'decidedOn' | 'paidOn' | 'amountFen'> {
  readonly acceptedOn: Temporal.PlainDate | null;
  readonly decidedOn: Temporal.PlainDate;
  readonly paidOn: Temporal.PlainDate | null;
  readonly amountFen: bigint;
}

function conditionsOf(actor: Actor, filter: ReliefFilter): Sql[] {
  const first =
    filter.year === undefined ? undefined : Temporal.PlainDate.from({ year: filter.year, month: 1, day: 1 });
  return [
    sql`g.county_code = ${actor.countyCode}`,
    ...(actor.level === 'town' ? [sql`g.town_id = ${actor.placeId}`] : []),
    ...(actor.level === 'village' ? [sql`g.village_id = ${actor.placeId}`] : []),
    ...(first ? [sql`g.decided_on >= ${first} and g.decided_on < ${first.add({ years: 1 })}`] : []),
    ...(filter.townId === undefined ? [] : [sql`g.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`g.village_id = ${filter.villageId}`]),
    ...(filter.source === undefined ? [] : [sql`g.source = ${filter.source}`]),
    ...(filter.householdId === undefined ? [] : [sql`g.household_id = ${filter.householdId}`]),
  ];
}

/** What relief was given, the latest first: the ledger of relief (台账), line by line. Refusal: `relief.cursor`. */
export async function listRelief(
  reader: Reader,
  actor: Actor,
  { scheme, extreme, dibao }: ReliefWords,
  filter: ReliefFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: ReliefItem[]; next: string | null }>> {
  const conditions = conditionsOf(actor, filter);
  if (page.after !== undefined) {
    const [day, id] = decodeCursor(page.after, 2) ?? [];
    if (typeof day !== 'string' || !isId(id ?? '') || !/^\d{4}-\d\d-\d\d$/.test(day)) {
      return refuse('relief.cursor', {}, { field: 'after' });
    }
    conditions.push(sql`(g.decided_on, g.id) < (${day}::date, ${id ?? null}::uuid)`);
  }
  const hasAward = (code: string): Sql => sql`exists (select 1 from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
        and s.from_month <= g.decided_on and (s.to_month is null or s.to_month > g.decided_on)
    where a.county_code = g.county_code and a.scheme = ${code} and a.party_id in (g.household_id, g.person_id))`;
  const rows = await reader.rows<Row>(sql`select g.id, g.case_id as "caseId", g.case_no as "caseNo",
      g.accepted_on as "acceptedOn", t.name as "townName", v.name as "villageName", g.holder_name as "holderName",
      g.person_id as "personId", g.household_id as "householdId",
      case when p.id_area is not null then p.id_area || '********' || '****' end as "idMasked", g.persons,
      case when ${hasAward(extreme)} then 'extreme' when ${hasAward(dibao)} then 'dibao' else 'other' end as standing,
      g.kind, g.cause, g.amount_fen as "amountFen", g.decided_by as "decidedBy", g.decided_on as "decidedOn", g.way, g.what,
      g.source, case when g.source <> 'county' then g.decided_on else (select max(x.effective_on) from ledger_leg l
          join ledger_transfer x on x.county_code = l.county_code and x.id = l.transfer_id
        where l.county_code = g.county_code and l.scheme = ${scheme} and l.period = date_trunc('month', g.decided_on)::date
          and l.party_id = coalesce(g.household_id, g.person_id) and l.step = 1) end as "paidOn",
      case when g.source = 'county' then b.account_tail end as "accountTail", g.by_name as "byName",
      g.taken_back_at is not null as "isTakenBack"
    from relief_grant g
      join person p on p.county_code = g.county_code and p.id = g.person_id
      left join division t on t.county_code = g.county_code and t.id = g.town_id
      left join division v on v.county_code = g.county_code and v.id = g.village_id
      left join lateral (select account_tail from bank_account b where b.county_code = g.county_code
        and b.person_id = g.person_id and b.closed_on is null order by b.since desc, b.id desc limit 1) b on true
    where ${joinSql(conditions, ' and ')} order by g.decided_on desc, g.id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.decidedOn.toString(), row.id],
      (row) => ({
        ...row,
        acceptedOn: row.acceptedOn?.toString() ?? null,
        decidedOn: row.decidedOn.toString(),
        paidOn: row.paidOn?.toString() ?? null,
        amountFen: Number(row.amountFen),
      }),
    ),
  );
}

interface TownRow {
  readonly town_id: Id;
  readonly town_name: string;
  readonly received: bigint | null;
  readonly held: bigint | null;
  readonly reserve_grants: number;
  readonly reserve_fen: bigint;
  readonly county_grants: number;
  readonly county_fen: bigint;
  readonly other_grants: number;
  readonly people: number;
}

/** A year of each township that one sees: reserve, what it gave, what the county gave there. */
export async function listTowns(
  reader: Reader,
  actor: Actor,
  { scheme }: ReliefWords,
  year: number,
): Promise<TownRelief[]> {
  const county = actor.countyCode;
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const rows = await reader.rows<TownRow>(sql`select d.id as town_id, d.name as town_name, r.received, r.held,
      coalesce(g.reserve_grants, 0)::integer as reserve_grants, coalesce(g.reserve_fen, 0)::bigint as reserve_fen,
      coalesce(g.county_grants, 0)::integer as county_grants, coalesce(g.county_fen, 0)::bigint as county_fen,
      coalesce(g.other_grants, 0)::integer as other_grants, coalesce(g.people, 0)::integer as people
    from division d
      left join (select s.town_id, sum(h.balance)::bigint as held, sum((select coalesce(sum(p.amount), 0)
            from ledger_posting p join ledger_account o on o.county_code = p.county_code and o.id = p.other_id
            where p.county_code = s.county_code and p.account_id = s.account_id and o.kind = 'held'))::bigint as received
        from fund_share s
          join fund f on f.county_code = s.county_code and f.id = s.fund_id and f.year = ${year}
          join ledger_purpose u on u.county_code = s.county_code and u.asset_id = s.fund_id and u.scheme = ${scheme}
          join ledger_head h on h.county_code = s.county_code and h.account_id = s.account_id
        where s.county_code = ${county} and s.kind = 'reserve' group by s.town_id) r on r.town_id = d.id
      left join (select town_id, count(*) filter (where source = 'reserve') as reserve_grants,
          sum(amount_fen) filter (where source = 'reserve') as reserve_fen,
          count(*) filter (where source = 'county') as county_grants,
          sum(amount_fen) filter (where source = 'county') as county_fen,
          count(*) filter (where source = 'none') as other_grants, sum(coalesce(persons, 1)) as people
        from relief_grant where county_code = ${county} and decided_on >= ${first}
          and decided_on < ${first.add({ years: 1 })} and taken_back_at is null group by town_id) g on g.town_id = d.id
    where d.county_code = ${county} and d.level = 'town' and d.valid_to is null
      and (${actor.level} <> 'town' or d.id = ${actor.placeId})
    order by d.code`);
  return rows.map((row) => ({
    townId: row.town_id,
    townName: row.town_name,
    receivedFen: row.received?.toString() ?? null,
    leftFen: row.held?.toString() ?? null,
    reserveGrants: row.reserve_grants,
    reserveFen: row.reserve_fen.toString(),
    countyGrants: row.county_grants,
    countyFen: row.county_fen.toString(),
    otherGrants: row.other_grants,
    people: row.people,
  }));
}
