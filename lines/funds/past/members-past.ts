import { sql, type Tx } from '../../../platform/base/index.ts';
import type { PastMakers } from './frame.ts';

/**
 * For whom the allowance of each family is given: those of it who stand on the roster, or, where it stands there no more, who
 * lives in it. A family that grew was given for one person less until it was counted anew.
 */
export async function keepMembers(tx: Tx, { officer }: PastMakers): Promise<void> {
  const county = officer.countyCode;
  const onRoster = sql`select r.household_id, r.person_id from roster_membership r
    where r.county_code = ${county} and r.to_on is null and r.roster in ('rural-allowance', 'urban-allowance')`;
  await tx.run(sql`insert into award_member (county_code, award_id, change_no, person_id)
    select ${county}, m.award_id, s.no, m.person_id
    from (select l.award_id, l.turn, p.person_id, row_number() over (partition by l.award_id
            order by p.person_id = l.person_id desc, p.person_id) as place, count(*) over (partition by l.award_id) as people
        from past_life l
          join (${onRoster}
            union
            select h.household_id, h.person_id from household_member h
              left join (select distinct household_id from (${onRoster}) o) r on r.household_id = h.household_id
            where h.county_code = ${county} and h.left_on is null and r.household_id is null) p
            on p.household_id = l.household_id
        where l.scheme = 'minimum-living-allowance') m
      join past_said s on s.award_id = m.award_id and (s.no = 1 or m.turn = 'grew' and s.cause = 'recount')
    where s.no > 1 or m.turn is distinct from 'grew' or m.place < m.people`);
}
