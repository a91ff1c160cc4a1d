import type { Id, Reader } from '../base/index.ts';
import { emptySql, fileSql, sql } from '../base/index.ts';
import { type Hanging, hangings, placements } from './hangings.ts';

export interface HangingCount {
  readonly subjectKind: string;
  readonly placeId: Id;
  readonly count: number;
  /** The first few by name, without secrets, so that whoever previews an act sees whom it means. */
  readonly examples: string[];
}

const EXAMPLES_MAX = 3;

/** How much hangs on each of these places: two statements per kind of record. Places with none are left out. */
export async function countHangings(
  reader: Reader,
  countyCode: string,
  placeIds: readonly Id[],
): Promise<HangingCount[]> {
  const counts: HangingCount[] = [];
  for (const hanging of hangings) {
    const { subjectKind, table, placed, standing } = hanging;
    const place = fileSql(placements[placed].key);
    const rows = await reader.rows<{ place_id: Id; n: bigint }>(sql`
      select ${place} as place_id, count(*) n from ${fileSql(table)} t
      where t.county_code = ${countyCode} and ${place} = any(${placeIds}::uuid[])
        ${standing ? fileSql(`and ${standing}`) : emptySql}
      group by ${place}`);
    if (rows.length === 0) continue;
    const found = rows.map((row) => row.place_id);
    const examples = await readExamples(reader, countyCode, hanging, found);
    counts.push(
      ...rows.map((row) => ({
        subjectKind,
        placeId: row.place_id,
        count: Number(row.n),
        examples: examples.get(row.place_id) ?? [],
      })),
    );
  }
  return counts;
}

async function readExamples(
  reader: Reader,
  countyCode: string,
  { table, placed, standing, example }: Hanging,
  placeIds: readonly Id[],
): Promise<Map<Id, string[]>> {
  const place = fileSql(placements[placed].key);
  const rows = await reader.rows<{ place_id: Id; name: string | null }>(sql`
    select p.id as place_id, e.name from unnest(${placeIds}::uuid[]) p(id)
    cross join lateral (select ${fileSql(example)} as name from ${fileSql(table)} t
      where t.county_code = ${countyCode} and ${place} = p.id ${standing ? fileSql(`and ${standing}`) : emptySql}
      limit ${EXAMPLES_MAX}) e`);
  const examples = new Map<Id, string[]>();
  for (const { place_id, name } of rows) {
    if (name !== null) examples.set(place_id, [...(examples.get(place_id) ?? []), name]);
  }
  return examples;
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
