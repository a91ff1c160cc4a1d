import type { Actor, Id, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';

/** One piece of work, as whoever runs it gets it. */
export interface Job {
  readonly id: Id;
  readonly countyCode: string;
  readonly kind: string;
  /** What it works on: an import. */
  readonly subjectId: Id;
  readonly actor: Actor;
  readonly attempt: number;
}

interface StoredActor extends Omit<Actor, 'permissions'> {
  readonly permissions: readonly string[];
}

/**
 * Queues work in the caller's transaction: it is there exactly when what it is for is there. A subject has one open
 * job of a kind; queueing it again changes nothing. (No arbiter is named: that would want to read the table, which
 * whoever queues may not.)
 */
export async function enqueueJob(
  tx: Tx,
  actor: Actor,
  job: { readonly kind: string; readonly subjectId: Id; readonly at: Temporal.Instant },
): Promise<void> {
  const stored: StoredActor = { ...actor, permissions: [...actor.permissions] };
  await tx.run(sql`insert into job (county_code, id, kind, subject_id, actor, run_after, queued_at)
    values (${actor.countyCode}, ${newId()}, ${job.kind}, ${job.subjectId}, ${JSON.stringify(stored)}::jsonb,
      ${job.at}, ${job.at})
    on conflict do nothing`);
}

/** Says that the job got somewhere: its tries count from here. Call it in the transaction of the progress. */
export async function noteProgress(tx: Tx, job: Job): Promise<void> {
  await tx.run(sql`select app.note_job_progress(${job.id})`);
}

export function actorOfJob(stored: unknown): Actor {
  const actor = stored as StoredActor;
  return { ...actor, permissions: new Set(actor.permissions) };
}
