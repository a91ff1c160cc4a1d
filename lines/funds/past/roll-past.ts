import { sql, type Tx } from '../../../platform/base/index.ts';
import { digestOf } from '../../../platform/payments/index.ts';
import { momentOf, type PastMakers, type PastRun } from './frame.ts';

/** Runs with the fund of their year, for every statement that follows. */
export async function stageRuns(
  tx: Tx,
  runs: readonly (PastRun & { readonly fundId: string })[],
): Promise<void> {
  const rows = JSON.stringify(
    runs.map(({ firstMonth, madeIn, ...run }) => ({
      ...run,
      first_month: firstMonth.toString(),
      made_in: madeIn.toString(),
      fund_id: run.fundId,
      signed_no: run.signedNo,
    })),
  );
  await tx.run(sql`create temp table past_run on commit drop as
    select r.*, ${momentOf(sql`(made_in + 4)`, '10:00')} as made_at, (made_in + 9)::date as pay_on,
      ${momentOf(sql`(made_in + 10)`, '15:00')} as answered_at, ${momentOf(sql`(made_in + 17)`, '11:00')} as again_at,
      ${momentOf(sql`(made_in + 19)`, '15:00')} as settled_at
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, no text, scheme text, fund_id uuid, year integer,
      first_month date, made_in date, months integer, signed_no integer)`);
  await tx.run(sql`create index on past_run (id)`);
  await tx.run(sql`analyze past_run`);
}

/**
 * Lines of all rolls, as each run knew its awards when it was made: each of its months as was said by then, and for months
 * before it what was said too late for their own run.
 */
export async function stageLines(tx: Tx): Promise<void> {
  await tx.run(sql`create temp table past_line on commit drop as
    select r.id as run_id, l.award_id, m.period::date as period, k.fen, k.item
    from past_run r
      join past_life l on l.scheme = r.scheme and l.start < r.first_month + make_interval(months => r.months)
      cross join lateral generate_series(r.first_month, r.first_month + make_interval(months => r.months - 1), interval '1 month') m (period)
      cross join lateral (select s.fen, s.care_fen from past_said s
        where s.award_id = l.award_id and s.made_at <= r.made_at and s.from_month <= m.period order by s.no desc limit 1) g
      cross join lateral (values ('regular', g.fen - g.care_fen), ('care', g.care_fen)) k (item, fen)
    where k.fen > 0`);
  await tx.run(sql`create index on past_line (award_id, period)`);
  await tx.run(sql`analyze past_line`);
  await tx.run(sql`insert into past_line
    select r.id, s.award_id, m.period::date, p.fen - coalesce(x.fen, 0),
      p.prefix || to_char(r.first_month, 'YYYYMM') || '-' || right(r.id::text, 8)
    from past_said s
      join past_life l on l.award_id = s.award_id
      cross join lateral (select * from past_run r where r.scheme = l.scheme and r.made_at >= s.made_at order by r.made_at limit 1) r
      cross join lateral generate_series(greatest(s.from_month, l.first), r.first_month - 1, interval '1 month') m (period)
      cross join lateral (values ('back-', 'regular', s.fen - s.care_fen), ('care-back-', 'care', s.care_fen)) p (prefix, own, fen)
      left join past_line x on x.award_id = s.award_id and x.period = m.period::date and x.item = p.own
    where s.kind in ('open', 'adjust', 'resume') and s.from_month < r.first_month and p.fen > coalesce(x.fen, 0)`);
  // A run that had nobody to pay was never made.
  await tx.run(
    sql`delete from past_run r where not exists (select 1 from past_line l where l.run_id = r.id)`,
  );
  await tx.run(sql`update past_run r set signed_no = n.no
    from (select id, row_number() over (partition by scheme order by made_at)::integer as no from past_run) n where n.id = r.id`);
}

