import { setTimeout } from 'node:timers/promises';
import type { Static } from 'typebox';
import {
  type Actor,
  done,
  type Id,
  newId,
  type Outcome,
  type Reader,
  refuse,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { enqueueJob, type Job, type JobHandlers, noteProgress } from '../../platform/jobs/index.ts';
import { openLaw } from '../policy/open-law.ts';
import { PopulationTooLarge } from '../population/index.ts';
import { type Check, checkPlans } from './check.ts';
import { type Asked, readQuestion } from './desk.ts';
import type { CheckRecordShape } from './shapes.ts';

export const CHECK_JOB = 'what-if.check';
/** A job has a process of its own: a province fits. */
const BYTES_MAX = 2 * 1024 ** 3;

type State = 'waiting' | 'running' | 'done' | 'failed';
/** What is kept of a check: sums, no household. */
type Result = Pick<Check, 'month' | 'households' | 'isEqual'> & {
  readonly tookMs: number;
  readonly plans: readonly {
    readonly name: string;
    readonly columnsFen: number;
    readonly sqlFen: number;
    readonly items: number;
    readonly disagreements: number;
  }[];
};

interface CheckRow {
  readonly id: Id;
  readonly question: Asked;
  readonly state: State;
  readonly step: number;
  readonly steps: number;
  readonly result: Result | null;
  readonly user_name: string;
  readonly requested_at: Temporal.Instant;
  readonly finished_at: Temporal.Instant | null;
}

const columns = sql`id, question, state, step, steps, result, user_name, requested_at, finished_at`;

/** Writes down what is to be checked and queues the job that does it. */
export async function requestCheck(tx: Tx, actor: Actor, asked: Asked, at: Temporal.Instant): Promise<Id> {
  const id = newId();
  // The population, what holds now, each variant.
  const steps = 2 + asked.variants.length;
  await tx.run(sql`insert into what_if_check (county_code, id, question, state, steps, user_id, user_name, level,
      place_id, requested_at)
    values (${actor.countyCode}, ${id}, ${JSON.stringify(asked)}::jsonb, 'waiting', ${steps}, ${actor.userId},
      ${actor.userName}, ${actor.level}, ${actor.placeId}, ${at})`);
  await enqueueJob(tx, actor, { kind: CHECK_JOB, subjectId: id, at });
  return id;
}

export async function findCheck(reader: Reader, actor: Actor, id: Id): Promise<CheckRow | undefined> {
  return reader.find<CheckRow>(
    sql`select ${columns} from what_if_check where county_code = ${actor.countyCode} and id = ${id}`,
  );
}

/** Newest first; ids are made in the order of time. */
export async function listChecks(
  reader: Reader,
  actor: Actor,
  { limit, after }: { readonly limit: number; readonly after: readonly [at: string, id: string] | undefined },
): Promise<readonly CheckRow[]> {
  const before = after ? sql`(requested_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  return reader.rows<CheckRow>(sql`select ${columns} from what_if_check
    where county_code = ${actor.countyCode} and ${before}
    order by requested_at desc, id desc limit ${limit}`);
}

export const tellCheck = (row: CheckRow): Static<typeof CheckRecordShape> => ({
  id: row.id,
  question: {
    month: row.question.month,
    variants: row.question.variants.map((one) => ({ ...one, changes: [...one.changes] })),
  },
  state: row.state,
  step: row.step,
  steps: row.steps,
  result: row.result && { ...row.result, plans: [...row.result.plans] },
  userName: row.user_name,
  requestedAt: row.requested_at.toString(),
  finishedAt: row.finished_at?.toString() ?? null,
});

export async function getCheck(
  reader: Reader,
  actor: Actor,
  id: Id,
): Promise<Outcome<Static<typeof CheckRecordShape>>> {
  const row = await findCheck(reader, actor, id);
  return row ? done(tellCheck(row)) : refuse('http.missing');
}

/** Does a check in the scope of whoever asked for it. One that died is begun anew: nothing of it was kept. */
async function runCheck({ db, clock }: Services, job: Job): Promise<void> {
  const { actor, subjectId: id } = job;
  const row = await db.read(actor, (reader) => findCheck(reader, actor, id));
  if (!row || row.state === 'done' || row.state === 'failed') return;
  const note = (step: number) =>
    db.change(actor, async (tx) => {
      await tx.run(sql`update what_if_check set state = 'running', step = ${step}
        where county_code = ${actor.countyCode} and id = ${id} and state in ('waiting', 'running')`);
      await noteProgress(tx, job);
    });
  await note(0);
  const law = await openLaw();
  const question = readQuestion(law, actor.countyCode, row.question);
  const startedMs = performance.now();
  try {
    const check = await noting(note, (onStep) =>
      db.change(actor, (tx) => checkPlans(tx, actor, law, question, BYTES_MAX, onStep)),
    );
    const { month, households, isEqual } = check;
    const plans = check.plans.map(({ schemes: _schemes, examples: _examples, ...plan }) => plan);
    const tookMs = Math.round(performance.now() - startedMs);
    const result: Result = { month, households, isEqual, tookMs, plans };
    await db.change(actor, (tx) =>
      tx.run(sql`update what_if_check set state = 'done', step = steps, finished_at = ${clock.now()},
          result = ${JSON.stringify(result)}::jsonb
        where county_code = ${actor.countyCode} and id = ${id} and state = 'running'`),
    );
  } catch (error) {
    if (!(error instanceof PopulationTooLarge)) throw error;
    await failCheck({ db, clock }, job);
  }
}

const NOTE_EVERY_MS = 500;

/** Says how far work got while it goes on in a transaction of its own, which nobody else would see into. */
async function noting<T>(
  note: (step: number) => Promise<void>,
  work: (onStep: (step: number) => void) => Promise<T>,
): Promise<T> {
  let [reached, noted, isOver] = [0, 0, false];
  const working = work((step) => {
    reached = step;
  }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await Promise.race([working, setTimeout(NOTE_EVERY_MS)]);
    if (isOver || reached === noted) continue;
    noted = reached;
    await note(noted);
  }
  return await working;
}

const failCheck = ({ db, clock }: Pick<Services, 'db' | 'clock'>, { actor, subjectId }: Job) =>
  db.change(actor, (tx) =>
    tx.run(sql`update what_if_check set state = 'failed', finished_at = ${clock.now()}
      where county_code = ${actor.countyCode} and id = ${subjectId} and state in ('waiting', 'running')`),
  );

export const checkHandlers = (services: Services): JobHandlers => ({
  [CHECK_JOB]: {
    run: (job) => runCheck(services, job),
    giveUp: async (job) => void (await failCheck(services, job)),
  },
});
