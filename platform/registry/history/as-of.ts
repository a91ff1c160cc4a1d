import type { Actor, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import { type HouseholdRecord, membersOn } from '../household/get-household.ts';
import { findLunarDate } from '../lunar.ts';
import type { PersonRecord } from '../person/get-person.ts';
import type { FactField, FactValue } from './facts.ts';
import { findTownOn, placeNames } from './place-names.ts';

interface Change {
  readonly fields: FactField[];
}

/**
 * What stood in each field on a day: the `before` of the first change after that day. Corrections are passed over:
 * what they put right was never so.
 */
async function valuesOn(
  reader: Reader,
  actor: Actor,
  kind: 'person' | 'household',
  id: Id,
  on: Temporal.PlainDate,
): Promise<Map<string, FactValue>> {
  const changes = await reader.rows<Change>(sql`
    select fields, effective_on, recorded_at, id from fact_change
    where county_code = ${actor.countyCode} and subject_kind = ${kind} and subject_id = ${id}
      and effective_on > ${on} and act not in ('correct', 'create', 'reveal')
    union all
    select jsonb_build_array(jsonb_build_object('field', 'place', 'before', jsonb_build_object(
        'villageId', f.from_id))), o.effective_on, o.recorded_at, o.id
    from division_follow f join division_operation o on o.county_code = f.county_code and o.id = f.operation_id
    where f.county_code = ${actor.countyCode} and f.subject_kind = ${kind} and f.subject_id = ${id}
      and o.effective_on > ${on}
    order by 2 desc, 3 desc, 4 desc`);
  const values = new Map<string, FactValue>();
  for (const change of changes) {
    for (const { field, before } of change.fields) values.set(field, before);
  }
  return values;
}

const textOr = (values: ReadonlyMap<string, FactValue>, field: string, now: string | null): string | null => {
  const value = values.get(field);
  return value === undefined ? now : typeof value === 'string' ? value : null;
};

async function placeOr<T extends { townId: string; villageId: string }>(
  reader: Reader,
  actor: Actor,
  values: ReadonlyMap<string, FactValue>,
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
    certificates: record.certificates.filter(
      (one) => (one.issuedOn ?? '') <= day && (one.revokedOn === null || one.revokedOn > day),
    ),
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
  values: ReadonlyMap<string, FactValue>,
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
  const relations = await relationsOn(
    reader,
    actor,
    members.map((member) => member.personId),
    on,
  );
  return {
    ...record,
    ...(await placeOr(reader, actor, values, record, on)),
    headId: head.id,
    headName: head.name,
    registeredPlace: textOr(values, 'registeredPlace', record.registeredPlace) ?? '',
    actualPlace: textOr(values, 'actualPlace', record.actualPlace) ?? '',
    dissolvedOn: record.dissolvedOn !== null && record.dissolvedOn <= day ? record.dissolvedOn : null,
    members: members.map((member) => ({
      ...member,
      relation: relations.get(member.personId) ?? member.relation,
      leftOn: null,
      leaveReason: null,
    })),
    formerMembers,
    asOf: day,
  };
}

/** What each member was to the head on a day, where that changed later while they stayed. */
async function relationsOn(
  reader: Reader,
  actor: Actor,
  personIds: readonly Id[],
  on: Temporal.PlainDate,
): Promise<Map<Id, string>> {
  const rows = await reader.rows<{ subject_id: Id; fields: FactField[] }>(sql`select subject_id, fields
    from fact_change where county_code = ${actor.countyCode} and subject_kind = 'person'
      and subject_id = any (${personIds}::uuid[]) and effective_on > ${on}
      and act not in ('correct', 'create', 'reveal')
    order by effective_on desc, recorded_at desc, id desc`);
  const relations = new Map<Id, string>();
  for (const row of rows) {
    for (const { field, before } of row.fields) {
      if (field === 'relation' && typeof before === 'string') relations.set(row.subject_id, before);
    }
  }
  return relations;
}
