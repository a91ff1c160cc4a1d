import { type Static, Type } from 'typebox';
import type { Id, Outcome, Refusal } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import {
  createHousehold,
  createPersons,
  idHash,
  type NewPerson,
  parseIdentityNumber,
} from '../../registry/index.ts';
import { type Contact, contactPlace } from '../shapes.ts';
import type { Locked, OfficeAct } from './take-in.ts';

const MEMBERS_MAX = 20;
const Relation = Type.String({
  pattern: '^[0-9]{2}$',
  description: 'Of GB/T 4761: what they are to the head.',
});

/** The family of an applicant whom no roll knows. Exactly one of all of them is the head. */
export const NewFamilyShape = Type.Object({
  /** What the applicant is to the head. */
  relation: Relation,
  /** The others. Without a number: a child that has none yet. */
  members: Type.Array(
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      idNumber: Type.Optional(Type.String({ maxLength: 60 })),
      birthDate: Type.Optional(Type.String({ format: 'date' })),
      relation: Relation,
    }),
    { maxItems: MEMBERS_MAX },
  ),
});
export type NewFamily = Static<typeof NewFamilyShape>;

/**
 * Registers an applicant and the family that they live with, as one household, in one act: whoever of them stands on the
 * rolls already and in no household joins it, the others are registered. Refusals: `applications.may-not-register`,
 * `applications.member-number`, `registry.*`, with the member as the field. @returns the applicant.
 */
export async function registerFamily(act: OfficeAct, row: Locked, family: NewFamily): Promise<Outcome<Id>> {
  const { tx, actor, services } = act;
  if (!actor.permissions.has('registry.write')) return refuse('applications.may-not-register');
  if (!row.contact_sealed) throw new Error('an application without a number was sent');
  const contact: Contact = JSON.parse(
    services.cipher.open(row.contact_sealed, contactPlace(actor.countyCode, row.id)),
  );
  const document = row.code ?? '';
  const applicant: NewPerson = {
    name: row.applicant_name ?? '',
    sex: row.sex ?? 0,
    birthDate: row.birth_date?.toString() ?? null,
    idKind: 'resident',
    idNumber: contact.idNumber,
    phone: contact.phone === '' ? null : contact.phone,
    villageId: row.village_id,
    document,
  };
  const wrong = family.members.findIndex(({ idNumber }) => idNumber?.trim() && !parse(act, idNumber));
  if (wrong >= 0) {
    const field = `family.members.${wrong}.idNumber`;
    return refuse('applications.member-number', { name: family.members[wrong]?.name ?? '' }, { field });
  }
  const known = await findKnown(act, family);
  const fresh = family.members.flatMap((member, no) => (known.has(no) ? [] : [{ member, no }]));
  const created = await createPersons(
    tx,
    actor,
    services,
    [applicant, ...fresh.map(({ member }) => toPerson(act, member, row, document))],
    (no) => (no === 0 ? '' : `family.members.${fresh[no - 1]?.no}.`),
  );
  if (!created.ok) return created;
  const [applicantId, ...otherIds] = created.value.ids;
  if (applicantId === undefined) throw new Error('the applicant was not registered');
  const idOf = new Map([...known, ...fresh.map(({ no }, place) => [no, otherIds[place] ?? ''] as const)]);
  for (const id of created.value.ids)
    act.audit({ action: 'registry.create-person', subjectKind: 'person', subjectId: id });
  const household = await createHousehold(tx, actor, services, {
    villageId: row.village_id,
    actualPlace: row.address,
    members: [
      { personId: applicantId, relation: family.relation },
      ...family.members.map(({ relation }, no) => ({ personId: idOf.get(no) ?? '', relation })),
    ],
    formedOn: services.clock.today().toString(),
    document,
  });
  if (!household.ok) return { ok: false, refusal: inFamily(household.refusal) };
  act.audit({ action: 'registry.create-household', subjectKind: 'household', subjectId: household.value.id });
  return done(applicantId);
}

const inFamily = (refusal: Refusal): Refusal =>
  refusal.field === 'members' ? { ...refusal, field: 'family.members' } : refusal;

const parse = ({ services }: OfficeAct, text: string | undefined) => {
  const parsed = text ? parseIdentityNumber(text, services.clock.today()) : undefined;
  return parsed?.ok ? parsed.value : undefined;
};

function toPerson(
  act: OfficeAct,
  { name, idNumber, birthDate }: NewFamily['members'][number],
  row: Locked,
  document: string,
): NewPerson {
  const number = parse(act, idNumber);
  return {
    name,
    sex: number?.sex ?? 0,
    birthDate: birthDate ?? number?.birthDate.toString() ?? null,
    idKind: idNumber?.trim() ? 'resident' : 'none',
    idNumber: idNumber?.trim() || null,
    villageId: row.village_id,
    document,
  };
}

/** Members of that number and name on the rolls, by their place in the family, in one question. */
async function findKnown(act: OfficeAct, { members }: NewFamily): Promise<ReadonlyMap<number, Id>> {
  const { tx, actor, services } = act;
  const hashes = members.map(({ idNumber }) => {
    const number = parse(act, idNumber)?.number;
    return number === undefined ? null : idHash(services.cipher, actor.countyCode, number);
  });
  const rows = await tx.rows<{
    id: Id;
    name: string;
    place: number;
  }>(sql`select distinct on (h.place) p.id, p.name,
      h.place::int - 1 as place
    from unnest(${hashes}::bytea[]) with ordinality h (hash, place)
      join person p on p.county_code = ${actor.countyCode} and p.id_hash = h.hash
    where p.died_on is null and p.merged_into is null order by h.place, p.created_at, p.id`);
  return new Map(
    rows.flatMap(({ id, name, place }) =>
      members[place]?.name.trim() === name ? [[place, id] as const] : [],
    ),
  );
}
