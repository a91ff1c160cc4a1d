import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import { emitEvents } from '../webhooks/index.ts';
import type { RefusedLine } from './candidates.ts';
import type { WriteSetting } from './post-lists.ts';

type How = 'over' | 'early' | 'replaced';

interface TakenDown {
  readonly at: Temporal.Instant;
  readonly on: Temporal.PlainDate;
  readonly how: How;
  readonly reason?: string | null;
  readonly by: string;
}

/** Takes lists off the public pages: their lines are gone from there, the snapshot stays with the officers. */
export async function removePublic(
  tx: Tx,
  actor: Actor,
  ids: readonly Id[],
  { at, on, how, reason = null, by }: TakenDown,
): Promise<void> {
  const { countyCode } = actor;
  await tx.run(
    sql`delete from public_row where county_code = ${countyCode} and list_id = any(${[...ids]}::uuid[])`,
  );
  await tx.run(sql`update public_list set taken_down_on = ${on}, taken_down_how = ${how}
    where county_code = ${countyCode} and id = any(${[...ids]}::uuid[])`);
  const lists = await tx.rows<{
    id: Id;
    matter: string;
    town_id: Id;
    village_id: Id;
  }>(sql`update publication_list
    set taken_down_on = ${on}, taken_down_how = ${how}, taken_down_reason = ${reason}, taken_down_by_name = ${by}
    where county_code = ${countyCode} and id = any(${[...ids]}::uuid[])
    returning id, matter, town_id, village_id`);
  await emitEvents(
    tx,
    at,
    lists.map(({ id, matter, town_id, village_id }) => ({
      type: 'publication.taken-down',
      subject: { kind: 'publication', id },
      ...{ townId: town_id, villageId: village_id },
      data: { listId: id, matter, on: on.toString(), how },
    })),
  );
}

/**
 * Takes a list down before its day. It hung too short: its cases have to hang again. Refusals: `publication.list.down`,
 * `publication.list.village`, `http.missing`.
 */
export async function takeDownEarly(
  { tx, actor, services, law, audit }: WriteSetting,
  listId: Id,
  reason: string,
): Promise<Outcome<{ refused: RefusedLine[] }>> {
  if (actor.level === 'village') return refuse('publication.list.village');
  const list = await tx.find<{
    kind: string;
    step: string | null;
    taken_down_on: Temporal.PlainDate | null;
  }>(sql`
    select kind, step, taken_down_on from publication_list
    where county_code = ${actor.countyCode} and id = ${listId} for update`);
  if (!list) return refuse('http.missing');
  if (list.taken_down_on) return refuse('publication.list.down', { on: list.taken_down_on.toString() });
  const entries = await tx.rows<{ caseId: Id }>(sql`select case_id as "caseId" from publication_entry
    where county_code = ${actor.countyCode} and list_id = ${listId} and removed_on is null`);
  const refused: RefusedLine[] = [];
  if (list.kind === 'case' && entries.length > 0) {
    const context = { tx, actor, services, law: law.cases, audit };
    const acted = await actOn(context, entries, { kind: 'take-down', step: list.step, record: { reason } });
    if (!acted.ok) return acted;
    for (const { caseId, caseNo, applicant, refusal } of acted.value.refused)
      refused.push({ caseId, caseNo, name: applicant, refusal });
  }
  // Whatever its cases say: the names are off the page now.
  await removePublic(tx, actor, [listId], {
    at: services.clock.now(),
    on: services.clock.today(),
    how: 'early',
    reason,
    by: actor.userName,
  });
  audit({
    action: 'publication.take-down',
    subjectKind: 'publication',
    subjectId: listId,
    detail: { reason, refused: refused.length },
  });
  return done({ refused });
}
