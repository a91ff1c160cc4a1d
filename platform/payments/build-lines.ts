import type { Sql, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { findingsOf } from './checks.ts';
import type { PayLaw } from './law.ts';
import { owedTo, type RunBefore, type RunFrame } from './owed.ts';
import { payeesByPart, payeesOfWhole } from './payees/who-takes.ts';

/**
 * The roll, from awards and from nothing else, and what is found when it is looked at, in one statement: whoever makes a
 * line has its person, account and month before at hand, and reads them once.
 *
 * - Each month of the run that an award gives and that never fell due before is a line `regular`.
 * - A month for which awards now give more than ever fell due is a line `back-YYYYMM-…` of the difference: a decision that
 *   came late, a standard that was raised from a past day. Months stay closed; the difference is paid now.
 * - Where the law of the scheme has what is for care apart, it is a line `care` or `care-back-…` to whoever cares.
 *
 * @returns how many lines there are, what they pay together in fen, and how much was found.
 */
export async function buildLines(
  tx: Tx,
  run: RunFrame,
  before: RunBefore | undefined,
  law: PayLaw,
): Promise<{ lines: number; amount_fen: bigint; findings: number }> {
  const { countyCode: county, runId } = run;
  return tx.get(sql`with looked as materialized (${lookedAt(run, before)}),
    lines as (insert into pay_line (county_code, run_id, no, award_id, party_id, period, item, amount_fen, person_id,
        payee_id, payee_kind, account_id, holder_name, town_id, village_id)
      select ${county}, ${runId}, no, award_id, party_id, period, item, amount_fen, person_id, payee_id, payee_kind,
        account_id, holder_name, town_id, village_id
      from looked),
    total as materialized (select count(*)::integer as lines, coalesce(sum(amount_fen), 0)::bigint as fen from looked),
    found as (insert into pay_finding (county_code, run_id, no, line_no, kind, facts)
      select ${county}, ${runId}, f.no, f.line_no, f.kind, f.facts from (${findingsOf(run, law)}) f returning no)
    select lines, fen as amount_fen, (select count(*)::integer from found) as findings from total`);
}

/** Lines with all that checks ask of them; what they pay stands under the names of `pay_line`. */
function lookedAt(run: RunFrame, before: RunBefore | undefined): Sql {
  const { countyCode: county, runId, scheme, firstMonth, careApart } = run;
  const back = `back-${firstMonth.toString().slice(0, 7).replace('-', '')}-${runId.slice(-8)}`;
  const item = careApart
    ? sql`case when t.is_care then 'care' else '' end || case when t.is_now and t.is_first
        then case when t.is_care then '' else 'regular' end else case when t.is_care then '-' else '' end || ${back} end`
    : sql`case when t.is_now and t.is_first then 'regular' else ${back} end`;
  const own = careApart ? sql`f.item = l.item and l.item in ('regular', 'care')` : OWN_MONTH;
  const takers = (careApart ? payeesByPart : payeesOfWhole)(run, owedTo(run, before));
  return sql`
    select row_number() over (order by l.town_id, l.village_id, l.holder_name, l.award_id, l.period, l.is_care)::integer as no,
      l.*, coalesce(l.home_id, c.id) as account_id, c.id is not null as has_account, c.holder_name as account_holder,
      c.account_tail, c.account_hash, p.name, coalesce(h.died_on, p.died_on) as died_on,
      coalesce(h.merged_into, p.merged_into) as merged_into,
      case when h.id is null then p.id_hash else h.id_hash end as id_hash,
      l.amount_fen + coalesce(s.now_fen, 0) as now_fen, f.amount + coalesce(s.before_fen, 0) as before_fen
    from (select t.*, ${item} as item from (${takers}) t) l
      left join (select distinct on (b.person_id) b.person_id, b.id, b.holder_name, b.account_tail, b.account_hash
        from bank_account b
        where b.county_code = ${county} and b.closed_on is null
        order by b.person_id, b.since desc, b.id desc) c on c.person_id = l.payee_id
      left join person p on p.county_code = ${county} and p.id = l.payee_id
      left join ledger_leg f on f.county_code = ${county} and f.scheme = ${scheme}
        and f.period = ${firstMonth.subtract({ months: 1 })} and f.party_id = l.party_id and ${own}
        and f.step = 0 and l.period = ${firstMonth}
      left join (${setOffs(run)}) s on s.party_id = l.party_id and not l.is_care
      left join lateral (select h.id, h.died_on, h.merged_into, h.id_hash from person h
        where l.payee_id <> l.person_id and h.county_code = ${county} and h.id = l.person_id offset 0) h on true`;
}

/** What a month gave before, beside what it gives. */
const OWN_MONTH = sql`f.item = 'regular' and l.item = 'regular'`;

/** What was set off against the month and the one before by an agreement: it belongs to them where they are compared. */
function setOffs({ countyCode: county, scheme, firstMonth }: RunFrame): Sql {
  const before = firstMonth.subtract({ months: 1 });
  return sql`select r.party_id, (sum(x.amount_fen) filter (where x.period = ${firstMonth}))::bigint as now_fen,
      (sum(x.amount_fen) filter (where x.period = ${before}))::bigint as before_fen
    from recovery r
      join recovery_receipt x on x.county_code = ${county} and x.recovery_id = r.id and x.how = 'set-off'
        and x.period in (${before}::date, ${firstMonth}::date)
    where r.county_code = ${county} and r.scheme = ${scheme}
    group by r.party_id`;
}
