import type { Actor, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { type HouseholdRecord, membersOn } from '../household/get-household.ts';
import { findLunarDate } from '../lunar.ts';
import type { PersonRecord } from '../person/get-person.ts';
import { type Certificate, disabilityOn, heldOn } from './disability-on.ts';
import type { FactValue } from './facts.ts';
import { findTownOn, placeNames } from './place-names.ts';
import { pastValuesOn } from './values-on.ts';

type Values = ReadonlyMap<string, FactValue>;

/** `pastValuesOn` for one record, without the days. */
async function valuesOn(
  reader: Reader,
  actor: Actor,
  kind: 'person' | 'household',
  id: Id,
  on: Temporal.PlainDate,
): Promise<Values> {
  const past = (await pastValuesOn(reader, actor, kind, [id], on)).get(id);
  return new Map([...(past ?? [])].map(([field, { value }]) => [field, value]));
}

const textOr = (values: Values, field: string, now: string | null): string | null => {
  const value = values.get(field);
  return value === undefined ? now : typeof value === 'string' ? value : null;
};

async function placeOr<T extends { townId: string; villageId: string }>(
  reader: Reader,
  actor: Actor,
  values: Values,
  now: T,
  on: Temporal.PlainDate,
): Promise<{ townId: string; townName: string | null; villageId: string; villageName: string | null }> {
  const then = values.get('place');
  const from = then !== undefined && then !== null && typeof then === 'object' ? then : undefined;
  const villageId = from?.villageId ?? now.villageId;
  const town = await findTownOn(reader, actor.countyCode, villageId, on);
  const townId = town ?? from?.townId ?? now.townId;
  const asked = [townId, villageId].map((placeId) => ({ placeId, on }));
  const names = await placeNames(reader, actor.countyCode, asked);
  return { townId, villageId, townName: names(townId, on), villageName: names(villageId, on) };
}

interface Stay {
  readonly household_id: Id;
  readonly relation: string;
  readonly joined_on: Temporal.PlainDate;
}

/** A person's record as it was on a day, by what we know now. */
export async function personAsOf(
  reader: Reader,
  actor: Actor,
  record: PersonRecord,
  on: Temporal.PlainDate,
): Promise<PersonRecord> {
  const values = await valuesOn(reader, actor, 'person', record.id, on);
  const stay = await reader.find<Stay>(sql`select household_id, relation, joined_on from household_member
    where county_code = ${actor.countyCode} and person_id = ${record.id} and joined_on <= ${on}
      and (left_on is null or left_on > ${on})`);
  const own = await placeOr(reader, actor, values, record, on);
  const home = stay && (await homeOn(reader, actor, stay.household_id, on));
  const day = on.toString();
  const diedOn = record.diedOn !== null && record.diedOn <= day ? record.diedOn : null;
  const relation = stay === undefined ? null : (textOr(values, 'relation', stay.relation) ?? stay.relation);
  return {
    ...record,
    name: textOr(values, 'name', record.name) ?? record.name,
    ethnicity: textOr(values, 'ethnicity', record.ethnicity) ?? record.ethnicity,
    nationality: textOr(values, 'nationality', record.nationality) ?? record.nationality,
    idKind: textOr(values, 'idKind', record.idKind) ?? record.idKind,
    idMasked: textOr(values, 'idNumber', record.idMasked),
    phoneMasked: textOr(values, 'phone', record.phoneMasked),
    lunarBirth:
      record.birthDate === null ? null : (findLunarDate(Temporal.PlainDate.from(record.birthDate)) ?? null),
    ageYears: ageOn(record.birthDate, diedOn, on),
    ...(home?.place ?? own),
    householdId: stay?.household_id ?? null,
    relation,
    isHead: relation === '02',
    household: stay && home ? { ...home.household, joinedOn: stay.joined_on.toString() } : null,
    ...disabilityOn(record, record.certificates, day),
    certificates: record.certificates.filter((one) => heldOn(one, day)),
    accounts: record.accounts.filter(
      (one) => one.since <= day && (one.closedOn === null || one.closedOn > day),
    ),
    rosters: record.rosters.filter((one) => one.fromOn <= day && (one.toOn === null || one.toOn > day)),
    formerIds: record.formerIds.filter((one) => one.heldUntil === null || one.heldUntil <= day),
    diedOn,
    asOf: day,
  };
}

function ageOn(birth: string | null, diedOn: string | null, on: Temporal.PlainDate): number | null {
  if (birth === null || birth > on.toString()) return null;
  const until = diedOn === null ? on : Temporal.PlainDate.from(diedOn);
  return Temporal.PlainDate.from(birth).until(until, { largestUnit: 'years' }).years;
}

async function homeOn(reader: Reader, actor: Actor, householdId: Id, on: Temporal.PlainDate) {
  const row = await reader.find<{
    household_no: string | null;
    head_id: Id | null;
    head_name: string | null;
    townId: Id;
    villageId: Id;
    members: number;
  }>(sql`select h.household_no, h.head_id, h.head_name, h.town_id as "townId", h.village_id as "villageId",
      (select count(*)::int from household_member m where m.county_code = h.county_code and m.household_id = h.id
        and m.joined_on <= ${on} and (m.left_on is null or m.left_on > ${on})) as members
    from household h where h.county_code = ${actor.countyCode} and h.id = ${householdId}`);
  if (row === undefined) return undefined;
  const values = await valuesOn(reader, actor, 'household', householdId, on);
  const head = headOr(values, { id: row.head_id, name: row.head_name });
  return {
    place: await placeOr(reader, actor, values, row, on),
    household: {
      id: householdId,
      householdNo: row.household_no,
      headId: head.id,
      headName: head.name,
      members: row.members,
    },
  };
}

function headOr(
  values: Values,
  now: { id: string | null; name: string | null },
): { id: string | null; name: string | null } {
  const then = values.get('head');
  return then !== undefined && then !== null && typeof then === 'object'
    ? { id: then.id ?? null, name: then.name ?? null }
    : now;
}

/** A household's record as it was on a day, by what we know now. */
export async function householdAsOf(
  reader: Reader,
  actor: Actor,
  record: HouseholdRecord,
  on: Temporal.PlainDate,
): Promise<HouseholdRecord> {
  const values = await valuesOn(reader, actor, 'household', record.id, on);
  const head = headOr(values, { id: record.headId, name: record.headName });
  const day = on.toString();
  const { members, formerMembers } = membersOn(record, on);
  const then = await membersAsOf(reader, actor, members, on);
  return {
    ...record,
    ...(await placeOr(reader, actor, values, record, on)),
    headId: head.id,
    headName: then.find((member) => member.personId === head.id)?.name ?? head.name,
    registeredPlace: textOr(values, 'registeredPlace', record.registeredPlace) ?? '',
    actualPlace: textOr(values, 'actualPlace', record.actualPlace) ?? '',
    dissolvedOn: record.dissolvedOn !== null && record.dissolvedOn <= day ? record.dissolvedOn : null,
    members: then,
    formerMembers,
    asOf: day,
  };
}

type Member = HouseholdRecord['members'][number];

/** What each member was called, was to the head, and which certificate they held on a day. */
async function membersAsOf(
  reader: Reader,
  actor: Actor,
  members: readonly Member[],
  on: Temporal.PlainDate,
): Promise<Member[]> {
  const day = on.toString();
  const ids = members.map((member) => member.personId);
  const past = await pastValuesOn(reader, actor, 'person', ids, on);
  const certificates = await reader.rows<
    Certificate & { personId: Id }
  >(sql`select person_id as "personId", kind,
      grade, issued_on::text as "issuedOn", valid_until::text as "validUntil", revoked_on::text as "revokedOn"
    from disability_certificate
    where county_code = ${actor.countyCode} and person_id = any (${ids}::uuid[])
    order by person_id, created_at`);
  return members.map((member) => {
    const values = past.get(member.personId);
    const text = (field: string) => {
      const value = values?.get(field)?.value;
      return typeof value === 'string' ? value : undefined;
    };
    return {
      ...member,
      name: member.name && (text('name') ?? member.name),
      idMasked: values?.has('idNumber') ? (text('idNumber') ?? null) : member.idMasked,
      relation: text('relation') ?? member.relation,
      ...disabilityOn(
        member,
        certificates.filter((one) => one.personId === member.personId),
        day,
      ),
      diedOn: member.diedOn !== null && member.diedOn <= day ? member.diedOn : null,
      leftOn: null,
      leaveReason: null,
    };
  });
}
