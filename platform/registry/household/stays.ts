import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import { holdPlaces } from '../../divisions/index.ts';
import type { Fact, FactValue } from '../history/facts.ts';
import { type LockedPerson, lockPersons } from '../person/lock.ts';
import type { LockedHousehold, OpenStay } from './lock.ts';

export interface Joining {
  readonly personId: Id;
  readonly relation: string;
}

/** What the asker's form calls the people and the day: a refusal about them stands there. */
export interface AskedAt {
  readonly people: 'personId' | 'members' | 'relations';
  readonly day: 'on' | 'formedOn';
}

export interface Place {
  readonly townId: Id;
  readonly villageId: Id;
}

/** How the history names a household: its key, and its head as of then. */
export const householdValue = (household: { id: Id; head_name: string | null }): FactValue => ({
  id: household.id,
  headName: household.head_name,
});
export const placeValue = (place: { town_id: Id; village_id: Id }): FactValue => ({
  townId: place.town_id,
  villageId: place.village_id,
});

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

/**
 * Takes people to a place, with everything that is found by place: parts of names, open memberships of rosters. Callers
 * hold the place; where the people come from is held here, or a merger of that village would carry them along.
 */
export async function takePersonsTo(tx: Tx, actor: Actor, ids: readonly Id[], place: Place): Promise<void> {
  const county = actor.countyCode;
  const from = await tx.rows<{ village_id: Id }>(sql`select distinct village_id from person
    where county_code = ${county} and id = any (${ids}::uuid[])`);
  await holdPlaces(
    tx,
    county,
    from.map(({ village_id }) => village_id),
  );
  await tx.run(sql`update person set town_id = ${place.townId}, village_id = ${place.villageId},
      version = version + 1
    where county_code = ${county} and id = any (${ids}::uuid[])`);
  await tx.run(sql`update person_name_part set town_id = ${place.townId}, village_id = ${place.villageId}
    where county_code = ${county} and person_id = any (${ids}::uuid[])`);
  await tx.run(sql`update roster_membership set town_id = ${place.townId}, village_id = ${place.villageId}
    where county_code = ${county} and person_id = any (${ids}::uuid[]) and to_on is null`);
}

/** Which of these may not join on that day; the first is enough to say. */
async function findObstacle(
  tx: Tx,
  persons: readonly LockedPerson[],
  on: Temporal.PlainDate,
  asked: AskedAt,
): Promise<Outcome<null>> {
  const field = asked.people;
  for (const person of persons) {
    if (person.died_on) return refuse('registry.person.dead', { on: person.died_on.toString() }, { field });
    if (person.birth_date && before(on, person.birth_date)) {
      return refuse('registry.date.before-birth', {}, { field: asked.day });
    }
  }
  const ids = persons.map((person) => person.id);
  const taken = await tx.rows<{ id: Id }>(sql`select id from unnest(${ids}::uuid[]) id
    where app.stay_overlaps(id, ${on}::date, null, null)`);
  const first = persons.find((person) => person.id === taken[0]?.id);
  return first ? refuse('registry.household.in-another', { name: first.name }, { field }) : done(null);
}

/**
 * Makes people members of a household from a day on, and takes them to its place. Locks them first: two officers who
 * put one person into two households at once come one behind the other.
 * @returns the pages of history, one for each person, for the caller to write with its own.
 * Refusals: `registry.household.person-unknown`, `.in-another`, `.before-formed`, `registry.person.dead`, `.merged`.
 */
export async function openStays(
  tx: Tx,
  actor: Actor,
  household: LockedHousehold,
  joinings: readonly Joining[],
  on: Temporal.PlainDate,
  reason: string,
  asked: AskedAt,
): Promise<Outcome<Omit<Fact, 'act'>[]>> {
  const field = asked.people;
  if (before(on, household.formed_on)) {
    return refuse(
      'registry.household.before-formed',
      { on: household.formed_on.toString() },
      { field: asked.day },
    );
  }
  const ids = joinings.map((joining) => joining.personId);
  const locked = await lockPersons(tx, actor, ids);
  const persons = ids.flatMap((id) => locked.get(id) ?? []);
  if (persons.length !== new Set(ids).size || persons.length !== ids.length) {
    return refuse('registry.household.person-unknown', {}, { field });
  }
  const merged = persons.find((person) => person.merged_into !== null);
  if (merged) return refuse('registry.person.merged', { into: merged.merged_into }, { field });
  const obstacle = await findObstacle(tx, persons, on, asked);
  if (!obstacle.ok) return obstacle;

  const relations = joinings.map((joining) => joining.relation);
  await tx.run(sql`insert into household_member
      (county_code, id, household_id, person_id, relation, joined_on, join_reason)
    select ${actor.countyCode}, id, ${household.id}::uuid, person_id, relation, ${on}::date, ${reason}
    from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[], ${relations}::text[])
      as joining (id, person_id, relation)`);
  await tx.run(sql`update person p set household_id = ${household.id}, relation = joining.relation
    from unnest(${ids}::uuid[], ${relations}::text[]) as joining (person_id, relation)
    where p.county_code = ${actor.countyCode} and p.id = joining.person_id`);
  await takePersonsTo(tx, actor, ids, { townId: household.town_id, villageId: household.village_id });
  return done(
    persons.map((person, index) => ({
      subjectKind: 'person' as const,
      subjectId: person.id,
      effectiveOn: on,
      fields: [
        { field: 'household', before: null, after: householdValue(household) },
        { field: 'relation', before: null, after: relations[index] ?? null },
        ...(person.village_id === household.village_id
          ? []
          : [{ field: 'place', before: placeValue(person), after: placeValue(household) }]),
      ],
    })),
  );
}

/**
 * Ends memberships: `on` is the first day on which they are no longer members. They keep the place they live in.
 * Refusals: `registry.household.before-joined`.
 */
export async function closeStays(
  tx: Tx,
  actor: Actor,
  household: LockedHousehold,
  stays: readonly OpenStay[],
  on: Temporal.PlainDate,
  reason: string,
): Promise<Outcome<Omit<Fact, 'act'>[]>> {
  const early = stays.find((stay) => before(on, stay.joined_on));
  if (early) {
    const facts = { name: early.name, on: early.joined_on.toString() };
    return refuse('registry.household.before-joined', facts, { field: 'on' });
  }
  const ids = stays.map((stay) => stay.person_id);
  await tx.run(sql`update household_member set left_on = ${on}, leave_reason = ${reason}
    where county_code = ${actor.countyCode} and household_id = ${household.id} and left_on is null
      and person_id = any (${ids}::uuid[])`);
  await tx.run(sql`update person set household_id = null, relation = null, version = version + 1
    where county_code = ${actor.countyCode} and id = any (${ids}::uuid[])`);
  return done(
    stays.map((stay) => ({
      subjectKind: 'person' as const,
      subjectId: stay.person_id,
      effectiveOn: on,
      fields: [
        { field: 'household', before: householdValue(household), after: null },
        { field: 'relation', before: stay.relation, after: null },
      ],
    })),
  );
}
