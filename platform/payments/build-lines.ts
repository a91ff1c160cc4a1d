import type { Id, Sql, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';

/** A run as far as its lines follow from it. */
export interface RunFrame {
  readonly countyCode: string;
  readonly runId: Id;
  readonly scheme: string;
  readonly firstMonth: Temporal.PlainDate;
  readonly months: number;
}

/** How far back is looked for months that give more than was paid. What is older is settled by a case. */
const BACK_MONTHS = 36;

/**
 * What awards give in each month of a run and before it, less what ever fell due for that month: columns period, is_now,
 * party_id, award_id, amount_fen (above zero), is_first. What fell due stands in the ledger under scheme, person and month
 * for ever.
 */
export const owedTo = ({ countyCode, scheme, firstMonth, months }: RunFrame): Sql => sql`
  select g.period, g.is_now, g.party_id, g.award_id, g.amount_fen - coalesce(d.amount_fen, 0) as amount_fen,
    d.party_id is null as is_first
  from (select m.period, m.is_now, a.party_id, max(a.id::text)::uuid as award_id, sum(s.amount_fen)::bigint as amount_fen
      from award a
        join award_span s on s.county_code = a.county_code and s.award_id = a.id
        join (select (${firstMonth}::date + make_interval(months => n))::date as period, n >= 0 as is_now
          from generate_series(${-BACK_MONTHS}::integer, ${months - 1}::integer) n) m
          on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
      where a.county_code = ${countyCode} and a.scheme = ${scheme}
      group by m.period, m.is_now, a.party_id) g
    left join (select l.period, l.party_id, sum(l.amount)::bigint as amount_fen
      from ledger_leg l
      where l.county_code = ${countyCode} and l.scheme = ${scheme} and l.step = 0
        and l.period >= ${firstMonth.subtract({ months: BACK_MONTHS })}
        and l.period < ${firstMonth.add({ months })}
      group by l.period, l.party_id) d on d.period = g.period and d.party_id = g.party_id
  where g.amount_fen > coalesce(d.amount_fen, 0)`;

/**
 * The roll, from awards and from nothing else, in one statement.
 *
 * - Each month of the run that an award gives and that never fell due before is a line `regular`.
 * - A month for which awards now give more than ever fell due is a line `back-YYYYMM-…` of the difference: a decision that
 *   came late, a standard that was raised from a past day. Months stay closed; the difference is paid now.
 *
 * @returns how many lines there are.
 */
export async function buildLines(tx: Tx, run: RunFrame): Promise<number> {
  const { countyCode: county, runId, firstMonth } = run;
  const back = `back-${firstMonth.toString().slice(0, 7).replace('-', '')}-${runId.slice(-8)}`;
  return tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen,
      payee_id, account_id, holder_name, town_id, village_id)
    with account as (
      select distinct on (b.person_id) b.person_id, b.id
      from bank_account b where b.county_code = ${county} and b.closed_on is null
      order by b.person_id, b.since desc, b.id desc)
    select ${county}, ${runId}, row_number() over (order by a.town_id, a.village_id, a.holder_name, a.id, o.period),
      a.id, o.party_id, o.period, case when o.is_now and o.is_first then 'regular' else ${back} end, o.amount_fen,
      a.person_id, c.id, a.holder_name, a.town_id, a.village_id
    from (${owedTo(run)}) o
      join award a on a.county_code = ${county} and a.id = o.award_id
      left join account c on c.person_id = a.person_id`);
}

/** Lines that are not owed as they stand any more: an award was stopped meanwhile, or another run was faster. */
export async function countNotOwed(tx: Tx, run: RunFrame): Promise<number> {
  const { count } = await tx.get<{ count: number }>(sql`select count(*)::integer as count
    from pay_line l left join (${owedTo(run)}) o on o.party_id = l.party_id and o.period = l.period
    where l.county_code = ${run.countyCode} and l.run_id = ${run.runId} and not l.is_excluded
      and l.amount_fen > coalesce(o.amount_fen, 0)`);
  return count;
}
