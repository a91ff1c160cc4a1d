import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { HEAD } from '../codes/index.ts';
import { type Fact, recordFacts } from '../history/facts.ts';
import { checkPast, Day, findVillage } from '../person/input.ts';
import { ActBasis, begin, end, letGo, membersFact, named } from './acts.ts';
import { checkRelation, Succession } from './head.ts';
import type { LockedHousehold } from './lock.ts';
import { type AskedAt, openStays } from './stays.ts';

type Tools = Pick<Services, 'clock'>;

const Uuid = Type.String({ format: 'uuid' });
const Members = Type.Array(
  Type.Object({ personId: Uuid, relation: Type.String({ pattern: '^[0-9]{2}$' }) }),
  { minItems: 1, maxItems: 100, description: 'Exactly one of them has the relation 02, the head.' },
);
const Address = {
  householdNo: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
  registeredPlace: Type.Optional(Type.String({ maxLength: 200 })),
  actualPlace: Type.Optional(Type.String({ maxLength: 200 })),
};

export const NewHousehold = Type.Object({
  ...Address,
  villageId: Uuid,
  members: Members,
  formedOn: Day,
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const SplitHousehold = Type.Object({
  ...ActBasis,
  ...Address,
  villageId: Type.Optional(Uuid),
  members: Members,
  succession: Type.Optional(Succession),
});
export const MergeHousehold = Type.Object({
  ...ActBasis,
  otherId: Uuid,
  otherVersion: Type.Integer(),
  relations: Type.Array(Type.Object({ personId: Uuid, relation: Type.String({ pattern: '^[0-9]{2}$' }) }), {
    maxItems: 100,
    description: 'What each member of the other household is to the head of this one.',
  }),
});

interface Founding {
  readonly villageId: Id;
  readonly townId: Id;
  readonly householdNo: string | null;
  readonly registeredPlace: string;
  readonly actualPlace: string;
  readonly members: readonly { personId: Id; relation: string }[];
  readonly on: Temporal.PlainDate;
  readonly reason: string;
  readonly askedAt: AskedAt;
}

/** Founds a household with its members. Refusals: those of `openStays`, `registry.household.one-head`. */
async function found(
  tx: Tx,
  actor: Actor,
  services: Tools,
  given: Founding,
): Promise<Outcome<{ household: LockedHousehold; facts: Fact[] }>> {
  const heads = given.members.filter((member) => member.relation === HEAD);
  const [head] = heads;
  if (head === undefined || heads.length !== 1)
    return refuse('registry.household.one-head', {}, { field: 'members' });
  for (const member of given.members) {
    const known = checkRelation(member.relation);
    if (!known.ok) return known;
  }
  const name = await tx.find<{ name: string }>(sql`select name from person
    where county_code = ${actor.countyCode} and id = ${head.personId}`);
  if (name === undefined) return refuse('registry.household.person-unknown', {}, { field: 'members' });
  const household: LockedHousehold = {
    id: newId(),
    household_no: given.householdNo,
    head_id: head.personId,
    head_name: name.name,
    town_id: given.townId,
    village_id: given.villageId,
    registered_place: given.registeredPlace,
    actual_place: given.actualPlace,
    formed_on: given.on,
    dissolved_on: null,
    version: 1,
  };
  await tx.run(sql`insert into household (county_code, id, household_no, head_id, head_name, town_id, village_id,
      registered_place, actual_place, formed_on, created_at)
    values (${actor.countyCode}, ${household.id}, ${household.household_no}, ${household.head_id},
      ${household.head_name}, ${household.town_id}, ${household.village_id}, ${household.registered_place},
      ${household.actual_place}, ${household.formed_on}, ${services.clock.now()})`);
  const opened = await openStays(tx, actor, household, given.members, given.on, given.reason, given.askedAt);
  if (!opened.ok) return opened;
  return done({ household, facts: named(opened.value, 'join-household') });
}

const createFact = (household: LockedHousehold): Fact => ({
  subjectKind: 'household',
  subjectId: household.id,
  act: 'create',
  effectiveOn: household.formed_on,
  fields: [{ field: 'head', before: null, after: { id: household.head_id, name: household.head_name } }],
});

/** Registers a household. Refusals: `registry.place.unknown`, `registry.date.future` and those of `found`. */
export async function createHousehold(
  tx: Tx,
  actor: Actor,
  services: Tools,
  input: Static<typeof NewHousehold>,
): Promise<Outcome<{ id: Id; version: number }>> {
  const on = Temporal.PlainDate.from(input.formedOn);
  const late = checkPast(on, services.clock.today(), 'formedOn');
  if (late) return { ok: false, refusal: late };
  const village = await findVillage(tx, actor.countyCode, input.villageId);
  if (!village) return refuse('registry.place.unknown', {}, { field: 'villageId' });
  const founded = await found(tx, actor, services, {
    villageId: village.id,
    townId: village.townId,
    householdNo: input.householdNo ?? null,
    registeredPlace: input.registeredPlace ?? '',
    actualPlace: input.actualPlace ?? '',
    members: input.members,
    on,
    reason: input.reason ?? 'found',
    askedAt: { people: 'members', day: 'formedOn' },
  });
  if (!founded.ok) return founded;
  const basis = { document: input.document ?? '', reason: input.reason ?? '' };
  const facts = [createFact(founded.value.household), ...founded.value.facts].map((fact) => ({
    ...fact,
    ...basis,
  }));
  await recordFacts(tx, actor, services.clock.now(), facts);
  return done({ id: founded.value.household.id, version: 1 });
}

/**
 * Some members leave and form a household of their own, from the same day, without a gap.
 * Refusals: `registry.household.whole` when nobody would stay, and those of leaving and founding.
 */
export async function splitHousehold(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof SplitHousehold>,
): Promise<Outcome<{ id: Id; version: number; newId: Id }>> {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const { household, members, on } = standing.value;
  const ids = input.members.map((member) => member.personId);
  if (members.every((stay) => ids.includes(stay.person_id)))
    return refuse('registry.household.whole', {}, { field: 'members' });
  const village = await findVillage(tx, actor.countyCode, input.villageId ?? household.village_id);
  if (!village) return refuse('registry.place.unknown', {}, { field: 'villageId' });
  const reason = input.reason ?? 'split';
  const gone = await letGo(tx, actor, standing.value, ids, input.succession, 'split', reason);
  if (!gone.ok) return gone;
  const founded = await found(tx, actor, services, {
    villageId: village.id,
    townId: village.townId,
    householdNo: input.householdNo ?? null,
    registeredPlace: input.registeredPlace ?? household.registered_place,
    actualPlace: input.actualPlace ?? household.actual_place,
    members: input.members,
    on,
    reason,
    askedAt: { people: 'members', day: 'on' },
  });
  if (!founded.ok) return founded;
  const facts = [...gone.value, createFact(founded.value.household), ...founded.value.facts];
  const ended = await end(tx, actor, services, household, facts, input);
  return ended.ok ? done({ ...ended.value, newId: founded.value.household.id }) : ended;
}

/**
 * The members of another household come into this one, and the other ends.
 * Refusals: `registry.household.same`, `.relation-missing` and those of leaving and joining.
 */
export async function mergeHouseholds(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof MergeHousehold>,
): Promise<Outcome<{ id: Id; version: number }>> {
  if (id === input.otherId) return refuse('registry.household.same', {}, { field: 'otherId' });
  const mine = { standing: () => begin(tx, actor, services, id, input), id };
  const theirs = {
    standing: () => begin(tx, actor, services, input.otherId, { ...input, version: input.otherVersion }),
    id: input.otherId,
  };
  // Always in the order of their ids, so that two merges of one pair do not wait for each other.
  const [first, second] = mine.id < theirs.id ? [mine, theirs] : [theirs, mine];
  const one = await first.standing();
  if (!one.ok) return one;
  const two = await second.standing();
  if (!two.ok) return two;
  const [into, from] = first === mine ? [one.value, two.value] : [two.value, one.value];

  const said = new Map(input.relations.map(({ personId, relation }) => [personId, relation]));
  const joinings: { personId: Id; relation: string }[] = [];
  for (const stay of from.members) {
    const relation = said.get(stay.person_id);
    if (relation === undefined || relation === HEAD) {
      return refuse('registry.household.relation-missing', { name: stay.name }, { field: 'relations' });
    }
    const known = checkRelation(relation);
    if (!known.ok) return known;
    joinings.push({ personId: stay.person_id, relation });
  }
  const reason = input.reason ?? 'merge';
  const ids = joinings.map((joining) => joining.personId);
  const gone = await letGo(tx, actor, from, ids, undefined, 'merge', reason);
  if (!gone.ok) return gone;
  const opened = await openStays(tx, actor, into.household, joinings, into.on, reason, {
    people: 'relations',
    day: 'on',
  });
  if (!opened.ok) return opened;
  const names = from.members.map((stay) => stay.name);
  const facts = [
    ...gone.value,
    membersFact(into.household, 'merge', into.on, 'in', names),
    ...named(opened.value, 'join-household'),
  ];
  await tx.run(sql`update household set version = version + 1
    where county_code = ${actor.countyCode} and id = ${from.household.id}`);
  return await end(tx, actor, services, into.household, facts, input);
}
