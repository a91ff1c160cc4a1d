import type { Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

/**
 * All that two have confirmed of who takes the money of awards: columns id, award_id, kind, takes, payee_id, home_id,
 * from_on, last_on (`infinity` while it goes on), at.
 */
export const agreementSpans = (county: string): Sql => sql`
  select g.id, g.award_id, g.kind, g.takes, g.payee_id, g.home_id, g.from_on,
    least(coalesce(g.to_on, 'infinity'), coalesce(o.on_day - 1, 'infinity')) as last_on, e.at
  from pay_agreement g
    join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id and e.how = 'confirmed'
    left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
  where g.county_code = ${county}`;

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
