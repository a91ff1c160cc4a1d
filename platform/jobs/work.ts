import type { Clock, Database, Id } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import type { Job } from './job.ts';
import { actorOfJob } from './job.ts';

export interface JobHandler {
  /** One that throws is tried again; what it committed stays. */
  run(job: Job): Promise<void>;
  /** No more tries: says so where people look. */
  giveUp(job: Job): Promise<void>;
}

export type JobHandlers = Readonly<Record<string, JobHandler>>;
/** The same where most of them are not loaded before they are wanted. */
export type JobFinder = (kind: string) => Promise<JobHandler | undefined>;

export interface JobStore {
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Failures without any progress in between before a job is given up. Only the job's own are counted: a program that
 * was killed, or a database that went away, says nothing about the work.
 */
const ATTEMPTS_MAX = 8;
const ERROR_CHARS_MAX = 500;

const actorOf = (countyCode: string) => systemActor(countyCode, 'run a job');

/** First half of every job's lock; any number of our own will do. */
const LOCK_CLASS = 420_281;
const lockOf = (id: Id) => sql`${LOCK_CLASS}::int, hashtext(${id}::text)`;

/**
 * Runs one job in this process, holding its lock on a connection of its own. Somebody else's job, or one that is
 * done, is left alone.
 * @returns whether it was ours and ended well.
 */
export async function runJob(
  store: JobStore,
  handlers: JobHandlers | JobFinder,
  countyCode: string,
  id: Id,
): Promise<boolean> {
  const actor = actorOf(countyCode);
  return await store.db.read(actor, async (reader) => {
    const lock = await reader.get<{ ours: boolean }>(sql`select pg_try_advisory_lock(${lockOf(id)}) as ours`);
    if (!lock.ours) return false;
    try {
      const job = await claim(store, countyCode, id);
      if (job === undefined) return false;
      return await attempt(store, handlers, job);
    } finally {
      await reader.rows(sql`select pg_advisory_unlock(${lockOf(id)})`);
    }
  });
}

function claim({ db, clock }: JobStore, countyCode: string, id: Id): Promise<Job | undefined> {
  return db.change(actorOf(countyCode), async (tx) => {
    const row = await tx.find<{
      kind: string;
      subject_id: Id;
      actor: unknown;
      attempt: number;
    }>(sql`update job
      set state = 'running'
      where county_code = ${countyCode} and id = ${id} and state in ('waiting', 'running')
        and run_after <= ${clock.now()}
      returning kind, subject_id, actor, attempt`);
    if (row === undefined) return undefined;
    return {
      id,
      countyCode,
      kind: row.kind,
      subjectId: row.subject_id,
      actor: actorOfJob(row.actor),
      attempt: row.attempt,
    };
  });
}

async function attempt(store: JobStore, handlers: JobHandlers | JobFinder, job: Job): Promise<boolean> {
  const handler = typeof handlers === 'function' ? await handlers(job.kind) : handlers[job.kind];
  if (handler === undefined) throw new Error(`nobody knows how to do a job of kind ${job.kind}`);
  try {
    if (job.attempt >= ATTEMPTS_MAX) throw new Error('the process died each time');
    await handler.run(job);
    await end(store, job, 'done', null);
    return true;
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    const isOver = job.attempt + 1 >= ATTEMPTS_MAX;
    if (isOver) await handler.giveUp(job);
    await end(
      store,
      job,
      isOver ? 'failed' : 'waiting',
      String(error instanceof Error ? error.stack : error),
    );
    throw error;
  }
}

const LOST_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
]);

/** The database is gone or going: whatever was being done was not at fault. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && LOST_CODES.has(code)) ||
    /Connection terminated|connection error|timeout exceeded when trying to connect/i.test(error.message)
  );
}

/** Its process died by itself: out of memory, or a fault that nothing caught. */
export async function noteDeath({ db }: JobStore, countyCode: string, id: Id): Promise<void> {
  await db.change(actorOf(countyCode), (tx) =>
    tx.run(
      sql`update job set attempt = attempt + 1 where county_code = ${countyCode} and id = ${id} and state = 'running'`,
    ),
  );
}

async function end({ db, clock }: JobStore, job: Job, state: string, error: string | null): Promise<void> {
  const now = clock.now();
  const after = state === 'waiting' ? now.add({ seconds: Math.min(30, 2 ** job.attempt) }) : now;
  await db.change(actorOf(job.countyCode), (tx) =>
    tx.run(sql`update job set state = ${state}, attempt = attempt + ${error === null ? 0 : 1}, last_error = ${error?.slice(0, ERROR_CHARS_MAX) ?? null},
        run_after = ${after}, finished_at = ${state === 'waiting' ? null : now}
      where county_code = ${job.countyCode} and id = ${job.id} and state = 'running'`),
  );
}

/** Whether somebody holds the lock of a row of `job`. */
const isHeld = sql`exists (select 1 from pg_locks where locktype = 'advisory' and granted
    and classid = ${LOCK_CLASS}::int::oid and objid::bigint = hashtext(job.id::text)::bigint & 4294967295
    and database = (select oid from pg_database where datname = current_database()))`;

export interface OpenJob {
  readonly countyCode: string;
  readonly id: Id;
}

/**
 * Jobs that wait, and jobs whose worker is gone: a running one that nobody holds the lock of. Whoever died lets go
 * of its locks with its connection, so there is no time to wait out.
 */
export async function findOpenJobs({ db, clock }: JobStore, limit: number): Promise<OpenJob[]> {
  const rows = await db.read(actorOf(''), (reader) =>
    reader.rows<{ county_code: string; id: Id }>(sql`select county_code, id from job
      where state in ('waiting', 'running') and run_after <= ${clock.now()}
        and not ${isHeld}
      order by queued_at limit ${limit}`),
  );
  return rows.map(({ county_code, id }) => ({ countyCode: county_code, id }));
}

/** Jobs that somebody works on at this moment: running, and their lock held. */
export async function countRunningJobs({ db }: JobStore): Promise<number> {
  const { n } = await db.read(actorOf(''), (reader) =>
    reader.get<{ n: bigint }>(sql`select count(*) as n from job where state = 'running' and ${isHeld}`),
  );
  return Number(n);
}

/** Runs every open job one after another in this process, until none is left: for the command line and tests. */
export async function drainJobs(store: JobStore, handlers: JobHandlers): Promise<number> {
  let count = 0;
  for (;;) {
    const [next] = await findOpenJobs(store, 1);
    if (next === undefined) return count;
    if (await runJob(store, handlers, next.countyCode, next.id)) count += 1;
  }
}
