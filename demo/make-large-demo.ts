import pg from 'pg';
import { systemActor } from '../platform/base/index.ts';
import { loadPlaceDirectory } from '../platform/divisions/index.ts';
import { createAssessor } from './facts/assess.ts';
import { inBatches, planBatch, writeBatch } from './fill.ts';
import {
  DEMO_COUNTY,
  type DemoMade,
  type DemoOptions,
  demoContext,
  finishDemo,
  refuseFilled,
} from './make-demo.ts';
import { createRosterChooser } from './on-rosters.ts';
import { placesOf } from './places.ts';
import { inventHouseholds } from './population.ts';
import { createStories } from './stories.ts';

/** Where most rows go. Their primary keys stay; the other indexes are made again when all rows are in. */
const TABLES = [
  'person',
  'household',
  'household_member',
  'fact_change',
  'person_name_part',
  'roster_membership',
  'household_facts',
];

/**
 * As `makeDemo`, for millions: a transaction for each batch, and indexes built at the end by the owner of the
 * tables. For benchmarks: when it is broken off, start again with an empty database.
 */
export async function makeLargeDemo(options: DemoOptions & { readonly ownerUrl: string }): Promise<DemoMade> {
  const actor = systemActor(DEMO_COUNTY, 'demo county');
  const { db } = options;
  const isThere = await db.change(actor, (tx) => refuseFilled(tx));
  if (isThere) return { made: false, people: 0, households: 0 };
  const owner = new pg.Client({ connectionString: options.ownerUrl, application_name: 'minzheng-demo' });
  await owner.connect();
  const indexes = await dropIndexes(owner);
  try {
    const directory = await db.read(actor, (reader) => loadPlaceDirectory(reader, DEMO_COUNTY));
    const { seed, people: wanted, on, context } = demoContext(options);
    const tools = { ...options, actor, context };
    const rosters = createRosterChooser(seed, on);
    const assessor = createAssessor(seed, on);
    const stories = createStories(seed);
    const lanes = openLanes(LANES);
    let people = 0;
    let households = 0;
    for (const batch of inBatches(
      inventHouseholds({ seed, people: wanted, places: placesOf(directory), on }),
    )) {
      households += batch.length;
      stories.see(batch);
      // Before the lanes, which overtake one another: the same seed puts the same people on them.
      const planned = planBatch(batch, rosters, assessor);
      await lanes.run(async () => {
        const written = await db.change(actor, (tx) => writeBatch(tx, tools, planned));
        people += written;
        options.onProgress?.(people);
      });
    }
    await lanes.end();
    await makeIndexes(owner, indexes);
    indexes.length = 0;
    const counts = { people, households };
    return await db.change(actor, (tx) => finishDemo(tx, tools, directory, stories, counts));
  } finally {
    await makeIndexes(owner, indexes);
    await owner.end();
  }
}

/** While the database writes one batch, the next is invented and sealed. */
const LANES = 2;

/** Runs so many pieces of work side by side, and waits for a free lane before it takes another one. */
function openLanes(count: number) {
  const running = new Set<Promise<void>>();
  return {
    async run(work: () => Promise<void>): Promise<void> {
      if (running.size >= count) await Promise.race(running);
      const piece = work().finally(() => running.delete(piece));
      running.add(piece);
      // Looked at when a lane is waited for; without this a failure before that would end the program.
      piece.catch(() => undefined);
    },
    end: () => Promise.all(running),
  };
}

async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; ddl: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as ddl
     from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisprimary
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [TABLES],
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ ddl }) => ddl);
}

async function makeIndexes(owner: pg.Client, indexes: readonly string[]): Promise<void> {
  if (indexes.length === 0) return;
  await owner.query("set maintenance_work_mem = '512MB'");
  for (const ddl of indexes) await owner.query(ddl);
  // Figures for the planner, and pages marked as visible, so that the first searches are not slow ones.
  for (const table of TABLES) await owner.query(`vacuum (analyze) ${table}`);
}
