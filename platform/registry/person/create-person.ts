import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Refusal, Tx } from '../../base/index.ts';
import { done, refuse } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { type PreparedPerson, preparePerson } from '../bulk/prepare.ts';
import { writeNewRecords } from '../bulk/write.ts';
import { noteDuplicates } from '../duplicates/note.ts';
import {
  checkAgreement,
  checkCodes,
  checkIdNumber,
  checkPersonName,
  checkPhone,
  findVillage,
  PersonFields,
} from './input.ts';

export const NewPerson = Type.Intersect([
  Type.Pick(PersonFields, ['name', 'sex', 'birthDate', 'idKind', 'idNumber']),
  Type.Partial(Type.Pick(PersonFields, ['ethnicity', 'nationality', 'phone'])),
  Type.Object({
    villageId: Type.String({ format: 'uuid' }),
    document: Type.Optional(Type.String({ maxLength: 200, description: 'What it was taken from.' })),
  }),
]);
export type NewPerson = Static<typeof NewPerson>;

type Tools = Pick<Services, 'cipher' | 'clock'>;

/**
 * Registers a person. Whether the same number is registered elsewhere is not told: the county finds an open pair.
 * Refusals: `registry.name.*`, `registry.id.*`, `registry.phone.shape`, `registry.code.unknown`,
 * `registry.place.unknown`, `registry.date.future`; several at once in `details`.
 */
export async function createPerson(
  tx: Tx,
  actor: Actor,
  services: Tools,
  input: NewPerson,
): Promise<Outcome<{ id: Id }>> {
  const created = await createPersons(tx, actor, services, [input], () => '');
  if (!created.ok) return created;
  const [id] = created.value.ids;
  return id === undefined ? neverHere() : done({ id });
}

/**
 * Registers some people who belong together, all or none. Refusals: as above, each with its field behind what `placeOf`
 * calls the person.
 */
export async function createPersons(
  tx: Tx,
  actor: Actor,
  services: Tools,
  inputs: readonly NewPerson[],
  placeOf: (no: number) => string,
): Promise<Outcome<{ ids: readonly Id[] }>> {
  const persons: PreparedPerson[] = [];
  for (const [no, input] of inputs.entries()) {
    const checked = await checkPerson(tx, actor, services, input);
    if (!checked.ok) return { ok: false, refusal: atPlace(checked.refusal, placeOf(no)) };
    persons.push(checked.value);
  }
  const at = services.clock.now();
  const on = services.clock.today();
  const document = inputs[0]?.document ?? '';
  const context = { at, on, source: 'officer' as const, document, importId: null };
  await writeNewRecords(tx, actor, context, { persons, households: [] });
  const ids = persons.map(({ id }) => id);
  await noteDuplicates(tx, ids, at);
  return done({ ids });
}

const atPlace = (refusal: Refusal, place: string): Refusal => ({
  ...refusal,
  ...(refusal.field === undefined ? {} : { field: `${place}${refusal.field}` }),
  ...(refusal.details === undefined ? {} : { details: refusal.details.map((one) => atPlace(one, place)) }),
});

async function checkPerson(
  tx: Tx,
  actor: Actor,
  services: Tools,
  input: NewPerson,
): Promise<Outcome<PreparedPerson>> {
  const today = services.clock.today();
  const name = checkPersonName(input.name);
  const id = checkIdNumber(input.idKind, input.idNumber, today);
  const phone = checkPhone(input.phone ?? null);
  const village = await findVillage(tx, actor.countyCode, input.villageId);
  const said = input.birthDate === null ? null : Temporal.PlainDate.from(input.birthDate);
  const late = said !== null && Temporal.PlainDate.compare(said, today) > 0;
  const details = [
    ...(name.ok ? [] : [name.refusal]),
    ...(id.ok ? [] : [id.refusal]),
    ...(phone.ok ? [] : [phone.refusal]),
    ...(village ? [] : [refuse('registry.place.unknown', {}, { field: 'villageId' }).refusal]),
    ...(late ? [refuse('registry.date.future', {}, { field: 'birthDate' }).refusal] : []),
    ...[checkCodes(input)].filter((problem) => problem !== undefined),
    ...[id.ok ? checkAgreement(id.value, { sex: input.sex, birthDate: said }) : undefined].filter(
      (problem) => problem !== undefined,
    ),
  ];
  const first = details[0];
  if (first !== undefined || !name.ok || !id.ok || !phone.ok || !village) {
    return {
      ok: false,
      refusal: details.length > 1 ? { ...(first ?? neverHere()), details } : (first ?? neverHere()),
    };
  }
  return done(
    preparePerson(services.cipher, actor.countyCode, {
      name: name.value,
      sex: input.sex,
      birthDate: said,
      idKind: input.idKind,
      idNumber: id.value?.number ?? null,
      old15: id.value?.old15 ?? null,
      phone: phone.value,
      townId: village.townId,
      villageId: village.id,
      ...(input.ethnicity === undefined ? {} : { ethnicity: input.ethnicity }),
      ...(input.nationality === undefined ? {} : { nationality: input.nationality }),
    }),
  );
}

function neverHere(): never {
  throw new Error('a check refused without a refusal');
}
