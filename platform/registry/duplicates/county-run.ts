import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';
import type { Services } from '../../http/index.ts';
import { enqueueJob, type JobHandlers } from '../../jobs/index.ts';
import { findAllDuplicates } from './find-all.ts';

const JOB = 'registry.find-duplicates';
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const CountyRun = Type.Object({
  id: Type.String(),
  state: Type.String({ description: 'waiting, done, failed' }),
  requestedAt: Type.String(),
  requestedByName: Type.String(),
  finishedAt: Maybe(Type.String()),
  people: Maybe(Type.Integer({ description: 'How many records were compared.' })),
  pairs: Maybe(Type.Integer({ description: 'Pairs that nobody had found before.' })),
});
export type CountyRun = Static<typeof CountyRun>;

/** Queues a search through the whole county. Refusals: `registry.duplicate.searching` when one is on already. */
export async function requestCountyRun(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<Outcome<Id>> {
  const id = newId();
  const added =
    await tx.run(sql`insert into duplicate_run (county_code, id, state, requested_at, requested_by,
      requested_by_name)
    values (${actor.countyCode}, ${id}, 'waiting', ${at}, ${actor.userId}, ${actor.userName})
    on conflict do nothing`);
  if (added === 0) return refuse('registry.duplicate.searching');
  await enqueueJob(tx, actor, { kind: JOB, subjectId: id, at });
  return done(id);
}

interface Row {
  readonly id: Id;
  readonly state: string;
  readonly requested_at: Temporal.Instant;
  readonly requested_by_name: string;
  readonly finished_at: Temporal.Instant | null;
  readonly people_count: bigint | null;
  readonly pair_count: number | null;
}

/** The last search that anybody asked for. */
export async function findLastRun(reader: Reader, actor: Actor): Promise<CountyRun | null> {
  const row = await reader.find<Row>(sql`select id, state, requested_at, requested_by_name, finished_at,
      people_count, pair_count
    from duplicate_run where county_code = ${actor.countyCode} order by requested_at desc, id desc limit 1`);
  if (row === undefined) return null;
  return {
    id: row.id,
    state: row.state,
    requestedAt: row.requested_at.toString(),
    requestedByName: row.requested_by_name,
    finishedAt: row.finished_at?.toString() ?? null,
    people: row.people_count === null ? null : Number(row.people_count),
    pairs: row.pair_count,
  };
}

/** What to do for the jobs of this mechanism. Pairs and end come in one transaction. */
export function registryHandlers(services: Services): JobHandlers {
  const { db, cipher, clock } = services;
  return {
    [JOB]: {
      run: ({ actor, countyCode, subjectId }) =>
        db.change(actor, async (tx) => {
          const found = await findAllDuplicates(tx, actor, cipher, clock.now());
          await tx.run(sql`update duplicate_run set state = 'done', finished_at = ${clock.now()},
              people_count = ${found.people}, pair_count = ${found.pairs}
            where county_code = ${countyCode} and id = ${subjectId} and state = 'waiting'`);
        }),
      giveUp: ({ actor, countyCode, subjectId }) =>
        db.change(actor, async (tx) => {
          await tx.run(sql`update duplicate_run set state = 'failed', finished_at = ${clock.now()}
            where county_code = ${countyCode} and id = ${subjectId} and state = 'waiting'`);
        }),
    },
  };
}
