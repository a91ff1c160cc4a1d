import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

export const PlaceCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      placeId: Type.String(),
      placeName: Type.Union([Type.String(), Type.Null()]),
      persons: Type.Integer(),
      households: Type.Integer(),
    }),
  ),
});
export type PlaceCounts = Static<typeof PlaceCounts>;

/** The living and their households, by township, or by village within one; of the actor's scope only. */
export async function countByPlace(
  reader: Reader,
  actor: Actor,
  townId: string | null,
): Promise<PlaceCounts> {
  const place = townId === null && actor.level === 'county' ? sql`town_id` : sql`village_id`;
  const within = townId === null ? sql`true` : sql`town_id = ${townId}`;
  const items = await reader.rows<PlaceCounts['items'][number]>(sql`
    select place as "placeId", d.name as "placeName", sum(persons)::int as persons,
      sum(households)::int as households
    from (
      select ${place} as place, count(*) as persons, 0 as households from person
      where county_code = ${actor.countyCode} and ${within} and died_on is null and merged_into is null group by 1
      union all
      select ${place}, 0, count(*) from household
      where county_code = ${actor.countyCode} and ${within} and dissolved_on is null group by 1
    ) counted left join division d on d.county_code = ${actor.countyCode} and d.id = place
    group by place, d.name, d.code order by d.code`);
  return { items };
}
