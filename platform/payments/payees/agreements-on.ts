import type { Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

/**
 * Who takes the money of awards by what was agreed in writing and confirmed by two, on a day: columns award_id, kind,
 * payee_id, home_id. Of several for one award the one that was confirmed last.
 */
export const agreementsOn = (county: string, day: Temporal.PlainDate): Sql => sql`
  select distinct on (g.award_id) g.award_id, g.kind, g.payee_id, g.home_id
  from pay_agreement g
    join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id and e.how = 'confirmed'
    left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
  where g.county_code = ${county} and g.from_on <= ${day}
    and (g.to_on is null or g.to_on >= ${day}) and (o.on_day is null or o.on_day > ${day})
  order by g.award_id, e.at desc, g.id desc`;
