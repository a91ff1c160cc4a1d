import type { Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { owedTo, type RunBefore, type RunFrame } from './owed.ts';

/**
 * The roll, from awards and from nothing else, in one statement.
 *
 * - Each month of the run that an award gives and that never fell due before is a line `regular`.
 * - A month for which awards now give more than ever fell due is a line `back-YYYYMM-…` of the difference: a decision that
 *   came late, a standard that was raised from a past day. Months stay closed; the difference is paid now.
 *
 * @returns how many lines there are.
 */
export async function buildLines(tx: Tx, run: RunFrame, before: RunBefore | undefined): Promise<number> {
  const { countyCode: county, runId, firstMonth } = run;
  const back = `back-${firstMonth.toString().slice(0, 7).replace('-', '')}-${runId.slice(-8)}`;
  return tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen,
      payee_id, account_id, holder_name, town_id, village_id)
    select ${county}, ${runId}, row_number() over (order by a.town_id, a.village_id, a.holder_name, a.id, o.period),
      a.id, o.party_id, o.period, case when o.is_now and o.is_first then 'regular' else ${back} end, o.amount_fen,
      a.person_id, c.id, a.holder_name, a.town_id, a.village_id
    from (${owedTo(run, before)}) o
      join award a on a.county_code = ${county} and a.id = o.award_id
      left join lateral (select b.id from bank_account b
        where b.county_code = ${county} and b.person_id = a.person_id and b.closed_on is null
        order by b.since desc, b.id desc limit 1) c on true`);
}
