import type { Actor, Id, Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

const ownTown = sql`(select app.place_town())`;
const townOf = (actor: Actor, villageId: Id): Sql =>
  sql`(select town_id from division where county_code = ${actor.countyCode} and id = ${villageId})`;

/**
 * The equalities that row-level security stands for, said once more in the query, so that an index which starts with
 * the scope serves. They hide nothing by themselves: the database does that.
 * `p` is what the query calls the person or household.
 */
export function scopeConditions(actor: Actor): Sql[] {
  const county = sql`p.county_code = ${actor.countyCode}`;
  if (actor.level === 'town') return [county, sql`p.town_id = ${actor.placeId}`];
  if (actor.level === 'village') {
    return [county, sql`p.village_id = ${actor.placeId}`, sql`p.town_id = ${ownTown}`];
  }
  return [county];
}

/** The township of the one village to which the scope or what was picked narrows a list; nothing for a wider one. */
export function townOfVillage(actor: Actor, place: PlaceFilter): Sql | undefined {
  if (actor.level === 'village') return ownTown;
  return place.villageId === undefined ? undefined : townOf(actor, place.villageId);
}

/** A township, a village, or both: what somebody picked in a list. The village alone is enough for its township. */
export interface PlaceFilter {
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
}

export function placeConditions(actor: Actor, place: PlaceFilter): Sql[] {
  if (place.villageId !== undefined) {
    return [sql`p.village_id = ${place.villageId}`, sql`p.town_id = ${townOf(actor, place.villageId)}`];
  }
  return place.townId === undefined ? [] : [sql`p.town_id = ${place.townId}`];
}
