import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { findLastChange, recordFacts } from '../history/facts.ts';
import { placeValue, takePersonsTo } from '../household/stays.ts';
import { checkPast, Day, findVillage } from './input.ts';
import { lockPerson } from './lock.ts';

export const MovePerson = Type.Object({
  version: Type.Integer(),
  on: Day,
  villageId: Type.String({ format: 'uuid' }),
  document: Type.Optional(Type.String({ maxLength: 200 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});

/**
 * Somebody without a household lives elsewhere from a day on. Members move with their household, or leave it first.
 * Refusals: `registry.person.in-household`, `registry.place.unknown`, `registry.date.*`, `registry.nothing-differs`.
 */
export async function movePerson(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'clock'>,
  id: Id,
  input: Static<typeof MovePerson>,
): Promise<Outcome<{ id: Id; version: number }>> {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const person = locked.value;
  if (person.household_id !== null) return refuse('registry.person.in-household');
  if (person.died_on) return refuse('registry.person.dead', { on: person.died_on.toString() });
  const on = Temporal.PlainDate.from(input.on);
  const late = checkPast(on, services.clock.today(), 'on');
  if (late) return { ok: false, refusal: late };
  const village = await findVillage(tx, actor.countyCode, input.villageId);
  if (!village) return refuse('registry.place.unknown', {}, { field: 'villageId' });
  if (village.id === person.village_id) return refuse('registry.nothing-differs', {}, { field: 'villageId' });
  const last = await findLastChange(tx, actor.countyCode, { kind: 'person', id }, ['place', 'household']);
  if (last && Temporal.PlainDate.compare(on, last) < 0) {
    return refuse('registry.date.before-last-change', { on: last.toString() }, { field: 'on' });
  }
  const place = { town_id: village.townId, village_id: village.id };
  await recordFacts(tx, actor, services.clock.now(), [
    {
      subjectKind: 'person',
      subjectId: id,
      act: 'move',
      effectiveOn: on,
      document: input.document ?? '',
      reason: input.reason ?? '',
      fields: [{ field: 'place', before: placeValue(person), after: placeValue(place) }],
    },
  ]);
  await takePersonsTo(tx, actor, [id], { townId: village.townId, villageId: village.id });
  return done({ id, version: person.version + 1 });
}
