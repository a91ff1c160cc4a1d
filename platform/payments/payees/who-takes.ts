import type { Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { RunFrame } from '../owed.ts';
import { agreementSpans, agreementsOn } from './agreements-on.ts';

/** The head of a household takes what is the household's; by agreement in writing it is somebody else, or a home. */
const byNature = (county: string): Sql =>
  sql`left join household h on h.county_code = ${county} and h.id = o.party_id and o.household_id = o.party_id`;

const TAKER = sql`coalesce(h.head_id, o.person_id) as person_id,
    coalesce(g.payee_id, g.home_id, h.head_id, o.person_id) as payee_id, g.home_id,
    coalesce(g.kind, case when h.head_id <> o.person_id then 'head' else 'self' end) as payee_kind`;

/** Who takes each line of `owed`, as it was agreed for the day on which the roll is made. */
export const payeesOfWhole = ({ countyCode: county, madeOn }: RunFrame, owed: Sql): Sql => sql`
  select o.award_id, o.party_id, o.period, o.amount_fen, o.holder_name, o.town_id, o.village_id, o.is_now, o.is_first,
    o.is_care, ${TAKER}
  from (${owed}) o ${byNature(county)}
    left join (${agreementsOn(county, madeOn)}) g on g.award_id = o.award_id`;

const MONTH_END = sql`((o.period + interval '1 month')::date - 1)`;
/** Days of the month on which an agreement held. */
const DAYS = sql`(least(g.last_on, ${MONTH_END}) - greatest(g.from_on, o.period) + 1)`;

/**
 * The same where what is for care is a line of its own. Days of a month are counted, since a quarter is paid when it is
 * nearly over:
 *
 * - What a month gives for care goes to whoever cared in it, carer or home; of several to whoever did for more of its
 *   days, of equals to whoever came last. Nobody shares a month.
 * - The rest is the home's, where its agreement takes all, of months of which the person lived there half the days.
 * - Otherwise it is the person's, or goes to a guardian or agent as it was agreed for the day on which the roll is made;
 *   and so does what is for care when nobody was agreed on, which is found before payment.
 */
export const payeesByPart = ({ countyCode: county, madeOn }: RunFrame, owed: Sql): Sql => sql`
  select distinct on (o.award_id, o.period, o.is_care) o.*, o.hand_days as care_days,
    coalesce(min(o.hand) over month <> max(o.hand) over month, false) as is_shared
  from (select o.award_id, o.party_id, o.period, o.amount_fen, o.holder_name, o.town_id, o.village_id, o.is_now,
      o.is_first, o.is_care, ${TAKER}, g.kind in ('carer', 'home') as cares, g.at, g.id as agreement_id,
      coalesce(g.payee_id, g.home_id)::text as hand,
      sum(${DAYS}) over (partition by o.award_id, o.period, o.is_care, g.kind in ('carer', 'home'),
        coalesce(g.payee_id, g.home_id)) as hand_days
    from (${owed}) o ${byNature(county)}
      left join (${agreementSpans(county)}) g on g.award_id = o.award_id and case
        when g.kind = 'carer' or g.takes = 'care' then o.is_care and ${DAYS} > 0
        when g.kind = 'home' then ${DAYS} > 0 and (o.is_care or ${DAYS} * 2 >= ${MONTH_END} - o.period + 1)
        else ${madeOn} between g.from_on and g.last_on end) o
  window month as (partition by o.award_id, o.period, o.is_care, o.cares)
  order by o.award_id, o.period, o.is_care, o.cares desc nulls last, o.hand_days desc, o.at desc, o.agreement_id desc`;
