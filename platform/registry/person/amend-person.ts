import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, FieldCipher, Id, Outcome, Tx } from '../../base/index.ts';
import { done, maskIdentityNumber, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { sealId, sealPhone } from '../bulk/prepare.ts';
import { noteDuplicates } from '../duplicates/note.ts';
import { type FactField, findLastChange, recordFacts } from '../history/facts.ts';
import { searchKeyOf } from '../search-key.ts';
import { draftPast, writePast } from './correct-past.ts';
import { keepFormerId } from './former-id.ts';
import {
  type CheckedId,
  checkAgreement,
  checkCodes,
  checkIdNumber,
  checkPast,
  checkPersonName,
  checkPhone,
  Day,
  PersonFields,
} from './input.ts';
import { type LockedPerson, lockPerson } from './lock.ts';

const Common = {
  version: Type.Integer({ description: 'The version of the record that the officer looked at.' }),
  document: Type.Optional(Type.String({ maxLength: 200 })),
};

/** The world changed on a day. Sex and birth date do not change: they can only have been recorded wrongly. */
export const PersonChange = Type.Intersect([
  Type.Partial(Type.Omit(PersonFields, ['sex', 'birthDate'])),
  Type.Object({ ...Common, effectiveOn: Day, reason: Type.Optional(Type.String({ maxLength: 500 })) }),
]);
export type PersonChange = Static<typeof PersonChange>;

/** Our record was wrong, and the world was always as it is said now; or it was so on a day that lies behind. */
export const PersonCorrection = Type.Intersect([
  Type.Partial(PersonFields),
  Type.Object({
    ...Common,
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    validOn: Type.Optional(
      Type.String({
        format: 'date',
        description:
          'Corrects what stood on that day. Fields that have not changed since are corrected as today.',
      }),
    ),
  }),
]);
export type PersonCorrection = Static<typeof PersonCorrection>;

type Amendment = Partial<PersonFields>;

/** What the record will say, checked as a whole. */
interface Draft {
  readonly fields: FactField[];
  readonly name: string;
  readonly sex: number;
  readonly birthDate: Temporal.PlainDate | null;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly idKind: LockedPerson['id_kind'];
  /** Undefined when the number stays as it is. */
  readonly id: CheckedId | null | undefined;
  /** Undefined when the telephone stays as it is. */
  readonly phone: string | null | undefined;
}

const openId = (cipher: FieldCipher, county: string, person: LockedPerson): string | null =>
  person.id_sealed &&
  cipher.open(person.id_sealed, {
    countyCode: county,
    table: 'person',
    column: 'id_sealed',
    rowId: person.id,
  });
const openPhone = (cipher: FieldCipher, county: string, person: LockedPerson): string | null =>
  person.phone_sealed &&
  cipher.open(person.phone_sealed, {
    countyCode: county,
    table: 'person',
    column: 'phone_sealed',
    rowId: person.id,
  });

function draftOf(
  services: Pick<Services, 'cipher' | 'clock'>,
  countyCode: string,
  person: LockedPerson,
  said: Amendment,
): Outcome<Draft> {
  const today = services.clock.today();
  const name = said.name === undefined ? done(person.name) : checkPersonName(said.name);
  if (!name.ok) return name;
  const unknown = checkCodes(said);
  if (unknown) return { ok: false, refusal: unknown };

  const idKind = said.idKind ?? person.id_kind;
  const oldNumber = openId(services.cipher, countyCode, person);
  const saysId = said.idNumber !== undefined || said.idKind !== undefined;
  const id = checkIdNumber(idKind, said.idNumber === undefined ? oldNumber : said.idNumber, today);
  if (saysId && !id.ok) return id;
  const newNumber = saysId && id.ok ? (id.value?.number ?? null) : oldNumber;

  const phone = said.phone === undefined ? undefined : checkPhone(said.phone);
  if (phone && !phone.ok) return phone;
  const phoneDiffers = phone !== undefined && phone.value !== openPhone(services.cipher, countyCode, person);

  const birthDate =
    said.birthDate === undefined
      ? person.birth_date
      : said.birthDate === null
        ? null
        : Temporal.PlainDate.from(said.birthDate);
  const late = birthDate && checkPast(birthDate, today, 'birthDate');
  if (late) return { ok: false, refusal: late };
  const sex = said.sex ?? person.sex;
  const touchesPerson = saysId || said.sex !== undefined || said.birthDate !== undefined;
  const disagreement = touchesPerson && id.ok ? checkAgreement(id.value, { sex, birthDate }) : undefined;
  if (disagreement) return { ok: false, refusal: disagreement };

  const fields: FactField[] = [];
  const note = (field: string, before: string | number | null, after: string | number | null) => {
    if (before !== after) fields.push({ field, before, after });
  };
  note('name', person.name, name.value);
  note('sex', person.sex, sex);
  note('birthDate', person.birth_date?.toString() ?? null, birthDate?.toString() ?? null);
  note('ethnicity', person.ethnicity, said.ethnicity ?? person.ethnicity);
  note('nationality', person.nationality, said.nationality ?? person.nationality);
  note('idKind', person.id_kind, idKind);
  if (newNumber !== oldNumber) {
    const after = newNumber === null ? null : maskIdentityNumber(newNumber.slice(0, 6));
    fields.push({ field: 'idNumber', before: person.id_area && maskIdentityNumber(person.id_area), after });
  }
  if (phoneDiffers) {
    const after = sealPhone(services.cipher, countyCode, person.id, phone.value).phone_masked;
    fields.push({ field: 'phone', before: person.phone_masked, after });
  }
  return done({
    fields,
    name: name.value,
    sex,
    birthDate,
    ethnicity: said.ethnicity ?? person.ethnicity,
    nationality: said.nationality ?? person.nationality,
    idKind,
    id: newNumber === oldNumber && idKind === person.id_kind ? undefined : id.ok ? id.value : undefined,
    phone: phoneDiffers ? phone.value : undefined,
  });
}

async function writeDraft(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  person: LockedPerson,
  draft: Draft,
): Promise<number> {
  const { cipher } = services;
  const county = actor.countyCode;
  const key = searchKeyOf(draft.name);
  const id =
    draft.id === undefined
      ? undefined
      : sealId(cipher, county, person.id, draft.idKind, draft.id?.number ?? null);
  const phone = draft.phone === undefined ? undefined : sealPhone(cipher, county, person.id, draft.phone);
  const idPart = id
    ? sql`, id_kind = ${id.id_kind}, id_area = ${id.id_area}, id_sealed = ${id.id_sealed}, id_hash = ${id.id_hash}`
    : sql``;
  const phonePart = phone
    ? sql`, phone_sealed = ${phone.phone_sealed}, phone_hash = ${phone.phone_hash},
        phone_masked = ${phone.phone_masked}`
    : sql``;
  await tx.run(sql`update person set name = ${draft.name}, search_name = ${key.searchName}, pinyin = ${key.pinyin},
      initials = ${key.initials}, sex = ${draft.sex}, birth_date = ${draft.birthDate},
      ethnicity = ${draft.ethnicity}, nationality = ${draft.nationality}, version = version + 1 ${idPart} ${phonePart}
    where county_code = ${county} and id = ${person.id}`);
  if (draft.name !== person.name) {
    await tx.run(
      sql`delete from person_name_part where county_code = ${county} and person_id = ${person.id}`,
    );
    await tx.run(sql`insert into person_name_part (county_code, part, person_id, town_id, village_id)
      select distinct ${county}, part, ${person.id}::uuid, ${person.town_id}::uuid, ${person.village_id}::uuid
      from unnest(${key.laterParts}::text[]) part`);
    await tx.run(sql`update household set head_name = ${draft.name}, version = version + 1
      where county_code = ${county} and head_id = ${person.id} and dissolved_on is null`);
  }
  return person.version + 1;
}

/**
 * Records that the world changed: the old ID number is kept and still finds the person.
 * Refusals: those of the fields, `registry.nothing-differs`, `registry.date.*`, `registry.changed-meanwhile`.
 */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  id: Id,
  input: PersonChange,
): Promise<Outcome<{ id: Id; version: number }>> {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const person = locked.value;
  const on = Temporal.PlainDate.from(input.effectiveOn);
  const late = checkPast(on, services.clock.today(), 'effectiveOn');
  if (late) return { ok: false, refusal: late };
  if (person.birth_date && Temporal.PlainDate.compare(on, person.birth_date) < 0) {
    return refuse('registry.date.before-birth', {}, { field: 'effectiveOn' });
  }
  const draft = draftOf(services, actor.countyCode, person, input);
  if (!draft.ok) return draft;
  const names = draft.value.fields.map(({ field }) => field);
  if (names.length === 0) return refuse('registry.nothing-differs');
  const last = await findLastChange(tx, actor.countyCode, { kind: 'person', id }, names);
  if (last && Temporal.PlainDate.compare(on, last) < 0) {
    return refuse('registry.date.before-last-change', { on: last.toString() }, { field: 'effectiveOn' });
  }
  const oldNumber = names.includes('idNumber') ? openId(services.cipher, actor.countyCode, person) : null;
  if (oldNumber !== null) await keepFormerId(tx, actor, services, id, oldNumber, 'replaced', on);
  return await finish(tx, actor, services, person, draft.value, {
    act: 'change',
    effectiveOn: on,
    document: input.document ?? '',
    reason: input.reason ?? '',
  });
}

