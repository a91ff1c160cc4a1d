import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Refusal, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type Act, type Fact, findLastChange, recordFacts } from '../history/facts.ts';
import { checkPast, Day, findVillage } from '../person/input.ts';
import { checkLeaveAfterHeadship, checkRelation, Succession, setHead } from './head.ts';
import { type LockedHousehold, lockHousehold, lockMembers, type OpenStay } from './lock.ts';
import { closeStays, openStays, placeValue, takePersonsTo } from './stays.ts';

type Tools = Pick<Services, 'clock'>;
type Done = Promise<Outcome<{ id: Id; version: number }>>;

const Uuid = Type.String({ format: 'uuid' });
/** What every act on a household says: what was looked at, from which day it holds, and by which document. */
export const ActBasis = {
  version: Type.Integer(),
  on: Day,
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
};
export interface Basis {
  readonly version: number;
  readonly on: string;
  readonly document?: string;
  readonly reason?: string;
}

export const JoinHousehold = Type.Object({
  ...ActBasis,
  personId: Uuid,
  relation: Type.String({ pattern: '^[0-9]{2}$' }),
});
export const LeaveHousehold = Type.Object({
  ...ActBasis,
  personId: Uuid,
  succession: Type.Optional(Succession),
});
export const ChangeHead = Type.Object({ ...ActBasis, succession: Succession });
export const MoveHousehold = Type.Object({
  ...ActBasis,
  villageId: Type.Optional(Uuid),
  registeredPlace: Type.Optional(Type.String({ maxLength: 200 })),
  actualPlace: Type.Optional(Type.String({ maxLength: 200 })),
});
export const DissolveHousehold = Type.Object(ActBasis);

/** One act under way: what is locked, and the day it holds from. */
export interface Standing {
  readonly household: LockedHousehold;
  readonly members: OpenStay[];
  readonly on: Temporal.PlainDate;
}

export async function begin(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  basis: Basis,
): Promise<Outcome<Standing>> {
  const locked = await lockHousehold(tx, actor, id, basis.version);
  if (!locked.ok) return locked;
  const on = Temporal.PlainDate.from(basis.on);
  const wrong = checkPast(on, services.clock.today(), 'on') ?? beforeFormed(on, locked.value);
  if (wrong) return { ok: false, refusal: wrong };
  return done({ household: locked.value, members: await lockMembers(tx, actor, id), on });
}

function beforeFormed(on: Temporal.PlainDate, household: LockedHousehold): Refusal | undefined {
  return Temporal.PlainDate.compare(on, household.formed_on) < 0
    ? refuse('registry.household.before-formed', { on: household.formed_on.toString() }, { field: 'on' })
        .refusal
    : undefined;
}

/** Writes the history with the act's document and reason on every page, and moves the household's version on. */
export async function end(
  tx: Tx,
  actor: Actor,
  services: Tools,
  household: LockedHousehold,
  facts: readonly Fact[],
  basis: Pick<Basis, 'document' | 'reason'>,
): Done {
  await tx.run(sql`update household set version = version + 1
    where county_code = ${actor.countyCode} and id = ${household.id}`);
  const documented = facts.map((fact) => ({
    ...fact,
    document: basis.document ?? '',
    reason: basis.reason ?? '',
  }));
  await recordFacts(tx, actor, services.clock.now(), documented);
  return done({ id: household.id, version: household.version + 1 });
}

export const named = (facts: readonly Omit<Fact, 'act'>[], act: Act): Fact[] =>
  facts.map((fact) => ({ ...fact, act }));

export const membersFact = (
  household: LockedHousehold,
  act: Act,
  on: Temporal.PlainDate,
  direction: 'in' | 'out',
  names: readonly string[],
): Fact => ({
  subjectKind: 'household',
  subjectId: household.id,
  act,
  effectiveOn: on,
  fields: names.map((name) => ({
    field: 'member',
    before: direction === 'out' ? name : null,
    after: direction === 'in' ? name : null,
  })),
});

/** Somebody joins from a day on. Refusals: those of `openStays`. */
export async function joinHousehold(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof JoinHousehold>,
): Done {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const known = checkRelation(input.relation);
  if (!known.ok) return known;
  if (input.relation === '02') return refuse('registry.household.one-head', {}, { field: 'relation' });
  const { household, on } = standing.value;
  const asked = { people: 'personId', day: 'on' } as const;
  const opened = await openStays(tx, actor, household, [input], on, input.reason ?? 'join', asked);
  if (!opened.ok) return opened;
  const person = await tx.get<{ name: string }>(sql`select name from person
    where county_code = ${actor.countyCode} and id = ${input.personId}`);
  const facts = [
    membersFact(household, 'join-household', on, 'in', [person.name]),
    ...named(opened.value, 'join-household'),
  ];
  return await end(tx, actor, services, household, facts, input);
}

/**
 * Lets members go. When the head goes, the others need a successor; when nobody stays, the household is dissolved
 * with the same day.
 * Refusals: `registry.household.not-member`, `.needs-successor`, `.before-joined` and those of `setHead`.
 */
