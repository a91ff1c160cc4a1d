import type { Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

/** Something in the book that does not follow from its legs; an empty list is what it has to be. */
export interface BookFault {
  readonly what: string;
  readonly id: string;
  readonly found: bigint;
  readonly expected: bigint;
}

/**
 * Counts the whole book again from its legs alone: every posting, head and day, holds, floors, and the sum over each
 * asset, which is zero. Reads all of a county's legs once.
 */
export async function checkBook(reader: Reader, countyCode: string): Promise<BookFault[]> {
  return await reader.rows<BookFault>(sql`
    with side as materialized (
      select transfer_id, from_account as account_id, to_account as other_id, -sum(amount) as amount from ledger_leg
      where county_code = ${countyCode} group by 1, 2, 3
      union all
      select transfer_id, to_account, from_account, sum(amount) from ledger_leg
      where county_code = ${countyCode} group by 1, 2, 3),
    wanted as materialized (select account_id, sum(amount) as amount from side group by 1)
    select * from (
      select 'posting' as what, coalesce(s.transfer_id, p.transfer_id)::text as id,
        coalesce(p.amount, 0)::bigint as found, coalesce(s.amount, 0)::bigint as expected
      from (select transfer_id, account_id, other_id, sum(amount) as amount from side group by 1, 2, 3) s
        full join (select transfer_id, account_id, other_id, sum(amount) as amount from ledger_posting
          where county_code = ${countyCode} group by 1, 2, 3) p using (transfer_id, account_id, other_id)
      where s.amount is distinct from p.amount
      union all
      select 'head', h.account_id::text, h.balance, coalesce(w.amount, 0)::bigint from ledger_head h
        left join wanted w using (account_id)
      where h.county_code = ${countyCode} and h.balance <> coalesce(w.amount, 0)
      union all
      select 'day', d.account_id::text, d.amount::bigint, coalesce(w.amount, 0)::bigint
      from (select account_id, sum(amount) as amount from ledger_day
          where county_code = ${countyCode} group by 1) d left join wanted w using (account_id)
      where d.amount <> coalesce(w.amount, 0)
      union all
      select 'month', m.account_id::text, m.amount::bigint, coalesce(d.amount, 0)::bigint
      from (select account_id, effective_month, booked_month, sum(amount) as amount from ledger_month
          where county_code = ${countyCode} group by 1, 2, 3) m
        full join (select account_id, date_trunc('month', effective_on)::date as effective_month,
            date_trunc('month', booked_on)::date as booked_month, sum(amount) as amount from ledger_day
          where county_code = ${countyCode} group by 1, 2, 3) d using (account_id, effective_month, booked_month)
      where m.amount is distinct from d.amount
      union all
      select 'last', h.account_id::text, p.balance_after, h.balance from ledger_head h
        join ledger_posting p on p.county_code = h.county_code and p.account_id = h.account_id and p.seq = h.seq
      where h.county_code = ${countyCode} and p.balance_after <> h.balance
      union all
      select 'held', h.account_id::text, h.held, coalesce(o.amount, 0)::bigint from ledger_head h
        left join (select l.account_id, sum(l.amount) as amount from ledger_hold l
          where l.county_code = ${countyCode} and not exists (select 1 from ledger_hold_end e
            where e.county_code = l.county_code and e.hold_id = l.id) group by 1) o using (account_id)
      where h.county_code = ${countyCode} and h.held <> coalesce(o.amount, 0)
      union all
      select 'floor', account_id::text, balance, held from ledger_head
      where county_code = ${countyCode} and is_floored and balance < held
      union all
      select 'asset', a.asset_id::text, sum(h.balance)::bigint, 0 from ledger_head h
        join ledger_account a on a.county_code = h.county_code and a.id = h.account_id
      where h.county_code = ${countyCode} group by a.asset_id having sum(h.balance) <> 0
    ) fault limit 100`);
}
