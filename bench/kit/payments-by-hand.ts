import type pg from 'pg';

/**
 * The month of a county as somebody would write it in SQL who needs it once, is the only one, and trusts every row: the
 * lines of the roll with their accounts, what was found, one digest, the postings. Tables have the columns, keys and
 * indexes of ours, and neither triggers nor row-level security; statements are those of one pass each, and nothing is
 * looked at a second time.
 */
export const handWritten = {
  tables: [
    'pay_line',
    'pay_finding',
    'ledger_transfer',
    'ledger_leg',
    'ledger_posting',
    'ledger_head',
    'ledger_day',
    'ledger_month',
  ],

  async open(owner: pg.Client): Promise<void> {
    for (const table of this.tables) {
      await owner.query(`create table hand_${table} (like ${table} including all)`);
    }
    await owner.query('insert into hand_ledger_head select * from ledger_head');
  },

  /** @param towns the account of what is due in each township, and the transfer of each. @returns lines that are paid. */
  async pay(
    client: pg.Client,
    run: {
      readonly county: string;
      readonly runId: string;
      readonly scheme: string;
      readonly month: string;
      readonly poolId: string;
      readonly changesAfter: string;
      readonly towns: readonly { readonly town: string; readonly due: string; readonly transfer: string }[];
    },
  ): Promise<number> {
    const { county, runId, scheme, month, poolId } = run;
    await client.query('begin');
    await client.query(`set local work_mem = '64MB'`);
    await client.query(
      `insert into hand_pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id, payee_id,
         account_id, holder_name, town_id, village_id)
       select $1, $2::uuid, row_number() over (order by a.town_id, a.village_id, a.holder_name, a.id, o.period), a.id, a.party_id,
         o.period, case when o.period = $4::date then 'regular' else 'back-' || left($2::uuid::text, 8) end, o.fen, a.person_id, a.person_id,
         b.id, a.holder_name, a.town_id, a.village_id
       from (
         select s.award_id, $4::date as period, s.amount_fen as fen from award_span s
         where s.county_code = $1 and s.from_month <= $4::date and (s.to_month is null or s.to_month > $4::date)
         union all
         select s.award_id, m.period::date, s.amount_fen - coalesce(had.fen, 0)
         from (select distinct award_id from award_change where county_code = $1 and seq > $5::bigint) c
           join award w on w.county_code = $1 and w.id = c.award_id
           join award_span s on s.county_code = $1 and s.award_id = c.award_id
           cross join lateral generate_series(greatest(s.from_month, $4::date - interval '36 months'),
             least(coalesce(s.to_month, $4::date), $4::date) - interval '1 month', interval '1 month') m (period)
           left join lateral (select sum(l.amount) as fen from ledger_leg l where l.county_code = $1 and l.scheme = $3
             and l.period = m.period::date and l.party_id = w.party_id and l.step = 0) had on true
         where s.amount_fen > coalesce(had.fen, 0)) o
         join award a on a.county_code = $1 and a.id = o.award_id and a.scheme = $3
         left join bank_account b on b.county_code = $1 and b.person_id = a.person_id and b.closed_on is null
       where not exists (select 1 from ledger_leg l where l.county_code = $1 and l.scheme = $3 and l.period = $4::date
         and o.period = $4::date and l.party_id = a.party_id and l.step = 0)`,
      [county, runId, scheme, month, run.changesAfter],
    );
    await client.query('analyze hand_pay_line');
    await client.query(
      `insert into hand_pay_finding (county_code, run_id, no, line_no, kind, facts, settled_how, reason, settled_at,
         settled_by, settled_by_name)
       select $1, $2::uuid, row_number() over (order by no), no, case when account_id is null then 'no-account'
           when died_on < period then 'dead' when merged_into is not null then 'merged-record'
           when holder <> name then 'account-of-other' when held > 1 then 'account-shared'
           when before is not null and (amount_fen * 2 > before * 3 or amount_fen * 2 < before) then 'amount-jump'
           else 'two-families' end,
         '{}', 'leave-out', '待核', now(), $2, '甲'
       from (select l.no, l.account_id, l.period, l.amount_fen, p.died_on, p.merged_into, p.name, b.holder_name as holder,
           count(*) filter (where l.item = 'regular') over (partition by b.account_hash) as held,
           count(*) filter (where l.item = 'regular') over (partition by l.payee_id) as paid,
           case when l.item = 'regular' then g.amount end as before
         from hand_pay_line l
           join person p on p.county_code = $1 and p.id = l.payee_id
           left join bank_account b on b.county_code = $1 and b.person_id = l.payee_id and b.id = l.account_id
           left join ledger_leg g on g.county_code = $1 and g.scheme = $3 and g.party_id = l.party_id
             and g.period = ($4::date - interval '1 month')::date and g.item = 'regular' and g.step = 0
         where l.county_code = $1 and l.run_id = $2) x
       where account_id is null or died_on < period or merged_into is not null or holder <> name
         or (held > 1 and account_id is not null) or paid > 1
         or (before is not null and (amount_fen * 2 > before * 3 or amount_fen * 2 < before))`,
      [county, runId, scheme, month],
    );
    await client.query(
      `update hand_pay_line l set is_excluded = true from hand_pay_finding f
       where f.county_code = $1 and f.run_id = $2 and l.county_code = $1 and l.run_id = $2 and l.no = f.line_no`,
      [county, runId],
    );
    await client.query(
      `select sha256(string_agg(part, ''::bytea order by chunk)) from (select no / 1000 as chunk,
         sha256(convert_to(string_agg(concat_ws('|', no, award_id, party_id, period, item, amount_fen, payee_id, account_id),
           ';' order by no), 'UTF8')) as part
       from hand_pay_line where county_code = $1 and run_id = $2 and not is_excluded group by no / 1000) c`,
      [county, runId],
    );
    const towns = JSON.stringify(run.towns);
    await client.query(
      `insert into hand_ledger_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at, booked_by, booked_by_name)
       select $1, transfer, 'hand/' || transfer, sha256('x'), 'pay.due', $3::date, now(), transfer, '甲'
       from jsonb_to_recordset($2::jsonb) t (transfer uuid)`,
      [county, towns, month],
    );
    const { rowCount } = await client.query(
      `insert into hand_ledger_leg select $1, t.transfer, row_number() over (order by l.period, l.party_id), $3::uuid, t.due,
         l.amount_fen, $4, l.party_id, l.period, l.item, 0
       from hand_pay_line l join jsonb_to_recordset($5::jsonb) t (town uuid, due uuid, transfer uuid) on t.town = l.town_id
       where l.county_code = $1 and l.run_id = $2 and not l.is_excluded`,
      [county, runId, poolId, scheme, towns],
    );
    await book(client, county, poolId, towns, month);
    await client.query('commit');
    return rowCount ?? 0;
  },
};

