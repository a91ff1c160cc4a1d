import type { Id, Reader } from '../base/index.ts';
import { emptySql, fileSql, sql } from '../base/index.ts';
import { hangings } from './hangings.ts';

export interface HangingCount {
  readonly subjectKind: string;
  readonly placeId: Id;
  readonly count: number;
}

/** How much hangs on each of these places: one statement per kind of record. Places with none are left out. */
export async function countHangings(
  reader: Reader,
  countyCode: string,
  placeIds: readonly Id[],
): Promise<HangingCount[]> {
  const counts: HangingCount[] = [];
  for (const { subjectKind, table, placed, standing } of hangings) {
    const place = fileSql(placed === 'village' ? 't.village_id' : 't.place_id');
    const rows = await reader.rows<{ place_id: Id; n: bigint }>(sql`
      select ${place} as place_id, count(*) n from ${fileSql(table)} t
      where t.county_code = ${countyCode} and ${place} = any(${placeIds}::uuid[])
        ${standing ? fileSql(`and ${standing}`) : emptySql}
      group by ${place}`);
    counts.push(...rows.map((row) => ({ subjectKind, placeId: row.place_id, count: Number(row.n) })));
  }
  return counts;
}

/** People and households under each child of a place: by township for a county, by village for a township. */
export async function countChildren(
  reader: Reader,
  countyCode: string,
  place: { id: Id; level: string },
): Promise<{ placeId: Id; people: number; households: number }[]> {
  const key = fileSql(place.level === 'county' ? 't.town_id' : 't.village_id');
  const inside =
    place.level === 'county'
      ? emptySql
      : place.level === 'town'
        ? sql`and t.town_id = ${place.id}`
        : sql`and t.village_id = ${place.id}`;
  const count = (table: 'person' | 'household', alive: ReturnType<typeof sql>) =>
    reader.rows<{ place_id: Id; n: bigint }>(sql`select ${key} as place_id, count(*) n
      from ${fileSql(table)} t where t.county_code = ${countyCode} ${inside} ${alive} group by ${key}`);
  const people = await count('person', sql`and t.died_on is null and t.merged_into is null`);
  const households = await count('household', sql`and t.dissolved_on is null`);
  const byPlace = new Map(people.map((row) => [row.place_id, { people: Number(row.n), households: 0 }]));
  for (const row of households) {
    const known = byPlace.get(row.place_id) ?? { people: 0, households: 0 };
    byPlace.set(row.place_id, { ...known, households: Number(row.n) });
  }
  return [...byPlace].map(([placeId, counts]) => ({ placeId, ...counts }));
}
