import { type Static, Type } from 'typebox';
import type { Id, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { Gift, type GiftSource, type ReceivedContext, readGifts } from './gifts.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

export const ReceivedRow = Type.Object({
  /** The month that it was for, as in `2023-04`. */
  period: Text,
  scheme: Text,
  /** `fen` of money; points, pieces and minutes of what is given otherwise. */
  unit: Text,
  /** Gone to whom it was for; below zero for what came back. */
  amount: Type.Integer(),
  /** Fallen due and not gone yet. */
  waiting: Type.Integer(),
  /** Of which person of the household; null for what is the household’s. */
  personId: MaybeText,
  personName: MaybeText,
  /** `book`: the ledger. `roster`: a list of the time before. */
  origin: Type.Union([Type.Literal('book'), Type.Literal('roster')]),
});
export type ReceivedRow = Static<typeof ReceivedRow>;

/** What was said of an award of the family: when it began, why it gives what it gives, why it ended. */
export const ReceivedChange = Type.Object({
  awardId: Text,
  scheme: Text,
  /** Of which person; null for what is the household’s. */
  personId: MaybeText,
  personName: MaybeText,
  kind: Text,
  /** From this month on, as in `2023-04`. */
  fromMonth: Text,
  /** Fen a month from then on. */
  amountFen: Type.Integer(),
  cause: Text,
  reason: Text,
  document: Text,
});
export type ReceivedChange = Static<typeof ReceivedChange>;

export const Received = Type.Object({
  name: Text,
  /** The household where it is asked of one. */
  persons: Type.Integer(),
  /** Money alone, in fen. */
  totalFen: Type.Integer(),
  waitingFen: Type.Integer(),
  rows: Type.Array(ReceivedRow),
  /** Goods, services and fees that were not asked, the latest first. */
  gifts: Type.Array(Gift),
  /** Of each award in the order in which it was said; what is said last holds from its month on. */
  changes: Type.Array(ReceivedChange),
});
export type Received = Static<typeof Received>;

interface Row {
  readonly period: Temporal.PlainDate;
  readonly scheme: string;
  readonly unit: string;
  readonly amount: bigint;
  readonly waiting: bigint;
  readonly person_id: Id | null;
  readonly person_name: string | null;
  readonly origin: 'book' | 'roster';
}

/** How far back a list goes. */
const YEARS = 30;

/** What a hospital takes off the bill at discharge has reached the family, whenever the fund clears with the hospital. */
const SETTLED_AT_ONCE = ['medical-assistance'];

/** Twenty years of a family with four schemes are a thousand; more is no list that anybody reads. */
const ROWS_MAX = 6_000;

/**
 * What stands in the book under some parties, each from a month to a month: columns period, scheme, unit, party_id,
 * amount, waiting. What moved into accounts of what is given, less what moved out of them again, was received; the same
 * of accounts of what is due waits. So it holds for whatever became of an item: sent, come back, set off, reversed.
 */
const fromBook = (county: string, today: Temporal.PlainDate, who: Sql): Sql => sql`
  select g.period, g.scheme, g.unit, g.party_id,
    case when g.scheme = any(${SETTLED_AT_ONCE}::text[]) then g.amount + g.waiting else g.amount end as amount,
    case when g.scheme = any(${SETTLED_AT_ONCE}::text[]) then 0 else g.waiting end as waiting
  from (select l.period, l.scheme, k.unit, w.party_id,
    sum(case when t.kind = 'given' then l.amount else 0 end - case when f.kind = 'given' then l.amount else 0 end)::bigint
      as amount,
    sum(case when t.kind = 'due' then l.amount else 0 end - case when f.kind = 'due' then l.amount else 0 end)::bigint
      as waiting
  from (${who}) w
    cross join (select distinct p.scheme from ledger_purpose p where p.county_code = ${county}) s
    cross join generate_series(greatest(w.first, ${today.with({ day: 1 }).subtract({ years: YEARS })}::date),
      least(w.last, ${today.add({ years: 1 })}::date), interval '1 month') m
    -- Its own step for each month, scheme and party: the key of the book has them in this order, and no other index is
    -- written for whoever asks of one family among millions.
    cross join lateral (select * from ledger_leg g where g.county_code = ${county} and g.scheme = s.scheme
      and g.period = m::date and g.party_id = w.party_id offset 0) l
    left join ledger_account t on t.county_code = l.county_code and t.id = l.to_account
    left join ledger_account f on f.county_code = l.county_code and f.id = l.from_account
    left join ledger_asset k on k.county_code = l.county_code and k.id = coalesce(t.asset_id, f.asset_id)
  group by l.period, l.scheme, k.unit, w.party_id) g`;

/** Single grants of lists that were kept before: columns as above; the book knows none of them. */
const fromRosters = (county: string, who: Sql): Sql => sql`
  select date_trunc('month', case when m.facts ->> 'paidOn' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      then (m.facts ->> 'paidOn')::date else m.from_on end)::date as period,
    'temporary-relief' as scheme, 'fen' as unit, w.party_id, case when m.facts ->> 'amountFen' ~ '^[0-9]{1,12}$' then (m.facts ->> 'amountFen')::bigint end as amount, 0::bigint as waiting
  from (${who}) w
    join roster_membership m on m.county_code = ${county} and m.person_id = w.party_id and m.roster = 'relief'
  where m.facts ->> 'amountFen' ~ '^[0-9]{1,12}$'`;

async function read(
  reader: Reader,
  county: string,
  today: Temporal.PlainDate,
  who: Sql,
  subject: Sql,
): Promise<readonly Row[]> {
  return reader.rows<Row>(sql`select x.period, x.scheme, coalesce(x.unit, 'fen') as unit, x.amount, x.waiting,
      p.id as person_id, p.name as person_name, x.origin
    from (select b.*, 'book' as origin from (${fromBook(county, today, who)}) b
        where b.amount <> 0 or b.waiting <> 0
        union all select r.*, 'roster' from (${fromRosters(county, who)}) r) x
      left join person p on p.county_code = ${county} and p.id = x.party_id ${subject}
    order by x.period desc, x.scheme, p.name nulls first limit ${ROWS_MAX}`);
}

interface ChangeRow {
  readonly award_id: Id;
  readonly scheme: string;
  readonly person_id: Id | null;
  readonly person_name: string | null;
  readonly kind: string;
  readonly from_month: Temporal.PlainDate;
  readonly amount_fen: bigint;
  readonly cause: string;
  readonly reason: string;
  readonly document: string;
}

/** A family with ten awards for twenty years has some hundreds. */
const CHANGES_MAX = 1_000;

async function readChanges(reader: Reader, county: string, who: Sql): Promise<ReceivedChange[]> {
  const rows =
    await reader.rows<ChangeRow>(sql`select a.id as award_id, a.scheme, p.id as person_id, p.name as person_name,
      c.kind, c.from_month, c.amount_fen, c.cause, c.reason, c.document
    from (${who}) w
      join award a on a.county_code = ${county} and a.party_id = w.party_id
      join award_change c on c.county_code = a.county_code and c.award_id = a.id and c.from_month <= w.last
      left join person p on p.county_code = a.county_code and p.id = a.party_id
    order by a.scheme, a.id, c.no limit ${CHANGES_MAX}`);
  return rows.map((row) => ({
    awardId: row.award_id,
    scheme: row.scheme,
    personId: row.person_id,
    personName: row.person_name,
    kind: row.kind,
    fromMonth: row.from_month.toString().slice(0, 7),
    amountFen: Number(row.amount_fen),
    cause: row.cause,
    reason: row.reason,
    document: row.document,
  }));
}

function tell(
  { name, persons }: { readonly name: string; readonly persons: number },
  rows: readonly Row[],
  changes: ReceivedChange[],
  gifts: Gift[],
): Received {
  const money = rows.filter(({ unit }) => unit === 'fen');
  const sum = (pick: (row: Row) => bigint): number => Number(money.reduce((all, row) => all + pick(row), 0n));
  return {
    name,
    persons,
    changes,
    gifts,
    totalFen: sum(({ amount }) => amount),
    waitingFen: sum(({ waiting }) => waiting),
    rows: rows.map((row) => ({
      period: row.period.toString().slice(0, 7),
      scheme: row.scheme,
      unit: row.unit,
      amount: Number(row.amount),
      waiting: Number(row.waiting),
      personId: row.person_id,
      personName: row.person_name,
      origin: row.origin,
    })),
  };
}

/** 幸福清单: everything that a household ever received, and each of its people while they belonged to it. */
export async function readHouseholdReceived(
  context: ReceivedContext,
  sources: readonly GiftSource[],
  id: Id,
): Promise<Outcome<Received>> {
  const { reader, actor, today } = context;
  const county = actor.countyCode;
  const home = await reader.find<{ name: string | null; persons: number }>(sql`select h.head_name as name,
      (select count(distinct m.person_id)::integer from household_member m
        where m.county_code = h.county_code and m.household_id = h.id) as persons
    from household h where h.county_code = ${county} and h.id = ${id}`);
  if (!home) return refuse('http.missing');
  const who = sql`select ${id}::uuid as party_id, '1900-01-01'::date as first, '9999-12-31'::date as last
    union all
    select m.person_id, date_trunc('month', min(m.joined_on))::date,
      coalesce(case when bool_or(m.left_on is null) then '9999-12-31'::date end, max(m.left_on))
    from household_member m where m.county_code = ${county} and m.household_id = ${id} group by m.person_id`;
  const rows = await read(reader, county, today, who, sql``);
  const changes = await readChanges(reader, county, who);
  const gifts = await readGifts(context, sources, who);
  return done(tell({ name: home.name ?? '', persons: home.persons }, rows, changes, gifts));
}

/** The same of one person: what is their own, and what the household had while they belonged to it. */
export async function readPersonReceived(
  context: ReceivedContext,
  sources: readonly GiftSource[],
  id: Id,
): Promise<Outcome<Received>> {
  const { reader, actor, today } = context;
  const county = actor.countyCode;
  const person = await reader.find<{ name: string }>(
    sql`select name from person where county_code = ${county} and id = ${id}`,
  );
  if (!person) return refuse('http.missing');
  const who = sql`select ${id}::uuid as party_id, '1900-01-01'::date as first, '9999-12-31'::date as last
    union all
    select m.household_id, date_trunc('month', min(m.joined_on))::date,
      coalesce(case when bool_or(m.left_on is null) then '9999-12-31'::date end, max(m.left_on))
    from household_member m where m.county_code = ${county} and m.person_id = ${id} group by m.household_id`;
  const rows = await read(reader, county, today, who, sql`and p.id = ${id}`);
  const changes = await readChanges(reader, county, who);
  const gifts = await readGifts(context, sources, who);
  return done(tell({ name: person.name, persons: 1 }, rows, changes, gifts));
}