/** What follows from the legs: a row for each township on both sides. */
async function book(
  client: pg.Client,
  county: string,
  poolId: string,
  towns: string,
  month: string,
): Promise<void> {
  await client.query(
    `create temp table hand_pair on commit drop as select transfer_id, to_account, sum(amount)::bigint as amount,
       count(*)::integer as legs
     from hand_ledger_leg where county_code = $1
       and transfer_id in (select transfer from jsonb_to_recordset('${towns.replaceAll("'", "''")}') t (transfer uuid))
     group by 1, 2`,
    [county],
  );
  const sides = `(select '${poolId}'::uuid as account_id, to_account as other_id, transfer_id, -amount as amount, legs from hand_pair
     union all select to_account, '${poolId}'::uuid, transfer_id, amount, legs from hand_pair) m`;
  await client.query(
    `insert into hand_ledger_posting select $1, h.account_id, h.seq + row_number() over w, m.transfer_id, m.other_id, m.amount,
       h.balance + sum(m.amount) over w, m.legs, $2::date, now()
     from ${sides} join hand_ledger_head h on h.county_code = $1 and h.account_id = m.account_id
     window w as (partition by h.account_id order by m.transfer_id, m.amount desc, m.other_id)`,
    [county, month],
  );
  await client.query(
    `update hand_ledger_head h set balance = h.balance + p.amount, seq = h.seq + p.n
     from (select account_id, sum(amount) as amount, count(*) as n from ${sides} group by 1) p
     where h.county_code = $1 and h.account_id = p.account_id`,
    [county],
  );
  for (const [table, columns] of [
    ['day', 'effective_on, booked_on'],
    ['month', 'effective_month, booked_month'],
  ]) {
    await client.query(
      `insert into hand_ledger_${table} as d select $1, account_id, $2::date, $2::date, sum(amount) from ${sides}
       group by account_id on conflict (county_code, account_id, ${columns}) do update set amount = d.amount + excluded.amount`,
      [county, month],
    );
  }
}
