import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { followTownships, putWhereRemembered } from './carry.ts';
import type { PlaceChange } from './draft.ts';
import { elevated, mayChangePlaces } from './elevated.ts';
import { followers } from './hangings.ts';
import { lockTree } from './operate.ts';
import { readName } from './pinyin.ts';
import { planUndo, type UndoPlan } from './plan-undo.ts';
import { insertChanges, insertOperations } from './write-plan.ts';

/**
 * Takes an act back: places, spans, former names and every record stand as they stood before it. That it was
 * done, and undone, stays written. Refusals: `divisions.undo.*` (see plan-undo.ts), `http.missing`, `http.forbidden`.
 */
export async function undoOperation(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  given: { operationId: Id; document: string; reason: string },
): Promise<Outcome<UndoPlan>> {
  if (!mayChangePlaces(actor)) return refuse('http.forbidden');
  await lockTree(tx, actor.countyCode);
  const planned = await elevated(tx, actor, () => planUndo(tx, actor.countyCode, given.operationId));
  if (!planned.ok) return planned;
  const plan = planned.value;
  await tx.run(sql`select 1 from division where county_code = ${actor.countyCode}
    and id = any(${touchedBy(plan)}::uuid[]) order by id for update`);
  // Asked again now that nobody can write onto these places any more.
  const again = await elevated(tx, actor, () => planUndo(tx, actor.countyCode, given.operationId));
  if (!again.ok) return again;

  const undoId = newId();
  await insertOperations(tx, actor, at, [
    { ...given, operationId: undoId, kind: 'undo', effectiveOn: plan.effectiveOn, undoes: plan.operationId },
  ]);
  await insertChanges(
    tx,
    actor.countyCode,
    plan.changes.map((change) => ({ operationId: undoId, change: backwards(change) })),
  );
  await restorePlaces(tx, actor.countyCode, plan);
  await elevated(tx, actor, async () => {
    for (const hanging of followers) {
      await putWhereRemembered(tx, actor.countyCode, hanging, [plan], 'from_id');
    }
    const restored = plan.changes.filter((c) => c.level === 'village' && c.before !== null);
    await followTownships(
      tx,
      actor.countyCode,
      restored.map(({ divisionId }) => divisionId),
    );
  });
  await removeFounded(tx, actor.countyCode, plan);
  return done(plan);
}

const touchedBy = (plan: UndoPlan): Id[] =>
  plan.changes.flatMap(({ divisionId, intoId }) => (intoId === null ? [divisionId] : [divisionId, intoId]));

const backwards = (change: PlaceChange): PlaceChange => ({
  ...change,
  before: change.after,
  after: change.before,
});

async function restorePlaces(tx: Tx, countyCode: string, plan: UndoPlan): Promise<void> {
  const restored = plan.changes.flatMap((change) =>
    change.before ? [{ id: change.divisionId, level: change.level, ...change.before }] : [],
  );
  const readings = restored.map(({ name }) => readName(name));
  const ids = restored.map(({ id }) => id);
  await tx.run(sql`delete from division_alias
    where county_code = ${countyCode} and operation_id = ${plan.operationId}`);
  await tx.run(sql`delete from division_version
    where county_code = ${countyCode} and operation_id = ${plan.operationId}`);
  await tx.run(sql`update division_version set valid_to = null
    where county_code = ${countyCode} and division_id = any(${ids}::uuid[]) and valid_to = ${plan.effectiveOn}`);
  await tx.run(sql`update division d set code = n.code, name = n.name, kind = n.kind, parent_id = n.parent_id,
      town_id = n.town_id, pinyin = n.pinyin, initials = n.initials, valid_to = null, version = version + 1
    from unnest(${ids}::uuid[], ${restored.map((r) => r.code)}::text[], ${restored.map((r) => r.name)}::text[],
      ${restored.map((r) => r.kind)}::text[], ${restored.map((r) => r.parentId)}::uuid[],
      ${restored.map((r) => (r.level === 'village' ? r.parentId : null))}::uuid[],
      ${readings.map((r) => r.pinyin)}::text[], ${readings.map((r) => r.initials)}::text[])
      n(id, code, name, kind, parent_id, town_id, pinyin, initials)
    where d.county_code = ${countyCode} and d.id = n.id`);
  const hosts = plan.changes.flatMap(({ intoId }) => (intoId === null ? [] : [intoId]));
  await tx.run(sql`update division set version = version + 1
    where county_code = ${countyCode} and id = any(${hosts}::uuid[])`);
}

async function removeFounded(tx: Tx, countyCode: string, plan: UndoPlan): Promise<void> {
  const ids = plan.changes.filter(({ before }) => before === null).map(({ divisionId }) => divisionId);
  if (ids.length === 0) return;
  await tx.run(sql`delete from division_alias
    where county_code = ${countyCode} and division_id = any(${ids}::uuid[])`);
  await tx.run(sql`delete from division where county_code = ${countyCode} and id = any(${ids}::uuid[])`);
}
