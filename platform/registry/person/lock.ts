import type { Actor, Id, Outcome, Refusal, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';

/** A person's row, held until the transaction ends. */
export interface LockedPerson {
  readonly id: Id;
  readonly name: string;
  readonly sex: 0 | 1 | 2 | 9;
  readonly birth_date: Temporal.PlainDate | null;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly id_kind: 'resident' | 'hmt-resident' | 'foreign-resident' | 'none';
  readonly id_area: string | null;
  readonly id_sealed: Buffer | null;
  readonly id_hash: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly phone_hash: Buffer | null;
  readonly phone_masked: string | null;
  readonly household_id: Id | null;
  readonly relation: string | null;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly disability_kind: string | null;
  readonly disability_grade: number | null;
  readonly died_on: Temporal.PlainDate | null;
  readonly merged_into: Id | null;
  readonly version: number;
}

const columns = sql`id, name, sex, birth_date, ethnicity, nationality, id_kind, id_area, id_sealed, id_hash,
  phone_sealed, phone_hash, phone_masked, household_id, relation, town_id, village_id, disability_kind,
  disability_grade, died_on, merged_into, version`;

/** Several at once, always in the order of their ids, so that two acts never wait for each other in a ring. */
export async function lockPersons(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<Map<Id, LockedPerson>> {
  const rows = await tx.rows<LockedPerson>(sql`select ${columns} from person
    where county_code = ${actor.countyCode} and id = any (${[...new Set(ids)].sort()}::uuid[])
    order by id for update`);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Locks one person and checks that it still is what the officer looked at.
 * Refusals: `http.missing`, `registry.person.merged`, `registry.changed-meanwhile` (who, what).
 */
export async function lockPerson(
  tx: Tx,
  actor: Actor,
  id: Id,
  version: number | undefined,
): Promise<Outcome<LockedPerson>> {
  const person = (await lockPersons(tx, actor, [id])).get(id);
  if (person === undefined) return refuse('http.missing');
  if (person.merged_into !== null) return refuse('registry.person.merged', { into: person.merged_into });
  if (version !== undefined && person.version !== version) {
    return await refuseChanged(tx, actor, 'person', id);
  }
  return done(person);
}

/** Tells whoever comes second what was changed, and by whom. */
export async function refuseChanged(
  tx: Tx,
  actor: Actor,
  kind: 'person' | 'household',
  id: Id,
): Promise<{ ok: false; refusal: Refusal }> {
  const last = await tx.find<{ by: string; act: string; fields: { field: string }[] }>(sql`
    select recorded_by_name as by, act, fields from fact_history
    where county_code = ${actor.countyCode} and subject_kind = ${kind} and subject_id = ${id} and act <> 'reveal'
    order by recorded_at desc, id desc limit 1`);
  const what = last?.fields.map((entry) => entry.field).join(', ') || last?.act || '';
  return refuse('registry.changed-meanwhile', { by: last?.by ?? '', what });
}
