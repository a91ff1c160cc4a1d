import type { Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { namesOn } from '../../divisions/index.ts';

export interface PlaceOnDay {
  readonly placeId: Id;
  readonly on: Temporal.PlainDate;
}

const keyOf = (placeId: Id, on: Temporal.PlainDate) => `${placeId} ${on}`;

/** What places were called on days, looked up at once and then asked one by one; null when out of sight. */
export async function placeNames(
  reader: Reader,
  countyCode: string,
  asked: readonly PlaceOnDay[],
): Promise<(placeId: Id, on: Temporal.PlainDate) => string | null> {
  const names = await namesOn(reader, countyCode, asked);
  const known = new Map(asked.map(({ placeId, on }, index) => [keyOf(placeId, on), names[index] ?? null]));
  return (placeId, on) => known.get(keyOf(placeId, on)) ?? null;
}

/** The township that a village belonged to on a day. */
export async function findTownOn(
  reader: Reader,
  countyCode: string,
  villageId: Id,
  on: Temporal.PlainDate,
): Promise<Id | undefined> {
  const row = await reader.find<{ parent_id: Id | null }>(sql`select parent_id from division_version
    where county_code = ${countyCode} and division_id = ${villageId} and valid_from <= ${on}
    order by valid_from desc limit 1`);
  return row?.parent_id ?? undefined;
}
