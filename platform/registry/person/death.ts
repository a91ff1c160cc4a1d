import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type Fact, recordFacts } from '../history/facts.ts';
import { letGo } from '../household/acts.ts';
import { Succession } from '../household/head.ts';
import { lockHousehold, lockMembers } from '../household/lock.ts';
import { checkPast, Day } from './input.ts';
import { lockPerson } from './lock.ts';

type Tools = Pick<Services, 'clock'>;

export const Death = Type.Object({
  version: Type.Integer(),
  diedOn: Day,
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
  succession: Type.Optional(Succession),
});
export const DeathCorrection = Type.Object({
  version: Type.Integer(),
  diedOn: Type.Union([Day, Type.Null()], { description: 'The right day; null when the person is alive.' }),
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
});

/**
 * Records a death. The membership of the household ends with the day after, so that the dead was a member on the
 * day of death; a head needs a successor; the last member's household ends. Rosters are left to those who keep them:
 * who died in the month of a payment is still entitled for it.
 * Refusals: `registry.person.dead`, `registry.date.*`, `registry.household.needs-successor`, those of `setHead`.
 */
export async function recordDeath(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof Death>,
): Promise<Outcome<{ id: Id; version: number }>> {
  const diedOn = Temporal.PlainDate.from(input.diedOn);
  const late = checkPast(diedOn, services.clock.today(), 'diedOn');
  if (late) return { ok: false, refusal: late };
  // The household is locked before the person, as in every act on households.
  const home = await tx.find<{ household_id: Id | null }>(sql`select household_id from person
    where county_code = ${actor.countyCode} and id = ${id}`);
  const household = home?.household_id
    ? await lockHousehold(tx, actor, home.household_id, undefined)
    : undefined;
  if (household && !household.ok) return household;
  const members = household ? await lockMembers(tx, actor, household.value.id) : [];
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const person = locked.value;
  if (person.died_on) return refuse('registry.person.dead', { on: person.died_on.toString() });
  if (person.birth_date && Temporal.PlainDate.compare(diedOn, person.birth_date) < 0) {
    return refuse('registry.date.before-birth', {}, { field: 'diedOn' });
  }
  let facts: Fact[] = [];
  if (household) {
    const standing = { household: household.value, members, on: diedOn.add({ days: 1 }) };
    const gone = await letGo(tx, actor, standing, [id], input.succession, 'death', 'death');
    if (!gone.ok) return gone;
    facts = gone.value;
    await tx.run(sql`update household set version = version + 1
      where county_code = ${actor.countyCode} and id = ${household.value.id}`);
  }
  await tx.run(sql`update person set died_on = ${diedOn}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  const fields = [{ field: 'diedOn', before: null, after: diedOn.toString() }];
  facts.unshift({ subjectKind: 'person', subjectId: id, act: 'death', effectiveOn: diedOn, fields });
  const basis = { document: input.document ?? '', reason: input.reason ?? '' };
  await recordFacts(
    tx,
    actor,
    services.clock.now(),
    facts.map((fact) => ({ ...fact, ...basis })),
  );
  return done(await currentVersion(tx, actor, id));
}

/**
 * The day of death was wrong, or the person is alive. Somebody alive comes back without a household: whoever moved
 * on in the meantime is not moved again behind their backs; the officer lets them join.
 * Refusals: `registry.nothing-differs`, `registry.date.*`.
 */
export async function correctDeath(
  tx: Tx,
  actor: Actor,
  services: Tools,
  id: Id,
  input: Static<typeof DeathCorrection>,
): Promise<Outcome<{ id: Id; version: number }>> {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const person = locked.value;
  const diedOn = input.diedOn === null ? null : Temporal.PlainDate.from(input.diedOn);
  const before = person.died_on?.toString() ?? null;
  if (before === null || before === input.diedOn) return refuse('registry.nothing-differs');
  const late = diedOn && checkPast(diedOn, services.clock.today(), 'diedOn');
  if (late) return { ok: false, refusal: late };
  if (diedOn && person.birth_date && Temporal.PlainDate.compare(diedOn, person.birth_date) < 0) {
    return refuse('registry.date.before-birth', {}, { field: 'diedOn' });
  }
  await tx.run(sql`update person set died_on = ${diedOn}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  await recordFacts(tx, actor, services.clock.now(), [
    {
      subjectKind: 'person',
      subjectId: id,
      act: 'correct',
      effectiveOn: services.clock.today(),
      document: input.document ?? '',
      reason: input.reason,
      fields: [{ field: 'diedOn', before, after: input.diedOn }],
    },
  ]);
  return done(await currentVersion(tx, actor, id));
}

const currentVersion = (tx: Tx, actor: Actor, id: Id) =>
  tx.get<{ id: Id; version: number }>(sql`select id, version from person
    where county_code = ${actor.countyCode} and id = ${id}`);
