import type { Actor, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import type { SealedPhone } from './prepare.ts';
import { stage } from './staging.ts';
import type { BulkContext } from './write.ts';

/** What a sheet says newly about somebody who is known; what is left out is not touched. */
export interface PersonUpdate {
  readonly personId: Id;
  readonly phone?: SealedPhone;
  readonly ethnicity?: string;
  readonly importRow?: number | null;
}

/** Somebody who is known and belongs to no household joins one. */
export interface Joining {
  readonly personId: Id;
  readonly householdId: Id;
  readonly relation: string;
  readonly joinedOn: Temporal.PlainDate;
  readonly importRow?: number | null;
}

/**
 * Writes changes on known people, each with its page of history; rows where nothing differs are not touched.
 * @returns how many people changed.
 */
export async function updatePersons(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  updates: readonly PersonUpdate[],
): Promise<number> {
  if (updates.length === 0) return 0;
  const columns = `person_id uuid, phone_sealed bytea, phone_hash bytea, phone_masked text, ethnicity text,
    fact_id uuid, import_row integer`;
  const rows = updates.map(({ personId, phone, ethnicity, importRow }) => [
    ...[personId, phone?.phone_sealed ?? null, phone?.phone_hash ?? null, phone?.phone_masked ?? null],
    ...[ethnicity ?? null, newId(), importRow ?? null],
  ]);
  await stage(tx, 'bulk_update', columns, rows);
  // One statement: every part of it sees the people as they were before.
  return await tx.run(sql`with differing as materialized (
      select distinct on (u.person_id) u.*, p.phone_masked as phone_before, p.ethnicity as ethnicity_before,
        (u.phone_hash is not null and u.phone_hash is distinct from p.phone_hash) as phone_differs,
        (u.ethnicity is not null and u.ethnicity is distinct from p.ethnicity) as ethnicity_differs
      from bulk_update u join person p on p.county_code = ${actor.countyCode} and p.id = u.person_id
      where (u.phone_hash is not null and u.phone_hash is distinct from p.phone_hash)
        or (u.ethnicity is not null and u.ethnicity is distinct from p.ethnicity)
      order by u.person_id, u.import_row desc nulls last
    ), written as (
      update person p set version = version + 1,
        phone_sealed = case when phone_differs then d.phone_sealed else p.phone_sealed end,
        phone_hash = case when phone_differs then d.phone_hash else p.phone_hash end,
        phone_masked = case when phone_differs then d.phone_masked else p.phone_masked end,
        ethnicity = case when ethnicity_differs then d.ethnicity else p.ethnicity end
      from differing d where p.county_code = ${actor.countyCode} and p.id = d.person_id
      returning p.id)
    insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on, recorded_at,
      recorded_by, recorded_by_name, document, fields, import_id, import_row)
    select ${actor.countyCode}, d.fact_id, 'person', d.person_id, 'change', ${context.on}::date,
      ${context.at}::timestamptz, ${actor.userId}::uuid, ${actor.userName}, ${context.document},
      (case when phone_differs then jsonb_build_array(jsonb_build_object(
          'field', 'phone', 'before', d.phone_before, 'after', d.phone_masked)) else '[]'::jsonb end)
      || (case when ethnicity_differs then jsonb_build_array(jsonb_build_object(
          'field', 'ethnicity', 'before', d.ethnicity_before, 'after', d.ethnicity)) else '[]'::jsonb end),
      ${context.importId}::uuid, d.import_row
    from differing d join written w on w.id = d.person_id`);
}

/**
 * Makes known people without a household members of one, and takes them to its place. Somebody who is in a
 * household already is left where they are.
 * @returns how many joined.
 */
export async function joinHouseholds(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  joinings: readonly Joining[],
): Promise<number> {
  if (joinings.length === 0) return 0;
  const columns = `person_id uuid, household_id uuid, relation text, joined_on date, member_id uuid,
    fact_id uuid, import_row integer`;
  const rows = joinings.map((joining) => [
    ...[joining.personId, joining.householdId, joining.relation, joining.joinedOn, newId(), newId()],
    joining.importRow ?? null,
  ]);
  await stage(tx, 'bulk_joining', columns, rows);
  const county = actor.countyCode;
  await tx.run(sql`delete from bulk_joining j using person p
    where p.county_code = ${county} and p.id = j.person_id and p.household_id is not null`);
  // A stay that ended later than the new one begins would overlap it: the new one begins when that ended.
  await tx.run(sql`update bulk_joining j set joined_on = m.left_on
    from (select person_id, max(left_on) as left_on from household_member
      where county_code = ${county} group by person_id) m
    where m.person_id = j.person_id and m.left_on > j.joined_on`);
  const count = await tx.run(sql`insert into household_member
      (county_code, id, household_id, person_id, relation, joined_on, join_reason)
    select ${county}, member_id, household_id, person_id, relation, joined_on, ${context.source}
    from bulk_joining`);
  await tx.run(sql`update person p set household_id = j.household_id, relation = j.relation,
      town_id = h.town_id, village_id = h.village_id, version = p.version + 1
    from bulk_joining j join household h on h.county_code = ${county} and h.id = j.household_id
    where p.county_code = ${county} and p.id = j.person_id`);
  await tx.run(sql`update person_name_part n set town_id = h.town_id, village_id = h.village_id
    from bulk_joining j join household h on h.county_code = ${county} and h.id = j.household_id
    where n.county_code = ${county} and n.person_id = j.person_id`);
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on,
      recorded_at, recorded_by, recorded_by_name, document, fields, import_id, import_row)
    select ${county}, j.fact_id, 'person', j.person_id, 'join-household', j.joined_on, ${context.at}::timestamptz,
      ${actor.userId}::uuid, ${actor.userName}, ${context.document},
      jsonb_build_array(jsonb_build_object('field', 'household', 'before', null, 'after', j.household_id)),
      ${context.importId}::uuid, j.import_row
    from bulk_joining j`);
  return count;
}
