import { appendAudit } from '../audit/index.ts';
import type { Actor, Clock, Database, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql, systemActor } from '../base/index.ts';
import { findExport } from './export-record.ts';
import { dropChunks } from './run-export.ts';

/** Stops an export that waits or runs; what was made of it goes. Refuses with `http.missing` or `exports.not-running`. */
export async function stopExport(tx: Tx, actor: Actor, id: Id, now: Temporal.Instant): Promise<Outcome<Id>> {
  const found = await findExport(tx, actor, id);
  if (found === undefined) return refuse('http.missing');
  const stopped = await tx.run(sql`update export_file set state = 'stopped', filter_sealed = null,
      finished_at = ${now}
    where county_code = ${actor.countyCode} and id = ${id} and state in ('waiting', 'running')`);
  if (stopped === 0) return refuse('exports.not-running');
  await tx.run(dropChunks(actor.countyCode, id));
  return done(id);
}

/** Takes the file away before its days are over. Refuses with `http.missing`, `exports.not-ready` or `exports.no-file`. */
export async function deleteExport(tx: Tx, actor: Actor, id: Id): Promise<Outcome<Id>> {
  const found = await findExport(tx, actor, id);
  if (found === undefined) return refuse('http.missing');
  if (found.state === 'waiting' || found.state === 'running') return refuse('exports.not-ready');
  const deleted = await tx.run(sql`update export_file set state = 'deleted'
    where county_code = ${actor.countyCode} and id = ${id} and state = 'done'`);
  if (deleted === 0) return refuse('exports.no-file');
  await tx.run(dropChunks(actor.countyCode, id));
  return done(id);
}

/** Takes away the files of a county whose days are over; tells how many. */
export function expireExports(db: Database, clock: Clock, countyCode: string): Promise<number> {
  const actor = systemActor(countyCode, 'expire exports');
  const now = clock.now();
  return db.change(actor, async (tx) => {
    const expired = await tx.rows<{ id: Id; list: string }>(sql`update export_file set state = 'expired'
      where county_code = ${countyCode} and state = 'done' and expires_at <= ${now} returning id, list`);
    if (expired.length === 0) return 0;
    await tx.run(sql`delete from export_chunk where county_code = ${countyCode}
      and export_id = any (${expired.map(({ id }) => id)}::uuid[])`);
    const entries = expired.map(({ id, list }) => ({
      action: 'exports.expire',
      subjectKind: 'export',
      subjectId: id,
      detail: { list },
    }));
    await appendAudit(tx, actor, now, entries);
    return expired.length;
  });
}
