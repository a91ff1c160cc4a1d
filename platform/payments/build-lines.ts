import type { Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { owedTo, type RunBefore, type RunFrame } from './owed.ts';
import { agreementOf } from './payees/agreement-of.ts';

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
  // `offset 0`: row-level security lets only a column reach the index of accounts, and no expression of several.
  // The head of a household takes what is the household's. By agreement in writing it is somebody else, or a home.
  return tx.run(sql`insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen,
      person_id, payee_id, payee_kind, account_id, holder_name, town_id, village_id)
    select ${county}, ${runId}, row_number() over (order by p.town_id, p.village_id, p.holder_name, p.id, p.period),
      p.id, p.party_id, p.period, p.item, p.amount_fen, p.person_id, p.payee_id, p.payee_kind,
      coalesce(p.home_id, c.id), p.holder_name, p.town_id, p.village_id
    from (select o.period, o.party_id, o.amount_fen, case when o.is_now and o.is_first then 'regular' else ${back} end as item,
        a.id, a.holder_name, a.town_id, a.village_id, coalesce(h.head_id, a.person_id) as person_id, g.home_id,
        coalesce(g.payee_id, g.home_id, h.head_id, a.person_id) as payee_id,
        coalesce(g.kind, case when h.head_id <> a.person_id then 'head' else 'self' end) as payee_kind
      from (${owedTo(run, before)}) o
        cross join lateral (select a.id, a.holder_name, a.town_id, a.village_id, a.person_id, a.household_id, a.party_id
          from award a where a.county_code = ${county} and a.id = o.award_id offset 0) a
        left join lateral (select h.head_id from household h
          where h.county_code = ${county} and h.id = a.household_id and a.household_id = a.party_id offset 0) h on true
        left join lateral (${agreementOf(county, run.madeOn)}) g on true
      offset 0) p
      left join lateral (select b.id from bank_account b
        where b.county_code = ${county} and b.person_id = p.payee_id and b.closed_on is null
        order by b.since desc, b.id desc limit 1) c on true`);
}
