import { chinaMidnight, getValue, type Id, newId, sql, type Tx } from '../../../platform/base/index.ts';
import { findFund, openDueAccounts } from '../../../platform/funds/index.ts';
import type { PastMakers } from './frame.ts';

interface Step {
  readonly run_id: Id;
  readonly batch: Id | null;
  readonly town_id: Id;
  readonly at: Temporal.Instant;
}

/** Transfers of a year in the order of their moments: what falls due in each township, and what was given there. */
const stepsOf = (year: number) => sql`
  select l.run_id, null::uuid as batch, l.town_id, r.made_at + interval '210 minutes' as at
  from past_roll l join past_run r on r.id = l.run_id where r.year = ${year}::integer group by 1, 3, 4
  union all
  select l.run_id, f.batch, l.town_id, f.said
  from past_paid l join past_file f on f.batch = l.batch join past_run r on r.id = l.run_id where r.year = ${year}::integer
  group by 1, 2, 3, 4
  order by 4, 1, 2 nulls first, 3`;

/** Lines of rolls that were paid, with the file by which they were. */
export async function stagePaid(tx: Tx): Promise<void> {
  await tx.run(sql`create temp table past_paid on commit drop as
    select l.*, f.batch from past_bank b join past_file f on f.run = b.run_id and f.try = b.try
      cross join lateral unnest(b.roll_nos) n (no)
      join past_roll l on l.run_id = b.run_id and l.no = n.no
    where b.is_paid`);
  await tx.run(sql`analyze past_paid`);
}

/** Books a year as it went: every transfer at its own moment, all legs in one statement. */
export async function bookYear(
  tx: Tx,
  { officer }: PastMakers,
  year: number,
  fundIds: readonly Id[],
): Promise<void> {
  const county = officer.countyCode;
  const opened = chinaMidnight(Temporal.PlainDate.from({ year, month: 1, day: 8 }));
  const purses: object[] = [];
  for (const fundId of fundIds) {
    const wishes = await tx.rows<{ scheme: string; town_id: Id }>(sql`select distinct l.scheme, l.town_id
      from past_roll l join past_run r on r.id = l.run_id
      where r.year = ${year}::integer and r.fund_id = ${fundId} order by 1, 2`);
    const due = getValue(
      await openDueAccounts(
        tx,
        officer,
        opened,
        fundId,
        wishes.map(({ scheme, town_id }) => ({ scheme, townId: town_id })),
      ),
    );
    const fund = await findFund(tx, county, fundId);
    for (const one of due) purses.push({ ...one, fundId, poolId: fund?.poolId });
  }
  const steps = await tx.rows<Step>(stepsOf(year));
  // Identifiers in the order of moments: the book counts its postings by them.
  const ids = steps.map(() => newId()).sort();
  const rows = JSON.stringify(
    steps.map(({ run_id, batch, town_id, at }, place) => ({
      ...{ id: ids[place], run: run_id, batch, town: town_id, at: at.toString() },
    })),
  );
  await tx.run(sql`create temp table past_step on commit drop as
    select s.*, coalesce(f.pay, r.first_month) as effective_on, coalesce(f.no, '') as document, r.scheme, r.fund_id,
      case when s.batch is null then 'pay/' || s.run || '/' || s.town
        else 'pay-given/' || s.batch || '/' || f.back || '/' || s.town end as key,
      coalesce(decode(f.sha, 'hex'), sha256(s.run::text::bytea)) as input_hash
    from jsonb_to_recordset(${rows}::jsonb) as s (id uuid, run uuid, batch uuid, town uuid, at timestamptz)
      join past_run r on r.id = s.run left join past_file f on f.batch = s.batch`);
  await tx.run(sql`analyze past_step`);
  await tx.run(sql`insert into ledger_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at, booked_by,
      booked_by_name, document)
    select ${county}, id, key, input_hash, case when batch is null then 'pay.due' else 'pay.given' end, effective_on, at,
      ${officer.userId}, ${officer.userName}, document
    from past_step order by id`);
  await tx.run(sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount, scheme, party_id,
      period, item, step)
    select ${county}, x.id, row_number() over (order by x.scheme, x.period, x.party_id, x.step), x.from_account, x.to_account,
      x.fen, x.scheme, x.party_id, x.period, x.item, x.step
    from (select s.id, d."poolId" as from_account, d."dueId" as to_account, l.fen, s.scheme, l.party_id, l.period, l.item,
          0::smallint as step
        from past_step s join past_roll l on l.run_id = s.run and l.town_id = s.town
          join ${purse(purses)} on d."fundId" = s.fund_id and d.scheme = s.scheme and d."townId" = s.town
        where s.batch is null
        union all
        select s.id, d."dueId", d."givenId", l.fen, s.scheme, l.party_id, l.period, l.item, 1::smallint
        from past_step s join past_paid l on l.batch = s.batch and l.town_id = s.town
          join ${purse(purses)} on d."fundId" = s.fund_id and d.scheme = s.scheme and d."townId" = s.town
        where s.batch is not null) x`);
  await tx.run(sql`drop table past_step`);
}

const purse = (
  rows: readonly object[],
) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d ("fundId" uuid,
  "poolId" uuid, scheme text, "townId" uuid, "dueId" uuid, "givenId" uuid)`;
