import { getValue, type Id, newId, type Sql, sql, type Tx } from '../../platform/base/index.ts';
import { endOrder, enterOrder, findFund, openDueAccounts, openFund } from '../../platform/funds/index.ts';
import { postFrom } from '../../platform/ledger/index.ts';
import type { FundMakers } from './invent-funds.ts';
import { openFundLaw } from './open-fund-law.ts';

export interface Past {
  readonly scheme: string;
  /** Name of the fund, one of it for each year. */
  readonly fund: string;
  /** First month that was paid, and the first that is not part of it. */
  readonly from: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

/** Runs are kept for so many months; what was paid before stands in the book alone. */
export const RUN_MONTHS = 24;

/** A number from 0 to 255 for each award, the same whenever the county is made. */
const lot = (id: Sql, byte: number): Sql => sql`get_byte(decode(md5(${id}::text), 'hex'), ${byte}::integer)`;

/**
 * Months that lie behind a demo county: what its awards gave in each was due and paid, out of a fund of the year, and
 * stands in the book and on the rolls of its runs. Everything in a few statements, whatever the number of months.
 */
export async function inventPastMonths(tx: Tx, makers: FundMakers, past: Past): Promise<void> {
  const { officer } = makers;
  // Nothing of this was ever looked at by the planner: it is told what it cannot know.
  await tx.run(sql`set local enable_nestloop = off`);
  await tx.run(sql`create temp table past_line on commit drop as
    select m.period::date as period, a.id as award_id, a.party_id, a.person_id, a.holder_name, a.town_id, a.village_id,
      s.amount_fen, b.id as account_id,
      row_number() over (partition by m.period order by a.town_id, a.village_id, a.holder_name, a.id) as no
    from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
      join (select distinct on (person_id) person_id, id from bank_account
        where county_code = ${officer.countyCode} and closed_on is null order by person_id, since desc, id desc) b
        on b.person_id = a.person_id
      cross join lateral generate_series(greatest(s.from_month, ${past.from}::date),
        least(coalesce(s.to_month, ${past.end}::date), ${past.end}::date) - 1, interval '1 month') m (period)
    where a.county_code = ${officer.countyCode} and a.scheme = ${past.scheme}`);
  await tx.run(sql`analyze past_line`);
  const years = await tx.rows<{
    year: number;
    fen: bigint;
  }>(sql`select extract(year from period)::integer as year,
      sum(amount_fen)::bigint as fen from past_line group by 1 order by 1`);
  for (const { year, fen } of years) {
    const fundId = await fundOf(tx, makers, past, year, fen);
    await payYear(tx, makers, past, { year, fundId });
  }
  await tx.run(sql`set local enable_nestloop = on`);
  await tx.run(sql`drop table past_line`);
  await tx.run(sql`select app.refresh_money_statistics()`);
}

/** The fund of a year, with as much as was paid out of it and somewhat more. */
async function fundOf(tx: Tx, makers: FundMakers, past: Past, year: number, fen: bigint): Promise<Id> {
  const { officer, director, now } = makers;
  const known = await tx.find<{ id: Id }>(sql`select id from fund
    where county_code = ${officer.countyCode} and name = ${past.fund} and year = ${year}`);
  const wish = { name: past.fund, source: 'centre' as const, year, schemes: [past.scheme] };
  const id = known?.id ?? getValue(await openFund(tx, officer, now, await openFundLaw(), wish)).id;
  if (known) return id;
  const order = {
    kind: 'receive' as const,
    document: `鄂财社发〔${year}〕1号`,
    effectiveOn: `${year}-01-08`,
    lines: [{ amountFen: ((fen * 103n) / 100n).toString() }],
  };
  const entered = getValue(await enterOrder(tx, officer, now, id, order));
  getValue(await endOrder(tx, director, now, entered.id, { how: 'confirmed' }));
  return id;
}

interface Year {
  readonly year: number;
  readonly fundId: Id;
}

async function payYear(tx: Tx, makers: FundMakers, past: Past, { year, fundId }: Year): Promise<void> {
  const { officer, now } = makers;
  const inYear = sql`extract(year from period) = ${year}`;
  const towns = await tx.rows<{ town_id: Id }>(
    sql`select distinct town_id from past_line where ${inYear} order by 1`,
  );
  const wishes = towns.map(({ town_id }) => ({ scheme: past.scheme, townId: town_id }));
  const due = getValue(await openDueAccounts(tx, officer, now, fundId, wishes));
  const fund = await findFund(tx, officer.countyCode, fundId);
  if (!fund) throw new Error('a fund that was just opened is not there');
  const accounts = JSON.stringify(due);
  const months = await tx.rows<{ period: Temporal.PlainDate }>(
    sql`select distinct period from past_line where ${inYear} order by 1`,
  );
  for (const step of [0, 1] as const) {
    const transfers = months.map(({ period }) => ({
      id: newId(),
      key: `demo-past/${past.scheme}/${period}/${step}`,
      kind: step === 0 ? 'pay.due' : 'pay.given',
      effectiveOn: period.with({ day: step === 0 ? 1 : 10 }),
      inputHash: Buffer.alloc(32, step),
      period,
    }));
    const heads = JSON.stringify(transfers.map(({ id, period }) => ({ id, period: period.toString() })));
    const legs = sql`select t.id as transfer_id,
        case when ${step}::integer = 0 then ${fund.poolId}::uuid else d."dueId" end as from_account,
        case when ${step}::integer = 0 then d."dueId" else d."givenId" end as to_account, l.amount_fen as amount,
        ${past.scheme}::text as scheme, l.party_id, l.period, 'regular'::text as item, ${step}::smallint as step
      from past_line l
        join jsonb_to_recordset(${heads}::jsonb) as t (id uuid, period date) on t.period = l.period
        join jsonb_to_recordset(${accounts}::jsonb) as d ("townId" uuid, "dueId" uuid, "givenId" uuid)
          on d."townId" = l.town_id`;
    getValue(
      await postFrom(tx, officer, now, { transfers: transfers.map(({ period: _, ...head }) => head), legs }),
    );
  }
  await keepRuns(tx, makers, past, { year, fundId });
}

/** The rolls of the last two years: lines first, so that they stand under runs that have ended. */
async function keepRuns(tx: Tx, makers: FundMakers, past: Past, { year, fundId }: Year): Promise<void> {
  const { officer, director } = makers;
  const county = officer.countyCode;
  const first = past.end.subtract({ months: RUN_MONTHS });
  const inYear = sql`extract(year from period) = ${year} and period >= ${first}`;
  const months = await tx.rows<{ period: Temporal.PlainDate }>(
    sql`select distinct period from past_line where ${inYear} order by 1`,
  );
  if (months.length === 0) return;
  const runs = JSON.stringify(
    months.map(({ period }) => {
      const id = newId();
      return {
        id,
        period: period.toString(),
        no: `FF${period.toString().slice(0, 7).replace('-', '')}-${id.slice(-8)}`,
      };
    }),
  );
  const table = sql`jsonb_to_recordset(${runs}::jsonb) as r (id uuid, period date, no text)`;
  await tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id, payee_id,
      account_id, holder_name, town_id, village_id)
    select ${county}, r.id, l.no, l.award_id, l.party_id, l.period, 'regular', l.amount_fen, l.person_id, l.person_id, l.account_id,
      l.holder_name, l.town_id, l.village_id
    from past_line l join ${table} on r.period = l.period`);
  const at = sql`(r.period + interval '4 days 10 hours') at time zone 'Asia/Shanghai'`;
  await tx.run(sql`insert into pay_run (county_code, id, run_no, scheme, fund_id, first_month, months, state, lines, amount_fen,
      digest, changes_through, prepared_at, prepared_by, prepared_by_name, frozen_at, frozen_by, frozen_by_name, signed_at, version)
    select ${county}, r.id, r.no, ${past.scheme}, ${fundId}, r.period, 1, 'ended', s.lines, s.fen, s.digest,
      (select coalesce(max(seq), 0) from award_change where county_code = ${county}), ${at},
      ${officer.userId}, ${officer.userName}, ${at}, ${officer.userId}, ${officer.userName}, ${at}, 5
    from ${table} join lateral (select count(*)::integer as lines, sum(amount_fen)::bigint as fen,
        sha256(convert_to(string_agg(concat_ws('|', no, award_id, party_id, amount_fen), ';' order by no), 'UTF8')) as digest
      from pay_line l where l.county_code = ${county} and l.run_id = r.id) s on true`);
  const signers = JSON.stringify([
    { no: 1, id: officer.userId, name: officer.userName, post: officer.post },
    { no: 2, id: director.userId, name: director.userName, post: director.post },
  ]);
  await tx.run(sql`insert into pay_signature (county_code, run_id, no, by_id, by_name, post, at, digest)
    select p.county_code, p.id, s.no, s.id, s.name, s.post, p.signed_at, p.digest
    from pay_run p join ${table} on r.id = p.id
      cross join jsonb_to_recordset(${signers}::jsonb) as s (no smallint, id uuid, name text, post text)
    where p.county_code = ${county}`);
}

/** The standard of 2023-04 and what it was before: 600 to 634 in the country, 690 to 730 in town. */
const RAISED_ON = Temporal.PlainDate.from('2023-04-01');
const RAISE_FEN = 3_400;

/**
 * How awards came to be as they are: most from the first month on, the others one by one; raised with the standard of
 * 2023-04; some suspended for two months and resumed.
 */
export async function inventHistory(
  tx: Tx,
  { officer, now }: FundMakers,
  { scheme, from, end }: Past,
): Promise<void> {
  const county = officer.countyCode;
  const months = (end.year - from.year) * 12 + end.month - from.month;
  // Who has no account yet is on the roll from the end on: nothing was ever paid.
  const since = sql`(${from}::date + make_interval(months => case when not w.has_account then ${months}::integer
    when ${lot(sql`a.id`, 1)} < 150 then 0 else ${lot(sql`a.id`, 2)} % ${months}::integer end))::date`;
  const raised = sql`from_month < ${RAISED_ON}`;
  const stopped = sql`${lot(sql`id`, 3)} < 8 and from_month < ${end.subtract({ months: 8 })}`;
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason, document,
      decided_on, made_at, by_id, by_name)
    select ${county}, id, row_number() over (partition by id order by place), kind, on_month, fen, cause, reason, document,
      on_month, ${now}, ${officer.userId}, ${officer.userName}
    from (select a.id, ${since} as from_month, w.amount_fen,
          greatest(w.amount_fen - ${RAISE_FEN} * (1 + ${lot(sql`a.id`, 4)} % 2), w.amount_fen * 4 / 5) as before_fen
        from award a join past_wish w on w.award_id = a.id where a.county_code = ${county} and a.scheme = ${scheme}) x
      cross join lateral (
        select 1 as place, 'open' as kind, from_month as on_month,
          case when ${raised} then before_fen else amount_fen end as fen, 'roster' as cause, '' as reason,
          '花名册' as document
        union all select 2, 'adjust', ${RAISED_ON}, amount_fen, 'new-standard', '', '冶民发〔2023〕11号' where ${raised}
        union all select 3, 'suspend', (${end}::date - interval '6 months')::date, 0, 'whereabouts',
          '两次走访都没有见到人。', '走访记录' where ${stopped}
        union all select 4, 'resume', (${end}::date - interval '4 months')::date, amount_fen, 'settled', '已取得联系。',
          '走访记录' where ${stopped}) c`);
}
