import type { Id, Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

/**
 * What became in the end of each line of a run: columns no, person_id, payee_id, payee_kind, holder_name, amount_fen,
 * town_id, village_id, is_paid. Of several tries the last one counts.
 */
export const outcomes = (county: string, runId: Id): Sql => sql`
  select l.no, l.person_id, l.payee_id, l.payee_kind, l.holder_name, l.amount_fen, l.town_id, l.village_id,
    coalesce(x.how = 'paid', false) as is_paid
  from pay_line l
    left join lateral (select i.batch_id, i.line_no from pay_batch_item i
      where i.county_code = l.county_code and i.run_id = l.run_id and i.roll_no = l.no
      order by i.try desc limit 1) i on true
    left join lateral (select r.how from pay_result r
      where r.county_code = l.county_code and r.batch_id = i.batch_id and r.line_no = i.line_no
      order by r.no desc limit 1) x on true
  where l.county_code = ${county} and l.run_id = ${runId} and not l.is_excluded`;
