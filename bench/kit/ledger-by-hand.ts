import type pg from 'pg';
import type { Id } from '../../platform/base/index.ts';

/** The same effect as a posting of the ledger, as somebody would write it who needs it once and trusts the input. */
export const handWritten = {
  async open(owner: pg.Client): Promise<void> {
    for (const table of [
      'ledger_transfer',
      'ledger_leg',
      'ledger_posting',
      'ledger_head',
      'ledger_day',
      'ledger_month',
    ]) {
      await owner.query(`create table ${table.replace('ledger', 'hand')} (like ${table} including all)`);
    }
    await owner.query('insert into hand_head select * from ledger_head');
  },

  async post(
    owner: pg.Client,
    county: string,
    heads: readonly { id: Id; account: Id; key: string }[],
    period: string,
  ): Promise<void> {
    const given = JSON.stringify(heads);
    await owner.query('begin');
    await owner.query(
      `insert into hand_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at, booked_by, booked_by_name)
       select $1, id, key, sha256('x'), 'roll.freeze', '2026-03-02', '2026-03-02T01:00:00Z', id, 'x'
       from jsonb_to_recordset($2::jsonb) as h (id uuid, key text)`,
      [county, given],
    );
    await owner.query(
      `insert into hand_leg select $1, h.id, row_number() over (order by a.scheme, a.party_id), a.from_account,
         a.to_account, a.amount, a.scheme, a.party_id, $3::date, 'base', 0
       from bench_award a join jsonb_to_recordset($2::jsonb) as h (id uuid, account uuid) on h.account = a.to_account`,
      [county, given, period],
    );
    await owner.query(
      `create temp table hand_pair on commit drop as
       select transfer_id, from_account, to_account, sum(amount)::bigint as amount, count(*)::integer as legs
       from hand_leg where county_code = $1
         and transfer_id in (select id from jsonb_to_recordset('${given.replaceAll("'", "''")}') as h (id uuid))
       group by 1, 2, 3`,
      [county],
    );
    await owner.query(
      `insert into hand_posting
       select $1, h.account_id, h.seq + row_number() over w, m.transfer_id, m.other_id, m.amount,
         h.balance + sum(m.amount) over w, m.legs, '2026-03-02', '2026-03-02T01:00:00Z'
       from (select from_account as account_id, to_account as other_id, transfer_id, -amount as amount, legs from hand_pair
         union all select to_account, from_account, transfer_id, amount, legs from hand_pair) m
       join hand_head h on h.county_code = $1 and h.account_id = m.account_id
       window w as (partition by h.account_id order by m.transfer_id, m.amount desc, m.other_id)`,
      [county],
    );
    await owner.query(
      `update hand_head h set balance = h.balance + p.amount, seq = h.seq + p.n
       from (select account_id, sum(amount) as amount, count(*) as n from (
         select from_account as account_id, -amount as amount from hand_pair
         union all select to_account, amount from hand_pair) m group by 1) p
       where h.county_code = $1 and h.account_id = p.account_id`,
      [county],
    );
    await owner.query(
      `insert into hand_day as d select $1, account_id, '2026-03-02', '2026-03-02', sum(amount) from (
         select from_account as account_id, -amount as amount from hand_pair
         union all select to_account, amount from hand_pair) m group by account_id
       on conflict (county_code, account_id, effective_on, booked_on) do update set amount = d.amount + excluded.amount`,
      [county],
    );
    await owner.query(
      `insert into hand_month as d select $1, account_id, '2026-03-01', '2026-03-01', sum(amount) from (
         select from_account as account_id, -amount as amount from hand_pair
         union all select to_account, amount from hand_pair) m group by account_id
       on conflict (county_code, account_id, effective_month, booked_month) do update set amount = d.amount + excluded.amount`,
      [county],
    );
    await owner.query('commit');
  },
};

/** Accounts over three years: a third of all postings on one, the rest on some thousand. */
export async function makePosted(
  owner: pg.Client,
  county: string,
  postings: number,
): Promise<Readonly<Record<string, readonly Id[]>>> {
  await owner.query('set session_replication_role = replica');
  const { rows } = await owner.query<{ id: Id }>(
    'select gen_random_uuid() as id from generate_series(1, 2401)',
  );
  const [hot, ...others] = rows.map(({ id }) => id);
  if (hot === undefined) throw new Error('there is no account');
  const fill = async (ids: readonly Id[], each: number) => {
    await owner.query(
      `insert into ledger_posting select $1, a.id, n, gen_random_uuid(), a.id, 1 + n % 7, n, 1,
         (timestamp '2023-01-01' + n * (interval '1095 days' / $3::int))::date - (n % 9 / 8)::int * (n % 40)::int,
         timestamptz '2023-01-01T00:00Z' + n * (interval '1095 days' / $3::int)
       from unnest($2::uuid[]) a (id), generate_series(1, $3::int) n`,
      [county, ids, each],
    );
  };
  // Bare first and then its keys, or tens of millions would take an hour.
  await owner.query('drop index ledger_posting_transfer, ledger_posting_booked');
  await owner.query('alter table ledger_posting drop constraint ledger_posting_pkey');
  await fill([hot], Math.floor(postings / 3));
  await fill(others, Math.floor((postings * 2) / 3 / others.length));
  await owner.query(`set maintenance_work_mem = '512MB'`);
  await owner.query('alter table ledger_posting add primary key (county_code, account_id, seq)');
  await owner.query(
    'create index ledger_posting_transfer on ledger_posting (county_code, transfer_id, account_id)',
  );
  await owner.query(
    'create index ledger_posting_booked on ledger_posting (county_code, account_id, booked_at) include (effective_on, amount)',
  );
  await owner.query(`set work_mem = '256MB'`);
  await owner.query(
    `insert into ledger_day select county_code, account_id, effective_on, (booked_at at time zone 'UTC')::date, sum(amount)
     from ledger_posting where account_id = any($1::uuid[]) group by 1, 2, 3, 4
     on conflict do nothing`,
    [[hot, ...others]],
  );
  await owner.query(
    `insert into ledger_month select county_code, account_id, date_trunc('month', effective_on)::date,
       date_trunc('month', booked_on)::date, sum(amount)
     from ledger_day where account_id = any($1::uuid[]) group by 1, 2, 3, 4`,
    [[hot, ...others]],
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum analyze ledger_posting, ledger_day, ledger_month');
  return { 'one account with a third of all': [hot], 'one of 2400': others };
}