/** The rolls: lines in their order, with who takes each; what is for care, whoever cared in the middle of its month. */
export async function stageRoll(tx: Tx): Promise<void> {
  // To which account: one that was corrected later was another one before.
  await tx.run(sql`create temp table past_roll on commit drop as
    select n.*, case when n.first_month <= b.first_month and b.old_id is not null then b.old_id else n.new_id end as account_id
    from (select l.run_id, r.scheme, r.first_month, row_number() over (partition by l.run_id
          order by a.town_id, a.village_id, a.holder_name, a.award_id, l.period, l.item)::integer as no,
        a.award_id, a.party_id, l.period, l.item, l.fen, a.person_id, coalesce(k.payee_id, k.home_id, a.payee_id) as payee_id,
        coalesce(k.kind, a.payee_kind) as payee_kind, coalesce(k.home_id, c.id, a.account_id) as new_id, a.holder_name,
        a.town_id, a.village_id
      from past_line l join past_run r on r.id = l.run_id join past_life a on a.award_id = l.award_id
        left join past_agreement k on k.award_id = l.award_id and (k.kind = 'home' or l.item like 'care%')
          and k.from_on <= l.period + 14 and (k.over_on is null or k.over_on > l.period + 14)
        left join past_account c on c.person_id = k.payee_id) n
      left join past_bounce b on b.payee_id = n.payee_id`);
  await tx.run(sql`analyze past_roll`);
}

/** The rolls themselves, looked at, frozen and signed as any roll is. */
export async function keepRolls(tx: Tx, { officer, director }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  await tx.run(sql`insert into pay_run (county_code, id, run_no, scheme, fund_id, first_month, months, care_apart, prepared_at,
      prepared_by, prepared_by_name)
    select ${county}, id, no, scheme, fund_id, first_month, months, scheme = 'extreme-poverty', made_at, ${officer.userId}, ${officer.userName}
    from past_run order by made_at`);
  await tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id, payee_id,
      payee_kind, account_id, holder_name, town_id, village_id)
    select ${county}, run_id, no, award_id, party_id, period, item, fen, person_id, payee_id, payee_kind, account_id, holder_name,
      town_id, village_id
    from past_roll order by run_id, no`);
  const through = sql`(select coalesce(max(c.seq), 0) from award_change c
      join past_life l on l.award_id = c.award_id where c.county_code = ${county} and l.scheme = r.scheme and c.made_at <= r.made_at)`;
  const frozenAt = sql`r.made_at + interval '90 minutes'`;
  await tx.run(sql`update pay_run p set state = 'frozen', version = 3, lines = s.lines, amount_fen = s.fen, digest = d.digest,
      changes_through = ${through}, after_no = r.signed_no - 1, frozen_at = ${frozenAt}, frozen_by = ${officer.userId},
      frozen_by_name = ${officer.userName}
    from past_run r
      join (select run_id, count(*)::integer as lines, sum(fen)::bigint as fen from past_roll group by run_id) s on s.run_id = r.id
      cross join lateral (${digestOf(officer, sql`r.id`)}) d
    where p.county_code = ${county} and p.id = r.id`);
  const signers = JSON.stringify([
    { no: 1, id: officer.userId, name: officer.userName, post: officer.post },
    { no: 2, id: director.userId, name: director.userName, post: director.post },
  ]);
  await tx.run(sql`insert into pay_signature (county_code, run_id, no, by_id, by_name, post, at, digest)
    select p.county_code, p.id, s.no, s.id, s.name, s.post, p.frozen_at + make_interval(hours => s.no), p.digest
    from pay_run p join past_run r on r.id = p.id
      cross join jsonb_to_recordset(${signers}::jsonb) as s (no smallint, id uuid, name text, post text)
    where p.county_code = ${county}`);
  await tx.run(sql`update pay_run p set state = 'signed', version = 5, signed_no = r.signed_no,
      signed_at = p.frozen_at + interval '2 hours'
    from past_run r where p.county_code = ${county} and p.id = r.id`);
}
