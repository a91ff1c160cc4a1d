import type { Sql, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { findingsOf } from './checks.ts';
import type { PayLaw } from './law.ts';
import { owedTo, type RunBefore, type RunFrame } from './owed.ts';
import { agreementsOn } from './payees/agreements-on.ts';

/**
 * The roll, from awards and from nothing else, and what is found when it is looked at, in one statement: whoever makes a
 * line has its person, account and month before at hand, and reads them once.
 *
 * - Each month of the run that an award gives and that never fell due before is a line `regular`.
 * - A month for which awards now give more than ever fell due is a line `back-YYYYMM-…` of the difference: a decision that
 *   came late, a standard that was raised from a past day. Months stay closed; the difference is paid now.
 *
 * @returns how much was found.
 */
export async function buildLines(
  tx: Tx,
  run: RunFrame,
  before: RunBefore | undefined,
  law: PayLaw,
): Promise<number> {
  const { countyCode: county, runId } = run;
  return tx.run(sql`with looked as materialized (${lookedAt(run, before)}),
    lines as (insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id,
        payee_id, payee_kind, account_id, holder_name, town_id, village_id)
      select ${county}, ${runId}, no, award_id, party_id, period, item, amount_fen, person_id, payee_id, payee_kind,
        account_id, holder_name, town_id, village_id
      from looked)
    insert into pay_finding (county_code, run_id, no, line_no, kind, facts)
    select ${county}, ${runId}, f.no, f.line_no, f.kind, f.facts from (${findingsOf(run, law)}) f`);
}

/** Lines with all that checks ask of them; what they pay stands under the names of `pay_line`. */
function lookedAt(run: RunFrame, before: RunBefore | undefined): Sql {
  const { countyCode: county, runId, scheme, firstMonth } = run;
  const back = `back-${firstMonth.toString().slice(0, 7).replace('-', '')}-${runId.slice(-8)}`;
  // The head of a household takes what is the household's. By agreement in writing it is somebody else, or a home.
  return sql`
    select row_number() over (order by l.town_id, l.village_id, l.holder_name, l.award_id, l.period)::integer as no, l.*,
      coalesce(l.home_id, c.id) as account_id, c.id is not null as has_account, c.holder_name as account_holder,
      c.account_tail, c.account_hash, p.name, coalesce(h.died_on, p.died_on) as died_on,
      coalesce(h.merged_into, p.merged_into) as merged_into,
      case when h.id is null then p.id_hash else h.id_hash end as id_hash,
      l.amount_fen + coalesce(s.now_fen, 0) as now_fen, f.amount + coalesce(s.before_fen, 0) as before_fen
    from (select o.award_id, o.party_id, o.period, o.amount_fen, o.holder_name, o.town_id, o.village_id, g.home_id,
        case when o.is_now and o.is_first then 'regular' else ${back} end as item,
        coalesce(h.head_id, o.person_id) as person_id,
        coalesce(g.payee_id, g.home_id, h.head_id, o.person_id) as payee_id,
        coalesce(g.kind, case when h.head_id <> o.person_id then 'head' else 'self' end) as payee_kind
      from (${owedTo(run, before)}) o
        left join household h on h.county_code = ${county} and h.id = o.party_id and o.household_id = o.party_id
        left join (${agreementsOn(county, run.madeOn)}) g on g.award_id = o.award_id) l
      left join (select distinct on (b.person_id) b.person_id, b.id, b.holder_name, b.account_tail, b.account_hash
        from bank_account b
        where b.county_code = ${county} and b.closed_on is null
        order by b.person_id, b.since desc, b.id desc) c on c.person_id = l.payee_id
      left join person p on p.county_code = ${county} and p.id = l.payee_id
      left join ledger_leg f on f.county_code = ${county} and f.scheme = ${scheme}
        and f.period = ${firstMonth.subtract({ months: 1 })} and f.party_id = l.party_id and f.item = 'regular'
        and f.step = 0 and l.item = 'regular' and l.period = ${firstMonth}
      left join (${setOffs(run)}) s on s.party_id = l.party_id
      left join lateral (select h.id, h.died_on, h.merged_into, h.id_hash from person h
        where l.payee_id <> l.person_id and h.county_code = ${county} and h.id = l.person_id offset 0) h on true`;
}

/** What was set off against the month and the one before by an agreement: it belongs to them where they are compared. */
function setOffs({ countyCode: county, scheme, firstMonth }: RunFrame): Sql {
  const before = firstMonth.subtract({ months: 1 });
  return sql`select r.party_id, sum(i.amount_fen) filter (where x.period = ${firstMonth}) as now_fen,
      sum(i.amount_fen) filter (where x.period = ${before}) as before_fen
    from recovery r
      join recovery_receipt x on x.county_code = ${county} and x.recovery_id = r.id and x.how = 'set-off'
        and x.period in (${before}::date, ${firstMonth}::date)
      join recovery_instalment i on i.county_code = ${county} and i.recovery_id = r.id and i.no = x.no
    where r.county_code = ${county} and r.scheme = ${scheme}
    group by r.party_id`;
}
