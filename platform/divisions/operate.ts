import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Act } from './acts.ts';
import { carryRecords } from './carry.ts';
import { elevated, mayChangePlaces } from './elevated.ts';
import { type Plan, planActs } from './plan.ts';
import { loadTree } from './tree.ts';
import { insertOperations, writePlaces } from './write-plan.ts';

export interface Expected {
  readonly id: Id;
  readonly version: number;
}

/**
 * Does a list of acts, all or none. `expected` is what the preview showed: when somebody has changed one of
 * these places since, this is refused with who it was.
 * Refusals: `http.forbidden`, `divisions.place.changed`, and everything that `planActs` refuses.
 */
export async function operate(
  tx: Tx,
  actor: Actor,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
  acts: readonly Act[],
  expected: readonly Expected[],
): Promise<Outcome<Plan>> {
  if (!mayChangePlaces(actor)) return refuse('http.forbidden');
  await lockTree(tx, actor.countyCode);
  const changed = await findChanged(tx, actor.countyCode, expected);
  if (changed) return refuse('divisions.place.changed', changed);
  const tree = await loadTree(tx, actor.countyCode);
  const planned = planActs(tree, acts, now.today);
  if (!planned.ok) return planned;
  const seen = new Set(expected.map(({ id }) => id));
  const unseen = planned.value.expected.find(({ id }) => !seen.has(id));
  if (unseen) {
    return refuse('divisions.place.unseen', { name: tree.places.get(unseen.id)?.name ?? '' });
  }
  // Whoever is writing a record onto one of these places holds it; this waits for them, and they then for us.
  const touched = planned.value.expected.map(({ id }) => id);
  await tx.run(sql`select 1 from division
    where county_code = ${actor.countyCode} and id = any(${touched}::uuid[]) order by id for update`);
  await insertOperations(
    tx,
    actor,
    now.at,
    planned.value.acts.map(({ operationId, act, effectiveOn }) => ({
      operationId,
      kind: act.kind,
      effectiveOn,
      document: act.document,
      reason: act.reason ?? '',
    })),
  );
  await writePlaces(tx, actor.countyCode, planned.value.acts);
  await elevated(tx, actor, () => carryRecords(tx, actor.countyCode, planned.value.acts));
  return done(planned.value);
}

/** One act on a county's tree at a time. */
export async function lockTree(tx: Tx, countyCode: string): Promise<void> {
  await tx.run(
    sql`select 1 from division where county_code = ${countyCode} and level = 'county' for no key update`,
  );
}

async function findChanged(reader: Reader, countyCode: string, expected: readonly Expected[]) {
  const [changed] = await reader.rows<{ name: string; by: string | null; at: string | null }>(sql`
    select d.name, o.recorded_by_name as by,
      to_char(o.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
    from unnest(${expected.map(({ id }) => id)}::uuid[], ${expected.map(({ version }) => version)}::integer[])
      e(id, version)
    join division d on d.county_code = ${countyCode} and d.id = e.id
    left join lateral (select op.recorded_by_name, op.recorded_at from division_change c
      join division_operation op on op.county_code = c.county_code and op.id = c.operation_id
      where c.county_code = ${countyCode} and (c.division_id = d.id or c.into_id = d.id)
      order by op.seq desc limit 1) o on true
    where d.version <> e.version order by d.code limit 1`);
  return changed && { name: changed.name, by: changed.by ?? '', at: changed.at ?? '' };
}

/**
 * Holds the whole tree still until this transaction ends: for who writes thousands of records onto it. Acts wait, and
 * others that hold it do not.
 * @returns the number of the last act: when it is another one than before, what was known of places is old.
 */
export async function holdTree(tx: Tx, countyCode: string): Promise<bigint> {
  await tx.run(sql`select 1 from division where county_code = ${countyCode} and level = 'county' for share`);
  return await readLastAct(tx, countyCode);
}

/** The number of the last act on a county's tree; 0 when there was none. */
export async function readLastAct(reader: Reader, countyCode: string): Promise<bigint> {
  const { seq } = await reader.get<{
    seq: bigint;
  }>(sql`select coalesce(max(seq), 0) as seq from division_operation
    where county_code = ${countyCode}`);
  return seq;
}

/**
 * Holds villages still while records are written onto them in this transaction: an act on one of them waits
 * until it ends. Every writer of people, households and memberships calls this (or `holdTree`) for the villages
 * that it takes records from and puts them onto. Returns those that are no longer (or never were) places that a record can hang on.
 */
export async function holdPlaces(tx: Tx, countyCode: string, placeIds: readonly Id[]): Promise<Id[]> {
  const wanted = [...new Set(placeIds)];
  const held = await tx.rows<{ id: Id }>(sql`select id from division
    where county_code = ${countyCode} and id = any(${wanted}::uuid[]) and valid_to is null
    order by id for key share`);
  const alive = new Set(held.map(({ id }) => id));
  return wanted.filter((id) => !alive.has(id));
}