export async function letGo(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  personIds: readonly Id[],
  succession: Succession | undefined,
  act: Act,
  reason: string,
): Promise<Outcome<Fact[]>> {
  const { household, members, on } = standing;
  const going = members.filter((stay) => personIds.includes(stay.person_id));
  if (going.length !== personIds.length) {
    const field = act === 'split' ? 'members' : 'personId';
    return refuse('registry.household.not-member', {}, { field });
  }
  const staying = members.filter((stay) => !personIds.includes(stay.person_id));
  const afterHeadship = await checkLeaveAfterHeadship(tx, actor, household, personIds, on);
  if (!afterHeadship.ok) return afterHeadship;
  const headGoes = going.some((stay) => stay.person_id === household.head_id);
  let facts: Fact[] = [];
  if (staying.length === 0) {
    await tx.run(sql`update household set dissolved_on = ${on}
      where county_code = ${actor.countyCode} and id = ${household.id}`);
    facts = [
      { subjectKind: 'household', subjectId: household.id, act: 'dissolve', effectiveOn: on, fields: [] },
    ];
  } else if (headGoes) {
    if (!succession) {
      const facts = { count: staying.length };
      return refuse('registry.household.needs-successor', facts, { field: 'headId' });
    }
    const changed = await setHead(tx, actor, household, staying, succession, on);
    if (!changed.ok) return changed;
    facts = changed.value;
  }
  const closed = await closeStays(tx, actor, household, going, on, reason);
  if (!closed.ok) return closed;
  const names = going.map((stay) => stay.name);
  return done([membersFact(household, act, on, 'out', names), ...named(closed.value, act), ...facts]);
}

/** One member leaves. Refusals: those of `letGo`. */
export async function leaveHousehold(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof LeaveHousehold>,
): Done {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const reason = input.reason ?? 'leave';
  const ids = [input.personId];
  const facts = await letGo(tx, actor, standing.value, ids, input.succession, 'leave-household', reason);
  if (!facts.ok) return facts;
  return await end(tx, actor, services, standing.value.household, facts.value, input);
}

/** Another member becomes head. Refusals: those of `setHead`. */
export async function changeHead(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof ChangeHead>,
): Done {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const { household, members, on } = standing.value;
  if (input.succession.headId === household.head_id) return refuse('registry.nothing-differs');
  const facts = await setHead(tx, actor, household, members, input.succession, on);
  if (!facts.ok) return facts;
  return await end(tx, actor, services, household, facts.value, input);
}

/**
 * The household moves, with its members. A township clerk moves within the township; the county moves anywhere.
 * Refusals: `registry.place.unknown`, `registry.date.before-last-change`, `registry.nothing-differs`.
 */
export async function moveHousehold(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof MoveHousehold>,
): Done {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const { household, members, on } = standing.value;
  const village = await findVillage(tx, actor.countyCode, input.villageId ?? household.village_id);
  if (!village) return refuse('registry.place.unknown', {}, { field: 'villageId' });
  const registered = input.registeredPlace ?? household.registered_place;
  const actual = input.actualPlace ?? household.actual_place;
  const last = await findLastChange(tx, actor.countyCode, { kind: 'household', id }, ['place']);
  if (last && Temporal.PlainDate.compare(on, last) < 0) {
    return refuse('registry.date.before-last-change', { on: last.toString() }, { field: 'on' });
  }
  const place = { town_id: village.townId, village_id: village.id };
  const moved = village.id !== household.village_id;
  const fields = [
    ...(moved ? [{ field: 'place', before: placeValue(household), after: placeValue(place) }] : []),
    ...(registered === household.registered_place
      ? []
      : [{ field: 'registeredPlace', before: household.registered_place, after: registered }]),
    ...(actual === household.actual_place
      ? []
      : [{ field: 'actualPlace', before: household.actual_place, after: actual }]),
  ];
  if (fields.length === 0) return refuse('registry.nothing-differs');
  const memberIds = members.map((stay) => stay.person_id);
  const facts: Fact[] = [{ subjectKind: 'household', subjectId: id, act: 'move', effectiveOn: on, fields }];
  if (moved) {
    for (const personId of memberIds) {
      facts.push({
        subjectKind: 'person',
        subjectId: personId,
        act: 'move',
        effectiveOn: on,
        fields: [{ field: 'place', before: placeValue(household), after: placeValue(place) }],
      });
    }
  }
  const ended = await end(tx, actor, services, household, facts, input);
  if (moved) await takePersonsTo(tx, actor, memberIds, { townId: village.townId, villageId: village.id });
  await tx.run(sql`update household set town_id = ${village.townId}, village_id = ${village.id},
      registered_place = ${registered}, actual_place = ${actual}
    where county_code = ${actor.countyCode} and id = ${id}`);
  return ended;
}

/** Everybody leaves and the household ends. Refusals: `registry.household.before-joined`. */
export async function dissolveHousehold(tx: Tx, actor: Actor, services: Tools, id: Id, input: Basis): Done {
  const standing = await begin(tx, actor, services, id, input);
  if (!standing.ok) return standing;
  const ids = standing.value.members.map((stay) => stay.person_id);
  const facts = await letGo(
    tx,
    actor,
    standing.value,
    ids,
    undefined,
    'leave-household',
    input.reason ?? 'dissolve',
  );
  if (!facts.ok) return facts;
  return await end(tx, actor, services, standing.value.household, facts.value, input);
}