/**
 * Records that our record was wrong. What stood there was never so, and a wrong ID number is not kept. With `validOn`,
 * what stood on that day is put right, in the span of days in which it stood; the spans after it keep what they say.
 * Refusals: those of the fields, `registry.nothing-differs`, `registry.changed-meanwhile`, `registry.date.*`.
 */
export async function correctPerson(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  id: Id,
  input: PersonCorrection,
): Promise<Outcome<{ id: Id; version: number }>> {
  const locked = await lockPerson(tx, actor, id, input.version);
  if (!locked.ok) return locked;
  const person = locked.value;
  const basis = { act: 'correct' as const, document: input.document ?? '', reason: input.reason };
  const past = await draftPast(tx, actor, services, person, input);
  if (!past.ok) return past;
  const draft = draftOf(services, actor.countyCode, person, past.value.saidOfToday);
  if (!draft.ok) return draft;
  const isToday = draft.value.fields.length > 0;
  if (!isToday && past.value.fields.length === 0) return refuse('registry.nothing-differs');
  await writePast(tx, actor, services, person, past.value, basis);
  const effectiveOn = services.clock.today();
  if (isToday) return await finish(tx, actor, services, person, draft.value, { ...basis, effectiveOn });
  await tx.run(sql`update person set version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  await noteDuplicates(tx, [id], services.clock.now());
  return done({ id, version: person.version + 1 });
}

async function finish(
  tx: Tx,
  actor: Actor,
  services: Pick<Services, 'cipher' | 'clock'>,
  person: LockedPerson,
  draft: Draft,
  act: { act: 'change' | 'correct'; effectiveOn: Temporal.PlainDate; document: string; reason: string },
): Promise<Outcome<{ id: Id; version: number }>> {
  const at = services.clock.now();
  const version = await writeDraft(tx, actor, services, person, draft);
  if (draft.id?.old15) await keepFormerId(tx, actor, services, person.id, draft.id.old15, 'old-15', null);
  await recordFacts(tx, actor, at, [
    { subjectKind: 'person', subjectId: person.id, fields: draft.fields, ...act },
  ]);
  await noteDuplicates(tx, [person.id], at);
  return done({ id: person.id, version });
}
