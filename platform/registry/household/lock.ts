import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { holdPlaces } from '../../divisions/index.ts';
import { refuseChanged } from '../person/lock.ts';

/** A household's row, held until the transaction ends. Households are locked before people. */
export interface LockedHousehold {
  readonly id: Id;
  readonly household_no: string | null;
  readonly head_id: Id | null;
  readonly head_name: string | null;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly registered_place: string;
  readonly actual_place: string;
  readonly formed_on: Temporal.PlainDate;
  readonly dissolved_on: Temporal.PlainDate | null;
  readonly version: number;
}

/**
 * A household's own village stands still before the household is locked, in the order in which a merger of villages
 * takes its locks. Where one was faster, the household stands in another village by now: that one is held then.
 */
async function holdVillage(tx: Tx, actor: Actor, id: Id): Promise<Id | undefined> {
  const home = await tx.find<{ village_id: Id }>(sql`select village_id from household
    where county_code = ${actor.countyCode} and id = ${id}`);
  if (home) await holdPlaces(tx, actor.countyCode, [home.village_id]);
  return home?.village_id;
}

/**
 * Locks a household that still stands and still is what the officer looked at.
 * Refusals: `http.missing`, `registry.household.dissolved`, `registry.changed-meanwhile`.
 */
export async function lockHousehold(
  tx: Tx,
  actor: Actor,
  id: Id,
  version: number | undefined,
): Promise<Outcome<LockedHousehold>> {
  const heldId = await holdVillage(tx, actor, id);
  const household = await tx.find<LockedHousehold>(sql`select id, household_no, head_id, head_name, town_id,
      village_id, registered_place, actual_place, formed_on, dissolved_on, version
    from household where county_code = ${actor.countyCode} and id = ${id} for update`);
  if (household === undefined) return refuse('http.missing');
  if (household.village_id !== heldId) await holdPlaces(tx, actor.countyCode, [household.village_id]);
  if (version !== undefined && household.version !== version) {
    return await refuseChanged(tx, actor, 'household', id);
  }
  if (household.dissolved_on !== null) {
    return refuse('registry.household.dissolved', { on: household.dissolved_on.toString() });
  }
  return done(household);
}

/** Somebody who is a member today. */
export interface OpenStay {
  readonly id: Id;
  readonly person_id: Id;
  readonly name: string;
  readonly relation: string;
  readonly joined_on: Temporal.PlainDate;
}

/** Today's members, their stays and their own rows locked. */
export async function lockMembers(tx: Tx, actor: Actor, householdId: Id): Promise<OpenStay[]> {
  return await tx.rows<OpenStay>(sql`select m.id, m.person_id, p.name, m.relation, m.joined_on
    from household_member m join person p on p.county_code = m.county_code and p.id = m.person_id
    where m.county_code = ${actor.countyCode} and m.household_id = ${householdId} and m.left_on is null
    order by p.id for update`);
}
