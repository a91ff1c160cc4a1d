import assert from 'node:assert/strict';
import { type Reader, sql } from '../base/index.ts';

/** What must hold after anything at all was done; throws with what does not. For tests. */
export async function assertTreeHolds(reader: Reader, countyCode: string): Promise<void> {
  const broken = await reader.rows<{ rule: string; what: string }>(sql`
    with v as (select * from division_version where county_code = ${countyCode}),
    days as (select distinct day from (
      select valid_from as day from v union select valid_from - 1 from v
      union select valid_to from v where valid_to is not null) d
      where day >= (select min(valid_from) from v)),
    standing as (select days.day, v.* from days join v
      on v.valid_from <= days.day and (v.valid_to is null or v.valid_to > days.day)),
    live as (select * from division where county_code = ${countyCode} and valid_to is null),
    hung as (
      select 'person' as kind, id, town_id, village_id from person where county_code = ${countyCode}
      union all select 'household', id, town_id, village_id from household where county_code = ${countyCode}
      union all select 'part', person_id, town_id, village_id from person_name_part where county_code = ${countyCode}
      union all select 'membership', id, town_id, village_id from roster_membership
        where county_code = ${countyCode})
    select 'a code twice on one day' as rule, code || ' ' || day as what from standing
      group by day, code having count(*) > 1
    union all select 'two spans on one day', division_id || ' ' || day from standing
      group by day, division_id having count(*) > 1
    union all select 'a parent that does not stand', s.name || ' ' || s.day from standing s
      where s.parent_id is not null and not exists (
        select 1 from standing p where p.day = s.day and p.division_id = s.parent_id)
    union all select 'a code not under its parent', s.name || ' ' || s.day from standing s
      join standing p on p.day = s.day and p.division_id = s.parent_id
      where left(s.code, length(p.code)) <> p.code or length(s.code) <> length(p.code) + 3
    union all select 'today differs from the newest span', l.name from live l
      where not exists (select 1 from v where v.division_id = l.id and v.valid_to is null and v.code = l.code
        and v.name = l.name and v.kind = l.kind and v.parent_id is not distinct from l.parent_id)
    union all select 'an ended place with an open span', d.name from division d
      join v on v.division_id = d.id and v.valid_to is null
      where d.county_code = ${countyCode} and d.valid_to is not null
    union all select 'a township other than the parent', l.name from live l
      where l.level = 'village' and l.town_id is distinct from l.parent_id
    union all select 'a record on no living village', kind || ' ' || id from hung
      where not exists (select 1 from live l where l.id = hung.village_id and l.town_id = hung.town_id)
    union all select 'a post in no living place', p.id::text from post_holding p
      where p.county_code = ${countyCode} and p.held_to is null
        and not exists (select 1 from live l where l.id = p.place_id and l.level = p.level)`);
  assert.deepEqual(broken, []);
}
