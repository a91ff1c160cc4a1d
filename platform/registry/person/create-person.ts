import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { preparePerson } from '../bulk/prepare.ts';
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

/**
 * Registers a person. Whether the same number is registered elsewhere is not told: the county finds an open pair.
 * Refusals: `registry.name.*`, `registry.id.*`, `registry.phone.shape`, `registry.code.unknown`,
 * `registry.place.unknown`, `registry.date.future`; several at once in `details`.
 */
export async function createPerson(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  input: NewPerson,
): Promise<Outcome<{ id: Id }>> {
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
  const at = services.clock.now();
  const person = preparePerson(services.cipher, actor.countyCode, {
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
  });
  const context = {
    at,
    on: today,
    source: 'officer' as const,
    document: input.document ?? '',
    importId: null,
  };
  await writeNewRecords(tx, actor, context, { persons: [person], households: [] });
  await noteDuplicates(tx, [person.id], at);
  return done({ id: person.id });
}

function neverHere(): never {
  throw new Error('a check refused without a refusal');
}
