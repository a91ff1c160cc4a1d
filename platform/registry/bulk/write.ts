import type { Actor, CopyValue, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import type {
  PersonSource,
  PreparedAccount,
  PreparedCertificate,
  PreparedHousehold,
  PreparedPerson,
} from './prepare.ts';
import { given, refreshStatistics } from './staging.ts';

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

const personRow = ({ id, facts, key, sealedId, phone }: PreparedPerson): CopyValue[] => [
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
  facts.household?.id ?? null,
  facts.household?.relation ?? null,
  facts.townId,
  facts.villageId,
  facts.disability?.kind ?? null,
  facts.disability?.grade ?? null,
  facts.diedOn ?? null,
  facts.importRow ?? null,
];

const PERSON_COLUMNS = `id uuid, name text, search_name text, pinyin text, initials text, sex smallint,
  birth_date date, ethnicity text, nationality text, id_kind text, id_area text, id_sealed bytea, id_hash bytea,
  phone_sealed bytea, phone_hash bytea, phone_masked text, household_id uuid, relation text,
  town_id uuid, village_id uuid, disability_kind text, disability_grade smallint, died_on date,
  import_row integer`;

async function insertPersons(
  tx: Tx,
  county: string,
  context: BulkContext,
  originId: Id,
  persons: readonly PreparedPerson[],
): Promise<void> {
  // In the order of the dearest index: neighbours go to one page.
  await tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date,
      ethnicity, nationality, id_kind, id_area, id_sealed, id_hash, phone_sealed, phone_hash,
      phone_masked, household_id, relation, town_id, village_id,
      disability_kind, disability_grade, died_on, source, created_at, origin_id, import_row)
    select ${county}, id, name, search_name, pinyin, initials, sex, birth_date, ethnicity, nationality, id_kind,
      id_area, id_sealed, id_hash, phone_sealed, phone_hash, phone_masked, household_id, relation,
      town_id, village_id, disability_kind, disability_grade, died_on, ${context.source}, ${context.at}::timestamptz,
      ${originId}::uuid, import_row
    from ${given(PERSON_COLUMNS, persons.map(personRow))} order by search_name`);
  await insertMembers(tx, county, context, persons);
  await insertNameParts(tx, county, persons);
  await insertFormerIds(tx, county, context, persons);
}

async function insertMembers(
  tx: Tx,
  county: string,
  context: BulkContext,
  persons: readonly PreparedPerson[],
): Promise<void> {
  const rows = persons.flatMap(({ id, memberId, facts: { household } }) =>
    household === undefined || memberId === null
      ? []
      : [[memberId, household.id, id, household.relation, household.joinedOn]],
  );
  if (rows.length === 0) return;
  const columns = 'member_id uuid, household_id uuid, id uuid, relation text, joined_on date';
  await tx.run(sql`insert into household_member
      (county_code, id, household_id, person_id, relation, joined_on, join_reason)
    select ${county}, member_id, household_id, id, relation, joined_on, ${context.source} from ${given(columns, rows)}`);
}

/** The first page of history of all that are written together. */
async function insertOrigin(tx: Tx, actor: Actor, context: BulkContext): Promise<Id> {
  const id = newId();
  await tx.run(sql`insert into record_origin (county_code, id, effective_on, recorded_at, recorded_by,
      recorded_by_name, document, import_id)
    values (${actor.countyCode}, ${id}, ${context.on}, ${context.at}, ${actor.userId}, ${actor.userName},
      ${context.document}, ${context.importId})`);
  return id;
}

async function insertNameParts(tx: Tx, county: string, persons: readonly PreparedPerson[]): Promise<void> {
  const rows = persons
    .filter(({ key }) => key.laterParts.length > 0)
    .flatMap((person) =>
      person.key.laterParts.map((part) => [part, person.id, person.facts.townId, person.facts.villageId]),
    );
  if (rows.length === 0) return;
  const columns = 'part text, person_id uuid, town_id uuid, village_id uuid';
  await tx.run(sql`insert into person_name_part (county_code, part, person_id, town_id, village_id)
    select distinct ${county}, part, person_id, town_id, village_id from ${given(columns, rows)}`);
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
  await tx.run(sql`insert into person_former_id
      (county_code, id, person_id, kind, number_sealed, number_hash, id_area, created_at)
    select ${county}, id, person_id, 'old-15', number_sealed, number_hash, id_area, ${context.at}::timestamptz
    from ${given(columns, rows)}`);
}

async function insertHouseholds(
  tx: Tx,
  county: string,
  context: BulkContext,
  originId: Id,
  households: readonly PreparedHousehold[],
): Promise<void> {
  const columns = `id uuid, household_no text, head_id uuid, head_name text, town_id uuid, village_id uuid,
    registered_place text, actual_place text, formed_on date, import_row integer`;
  const rows = households.map((home) => [
    ...[home.id, home.householdNo, home.headId, home.headName, home.townId, home.villageId],
    ...[home.registeredPlace ?? '', home.actualPlace ?? '', home.formedOn, home.importRow ?? null],
  ]);
  await tx.run(sql`insert into household (county_code, id, household_no, head_id, head_name, town_id, village_id,
      registered_place, actual_place, formed_on, created_at, origin_id, import_row)
    select ${county}, id, household_no, head_id, head_name, town_id, village_id, registered_place, actual_place,
      formed_on, ${context.at}::timestamptz, ${originId}::uuid, import_row from ${given(columns, rows)}`);
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
  const { households, persons } = records;
  if (households.length + persons.length === 0) return;
  const originId = await insertOrigin(tx, actor, context);
  if (households.length > 0) await insertHouseholds(tx, actor.countyCode, context, originId, households);
  if (persons.length > 0) await insertPersons(tx, actor.countyCode, context, originId, persons);
  await refreshStatistics(tx, [
    'person',
    'household',
    'household_member',
    'bank_account',
    'disability_certificate',
  ]);
}
