import type pg from 'pg';

/**
 * The month of a county as somebody would write it in SQL who needs it once, is the only one, and trusts every row: the
 * lines of the roll with their accounts, what was found, one digest, the postings. Tables have the columns, keys, checks
 * and indexes of ours, and neither triggers nor row-level security; nothing is looked at a second time, nobody takes money
 * for somebody else, and nobody has two awards of a scheme. Its book holds what was paid before, as ours does: the key that
 * keeps anybody from being paid twice is one over all months, and back pay is written among them.
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
    await owner.query('insert into hand_ledger_leg select * from ledger_leg');
    await owner.query('vacuum analyze hand_ledger_head, hand_ledger_leg');
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
    // The planner knows nothing of what a statement is just making, and would look up each line in the other tables.
    await client.query('set local enable_nestloop = off');
    await client.query(
      `with back as materialized (
         select s.award_id, m.period::date as period, s.amount_fen - coalesce(had.fen, 0) as fen
         from (select distinct award_id from award_change where county_code = $1 and seq > $5::bigint) c
           cross join lateral (select w.party_id from award w where w.county_code = $1 and w.id = c.award_id offset 0) w
           cross join lateral (select * from award_span s where s.county_code = $1 and s.award_id = c.award_id offset 0) s
           cross join lateral generate_series(greatest(s.from_month, $4::date - interval '36 months'),
             least(coalesce(s.to_month, $4::date), $4::date) - interval '1 month', interval '1 month') m (period)
           left join lateral (select sum(l.amount) as fen from hand_ledger_leg l where l.county_code = $1 and l.scheme = $3
             and l.period = m.period::date and l.party_id = w.party_id and l.step = 0) had on true
         where s.amount_fen > coalesce(had.fen, 0)),
       looked as materialized (
         select row_number() over (order by a.town_id, a.village_id, a.holder_name, a.id, o.period) as no, o.period, o.fen,
           a.id as award_id, a.party_id, a.person_id, a.holder_name, a.town_id, a.village_id, o.period = $4::date as is_now,
           b.id as account_id, b.holder_name as account_holder, b.account_hash, b.account_tail, p.name, p.died_on,
           p.merged_into, p.id_hash, case when o.period = $4::date then g.amount end as before
         from (select s.award_id, $4::date as period, s.amount_fen as fen from award_span s
             where s.county_code = $1 and s.from_month <= $4::date and (s.to_month is null or s.to_month > $4::date)
             union all select award_id, period, fen from back) o
           join award a on a.county_code = $1 and a.id = o.award_id and a.scheme = $3
           join person p on p.county_code = $1 and p.id = a.person_id
           left join bank_account b on b.county_code = $1 and b.person_id = a.person_id and b.closed_on is null
           left join hand_ledger_leg g on g.county_code = $1 and g.scheme = $3 and g.party_id = a.party_id
             and g.period = ($4::date - interval '1 month')::date and g.item = 'regular' and g.step = 0
         where not exists (select 1 from hand_ledger_leg l where l.county_code = $1 and l.scheme = $3 and l.period = $4::date
           and o.period = $4::date and l.party_id = a.party_id and l.step = 0)),
       found as materialized (
         select no, f.kind, f.facts from (select * from looked where died_on < period or merged_into is not null
             or account_id is null or account_holder <> name or fen * 2 > before * 3 or fen * 2 < before) l
           cross join lateral (values
             ('dead', died_on < period, jsonb_build_object('diedOn', died_on, 'period', period)),
             ('merged-record', merged_into is not null, '{}'),
             ('no-account', account_id is null, '{}'),
             ('account-of-other', account_holder <> name, jsonb_build_object('holder', account_holder, 'tail', account_tail)),
             ('amount-jump', fen * 2 > before * 3 or fen * 2 < before, jsonb_build_object('beforeFen', before)))
             f (kind, is_so, facts)
         where f.is_so
         union all
         select l.no, w.kind, jsonb_build_object('since', w.since) from pay_warning w join looked l on l.person_id = w.person_id
         where w.county_code = $1 and w.since < l.period + interval '1 month'
         union all
         select no, 'account-shared', jsonb_build_object('tail', account_tail) from looked
           join (select account_hash from looked where is_now and account_id is not null
             group by 1 having count(*) > 1) s using (account_hash)
         union all
         select no, 'same-person', '{}' from looked
           join (select id_hash from looked where is_now and id_hash is not null group by 1 having count(*) > 1) s
             using (id_hash)
         union all
         select no, 'two-families', '{}' from looked
           join (select person_id from looked where is_now group by 1 having count(*) > 1) s using (person_id)
         union all
         select min(no), 'many-months', jsonb_build_object('months', count(*)) from looked where not is_now
           group by party_id having count(*) > 6),
       lines as (insert into hand_pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id,
           payee_id, account_id, holder_name, town_id, village_id, is_excluded)
         select $1, $2::uuid, no, award_id, party_id, period, case when is_now then 'regular' else 'back-' || left($2::uuid::text, 8) end,
           fen, person_id, person_id, account_id, holder_name, town_id, village_id, no in (select no from found)
         from looked)
       insert into hand_pay_finding (county_code, run_id, no, line_no, kind, facts, settled_how, reason, settled_at,
         settled_by, settled_by_name)
       select $1, $2::uuid, row_number() over (order by no, kind), no, kind, facts, 'leave-out', '待核', now(), $2::uuid, '甲'
       from found`,
      [county, runId, scheme, month, run.changesAfter],
    );
    await client.query(
      `select sha256(string_agg(part, ''::bytea order by chunk))
       from (select max(no) / 1000 as last from hand_pay_line where county_code = $1 and run_id = $2) run
         cross join generate_series(0, run.last) as chunk
         cross join lateral (select sha256(convert_to(string_agg(concat_ws('|', no, award_id, party_id, period, item, amount_fen,
             payee_id, account_id), ';' order by no), 'UTF8')) as part
           from hand_pay_line where county_code = $1 and run_id = $2 and not is_excluded
             and no >= chunk * 1000 and no < (chunk + 1) * 1000) c`,
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
      `insert into hand_ledger_leg select $1, t.transfer, row_number() over (order by l.party_id, l.period), $3::uuid, t.due,
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
