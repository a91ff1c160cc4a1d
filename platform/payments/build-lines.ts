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
 * for ever. Both are added up in one pass: a join of the two would be as slow as the planner guesses wrong.
 */
export const owedTo = ({ countyCode, scheme, firstMonth, months }: RunFrame): Sql => sql`
  select period, period >= ${firstMonth}::date as is_now, party_id, max(award_id)::uuid as award_id,
    sum(amount_fen)::bigint as amount_fen, not bool_or(award_id is null) as is_first
  from (
    select m.period, a.party_id, a.id::text as award_id, s.amount_fen
    from award a
      join award_span s on s.county_code = a.county_code and s.award_id = a.id
      join (select (${firstMonth}::date + make_interval(months => n))::date as period
        from generate_series(${-BACK_MONTHS}::integer, ${months - 1}::integer) n) m
        on s.from_month <= m.period and (s.to_month is null or s.to_month > m.period)
    where a.county_code = ${countyCode} and a.scheme = ${scheme}
    union all
    select l.period, l.party_id, null, -l.amount
    from ledger_leg l
    where l.county_code = ${countyCode} and l.scheme = ${scheme} and l.step = 0
      and l.period >= ${firstMonth.subtract({ months: BACK_MONTHS })}
      and l.period < ${firstMonth.add({ months })}) moved
  group by period, party_id
  having sum(amount_fen) > 0 and bool_or(award_id is not null)`;

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
    select ${county}, ${runId}, row_number() over (order by a.town_id, a.village_id, a.holder_name, a.id, o.period),
      a.id, o.party_id, o.period, case when o.is_now and o.is_first then 'regular' else ${back} end, o.amount_fen,
      a.person_id, c.id, a.holder_name, a.town_id, a.village_id
    from (${owedTo(run)}) o
      join award a on a.county_code = ${county} and a.id = o.award_id
      left join lateral (select b.id from bank_account b
        where b.county_code = ${county} and b.person_id = a.person_id and b.closed_on is null
        order by b.since desc, b.id desc limit 1) c on true`);
}

/** Lines that are not owed as they stand any more: an award was stopped meanwhile, or another run was faster. */
export async function countNotOwed(tx: Tx, run: RunFrame): Promise<number> {
  const { count } = await tx.get<{ count: number }>(sql`select count(*)::integer as count
    from (select party_id, period from (
        select l.party_id, l.period, -l.amount_fen as amount_fen, true as is_line
        from pay_line l
        where l.county_code = ${run.countyCode} and l.run_id = ${run.runId} and not l.is_excluded
        union all
        select o.party_id, o.period, o.amount_fen, false from (${owedTo(run)}) o) both_sides
      group by party_id, period
      having bool_or(is_line) and sum(amount_fen) < 0) more_than_owed`);
  return count;
}
