import type { Actor, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';
import type { BulkContext } from '../../registry/index.ts';
import {
  attachRecords,
  given,
  joinHouseholds,
  stage,
  updatePersons,
  writeNewRecords,
} from '../../registry/index.ts';
import type { ImportResult } from '../store/record.ts';
import type { Draft } from './draft.ts';
import { insertResults } from './write-results.ts';

export type ChunkCounts = Omit<ImportResult, 'others' | 'kinds'>;

/** Writes one chunk, rows' results included, in the caller's transaction. */
export async function writeChunk(
  tx: Tx,
  actor: Actor,
  context: BulkContext & { readonly importId: Id },
  roster: string,
  draft: Draft,
): Promise<ChunkCounts> {
  await writeNewRecords(tx, actor, context, draft);
  const changed = await updatePersons(tx, actor, context, draft.updates);
  const joined = await joinHouseholds(tx, actor, context, draft.joinings);
  const attached = await attachRecords(tx, actor, context, draft);
  await setHeads(tx, actor, context, draft);
  await insertMemberships(tx, actor, context, roster, draft);
  await changeMemberships(tx, actor, context, draft);
  await insertResults(tx, actor.countyCode, context.importId, draft.rows);
  return {
    personsAdded: draft.persons.length,
    personsChanged: Math.max(changed, joined),
    householdsAdded: draft.households.length,
    accountsAdded: attached.accounts,
    certificatesAdded: attached.certificates,
    membershipsAdded: draft.memberships.length,
    membershipsChanged: draft.changedMemberships.length,
  };
}

async function insertMemberships(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  roster: string,
  { memberships }: Draft,
): Promise<void> {
  if (memberships.length === 0) return;
  const columns = `id uuid, person_id uuid, household_id uuid, town_id uuid, village_id uuid, from_on date, to_on date,
    facts jsonb, import_row integer`;
  const rows = memberships.map((one) => [
    one.id,
    one.personId,
    one.householdId,
    one.townId,
    one.villageId,
    one.fromOn,
    one.toOn,
    JSON.stringify(one.facts),
    one.rowNo,
  ]);
  await tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id,
      from_on, to_on, enter_reason, import_id, import_row, facts, created_at)
    select ${actor.countyCode}, id, ${roster}, person_id, household_id, town_id, village_id, from_on, to_on, 'import',
      ${context.importId}::uuid, import_row, facts, ${context.at}::timestamptz from ${given(columns, rows)}`);
}

async function changeMemberships(
  tx: Tx,
  actor: Actor,
  context: BulkContext,
  { changedMemberships }: Draft,
): Promise<void> {
  if (changedMemberships.length === 0) return;
  const rows = changedMemberships.map((one) => [one.id, one.personId, JSON.stringify(one.facts), one.rowNo]);
  const columns = 'id uuid, person_id uuid, facts jsonb, import_row integer';
  await stage(tx, 'import_membership_change', columns, rows);
  await tx.run(sql`update roster_membership m set facts = c.facts, import_id = ${context.importId}::uuid,
      import_row = c.import_row
    from import_membership_change c where m.county_code = ${actor.countyCode} and m.person_id = c.person_id and m.id = c.id`);
}

/** Households that came in without their head, whose row was refused, and now get one. */
async function setHeads(tx: Tx, actor: Actor, context: BulkContext, { newHeads }: Draft): Promise<void> {
  if (newHeads.length === 0) return;
  const rows = newHeads.map((one) => [one.householdId, one.personId, one.name, one.rowNo, newId()]);
  await stage(
    tx,
    'import_head',
    'household_id uuid, person_id uuid, name text, import_row integer, fact_id uuid',
    rows,
  );
  await tx.run(sql`update household h set head_id = n.person_id, head_name = n.name, version = h.version + 1
    from import_head n where h.county_code = ${actor.countyCode} and h.id = n.household_id and h.head_id is null`);
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on, recorded_at,
      recorded_by, recorded_by_name, document, fields, import_id, import_row)
    select ${actor.countyCode}, n.fact_id, 'household', n.household_id, 'change', ${context.on}::date,
      ${context.at}::timestamptz, ${actor.userId}::uuid, ${actor.userName}, ${context.document},
      jsonb_build_array(jsonb_build_object('field', 'head', 'before', null, 'after', n.name)),
      ${context.importId}::uuid, n.import_row
    from import_head n`);
}
