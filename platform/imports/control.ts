import type { Actor, Clock, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { enqueueJob } from '../jobs/index.ts';
import { dropFile } from './store/pages.ts';
import type { ImportState } from './store/record.ts';
import { lockImport } from './store/record.ts';
import { READ_JOB, RUN_JOB } from './upload.ts';

type Verb = 'start' | 'stop' | 'resume' | 'discard';

/** From which states a verb may be said. Anything else is refused with the state it stands in. */
const allowed: Readonly<Record<Verb, readonly ImportState[]>> = {
  start: ['recognised'],
  stop: ['running'],
  resume: ['stopped', 'stopping', 'failed'],
  discard: ['reading', 'unreadable', 'recognised', 'stopped', 'failed', 'finished'],
};

/** The one table as the pages need it: which buttons an import has. */
export const verbsOf = (state: ImportState): Verb[] =>
  (Object.keys(allowed) as Verb[]).filter((verb) => allowed[verb].includes(state));

async function step(tx: Tx, actor: Actor, id: Id, verb: Verb) {
  const record = await lockImport(tx, actor.countyCode, id);
  if (record === undefined) return refuse('imports.missing');
  if (!allowed[verb].includes(record.state)) return refuse('imports.state', { state: record.state });
  return done(record);
}

/** Starts what was confirmed. The day on which it was started is the day that all its checks count from. */
export async function startImport(tx: Tx, actor: Actor, clock: Clock, id: Id): Promise<Outcome<null>> {
  const record = await step(tx, actor, id, 'start');
  if (!record.ok) return record;
  if (record.value.mapping === null) return refuse('imports.not-confirmed');
  const now = clock.now();
  await tx.run(sql`update data_import set state = 'running', started_at = ${now}, checked_on = ${clock.today()},
      version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  await enqueueJob(tx, actor, { kind: RUN_JOB, subjectId: id, at: now });
  return done(null);
}

/** Asks the import to stop after the rows it is writing just now. */
export async function stopImport(tx: Tx, actor: Actor, id: Id): Promise<Outcome<null>> {
  const record = await step(tx, actor, id, 'stop');
  if (!record.ok) return record;
  await tx.run(sql`update data_import set state = 'stopping', version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  return done(null);
}

/** Goes on where it stopped or failed; a file whose reading failed is read again. */
export async function resumeImport(tx: Tx, actor: Actor, clock: Clock, id: Id): Promise<Outcome<null>> {
  const record = await step(tx, actor, id, 'resume');
  if (!record.ok) return record;
  const isRead = record.value.recognition !== null;
  await tx.run(sql`update data_import set state = ${isRead ? 'running' : 'reading'}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  await enqueueJob(tx, actor, { kind: isRead ? RUN_JOB : READ_JOB, subjectId: id, at: clock.now() });
  return done(null);
}

/** Takes the file away. What it brought in stays, and so does the record of it. */
export async function discardImport(tx: Tx, actor: Actor, id: Id): Promise<Outcome<null>> {
  const record = await step(tx, actor, id, 'discard');
  if (!record.ok) return record;
  await dropFile(tx, actor.countyCode, id);
  await tx.run(sql`update data_import set state = 'discarded', version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  return done(null);
}
