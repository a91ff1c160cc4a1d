import type { Actor, CopyValue, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import type {
  PersonSource,
  PreparedAccount,
  PreparedCertificate,
  PreparedHousehold,
  PreparedPerson,
} from './prepare.ts';
import { refreshStatistics, stage } from './staging.ts';

/** What every row of a batch has in common. */
export interface BulkContext {
  readonly at: Temporal.Instant;
  /** The day of the facts: the roster's date, the day of the demo. */
  readonly on: Temporal.PlainDate;
  readonly source: PersonSource;
  /** What they were taken from, as the history shows it: the file's name, a document's number. */
  readonly document: string;
  readonly importId: Id | null;
}

export interface NewRecords {
  readonly households: readonly PreparedHousehold[];
  readonly persons: readonly PreparedPerson[];
}

export interface Attachments {
  readonly accounts: readonly PreparedAccount[];
  readonly certificates: readonly PreparedCertificate[];
}

function* personRows(persons: readonly PreparedPerson[]): Generator<CopyValue[]> {
  for (const { id, facts, key, sealedId, phone, memberId } of persons) {
    const { household } = facts;
    yield [
      id,
      facts.name,
      key.searchName,
      key.pinyin,
      key.initials,
      facts.sex,
      facts.birthDate,
      facts.ethnicity ?? '01',
      facts.nationality ?? 'CHN',
      sealedId.id_kind,
      sealedId.id_area,
      sealedId.id_sealed,
      sealedId.id_hash,
      phone.phone_sealed,
      phone.phone_hash,
      phone.phone_masked,
      household?.id ?? null,
      household?.relation ?? null,
      household?.joinedOn ?? null,
      memberId,
      facts.townId,
      facts.villageId,
      facts.disability?.kind ?? null,
      facts.disability?.grade ?? null,
      facts.diedOn ?? null,
      newId(),
      facts.importRow ?? null,
    ];
  }
}

const PERSON_STAGING = `id uuid, name text, search_name text, pinyin text, initials text, sex smallint,
  birth_date date, ethnicity text, nationality text, id_kind text, id_area text, id_sealed bytea, id_hash bytea,
  phone_sealed bytea, phone_hash bytea, phone_masked text, household_id uuid, relation text,
  joined_on date, member_id uuid, town_id uuid, village_id uuid, disability_kind text,
  disability_grade smallint, died_on date, fact_id uuid, import_row integer`;

async function insertPersons(tx: Tx, actor: Actor, context: BulkContext, persons: readonly PreparedPerson[]) {
  const county = actor.countyCode;
  await stage(tx, 'bulk_person', PERSON_STAGING, personRows(persons));
  // In the order of the dearest index: neighbours go to one page.
  await tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date,
      ethnicity, nationality, id_kind, id_area, id_sealed, id_hash, phone_sealed, phone_hash,
      phone_masked, household_id, relation, town_id, village_id,
      disability_kind, disability_grade, died_on, source, created_at)
    select ${county}, id, name, search_name, pinyin, initials, sex, birth_date, ethnicity, nationality, id_kind,
      id_area, id_sealed, id_hash, phone_sealed, phone_hash, phone_masked, household_id, relation,
      town_id, village_id, disability_kind, disability_grade, died_on, ${context.source}, ${context.at}::timestamptz
    from bulk_person order by search_name`);
  await tx.run(sql`insert into household_member
      (county_code, id, household_id, person_id, relation, joined_on, join_reason)
    select ${county}, member_id, household_id, id, relation, joined_on, ${context.source}
    from bulk_person where member_id is not null`);
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on,
      recorded_at, recorded_by, recorded_by_name, document, import_id, import_row)
    select ${county}, fact_id, 'person', id, 'create', ${context.on}::date, ${context.at}::timestamptz,
      ${actor.userId}::uuid, ${actor.userName}, ${context.document}, ${context.importId}::uuid, import_row
    from bulk_person`);
  await insertNameParts(tx, county, persons);
  await insertFormerIds(tx, county, context, persons);
}

async function insertNameParts(tx: Tx, county: string, persons: readonly PreparedPerson[]): Promise<void> {
  const rows = persons
    .filter(({ key }) => key.laterParts.length > 0)
    .flatMap((person) =>
      person.key.laterParts.map((part) => [part, person.id, person.facts.townId, person.facts.villageId]),
    );
  if (rows.length === 0) return;
  await stage(tx, 'bulk_name_part', 'part text, person_id uuid, town_id uuid, village_id uuid', rows);
  await tx.run(sql`insert into person_name_part (county_code, part, person_id, town_id, village_id)
    select distinct ${county}, part, person_id, town_id, village_id from bulk_name_part`);
}

async function insertFormerIds(
  tx: Tx,
  county: string,
  context: BulkContext,
  persons: readonly PreparedPerson[],
): Promise<void> {
  const rows = persons.flatMap(({ id, old15 }) =>
    old15 ? [[old15.id, id, old15.number_sealed, old15.number_hash, old15.id_area]] : [],
  );
  if (rows.length === 0) return;
  const columns = 'id uuid, person_id uuid, number_sealed bytea, number_hash bytea, id_area text';
  await stage(tx, 'bulk_former_id', columns, rows);
  await tx.run(sql`insert into person_former_id
      (county_code, id, person_id, kind, number_sealed, number_hash, id_area, created_at)
    select ${county}, id, person_id, 'old-15', number_sealed, number_hash, id_area, ${context.at}::timestamptz
    from bulk_former_id`);
}

async function insertHouseholds(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  households: readonly PreparedHousehold[],
): Promise<void> {
  const county = actor.countyCode;
  const columns = `id uuid, household_no text, head_id uuid, head_name text, town_id uuid, village_id uuid,
    registered_place text, actual_place text, formed_on date, fact_id uuid, import_row integer`;
  const rows = households.map((home) => [
    ...[home.id, home.householdNo, home.headId, home.headName, home.townId, home.villageId],
    ...[home.registeredPlace ?? '', home.actualPlace ?? '', home.formedOn, newId(), home.importRow ?? null],
  ]);
  await stage(tx, 'bulk_household', columns, rows);
  await tx.run(sql`insert into household (county_code, id, household_no, head_id, head_name, town_id, village_id,
      registered_place, actual_place, formed_on, created_at)
    select ${county}, id, household_no, head_id, head_name, town_id, village_id, registered_place, actual_place,
      formed_on, ${context.at}::timestamptz from bulk_household`);
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on,
      recorded_at, recorded_by, recorded_by_name, document, import_id, import_row)
    select ${county}, fact_id, 'household', id, 'create', ${context.on}::date, ${context.at}::timestamptz,
      ${actor.userId}::uuid, ${actor.userName}, ${context.document}, ${context.importId}::uuid, import_row
    from bulk_household`);
}

/**
 * Writes many new people and households, with their members and their first page of history, in the caller's
 * transaction. Nothing is checked: `facts` come from the checks of the caller, and the rows are new.
 */
export async function writeNewRecords(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  records: NewRecords,
): Promise<void> {
  if (records.households.length > 0) await insertHouseholds(tx, actor, context, records.households);
  if (records.persons.length > 0) await insertPersons(tx, actor, context, records.persons);
  await refreshStatistics(tx, [
    'person',
    'household',
    'household_member',
    'bank_account',
    'disability_certificate',
  ]);
}
