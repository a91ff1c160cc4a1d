import pg from 'pg';
import { appendAudit } from '../platform/audit/index.ts';
import { type Actor, type Database, sql, systemActor } from '../platform/base/index.ts';
import { loadPlaceDirectory } from '../platform/divisions/index.ts';
import { createAssessor } from './facts/assess.ts';
import { type FillTools, inBatches, planBatch, writeBatch } from './fill.ts';
import { type DemoWish, noteStep, readMadeSoFar, refuseOther } from './made-so-far.ts';
import {
  DEMO_COUNTY,
  DEMO_STEPS,
  type DemoMade,
  type DemoOptions,
  demoContext,
  endDemo,
  makePeople,
  refuseFilled,
} from './make-demo.ts';
import { createRosterChooser } from './on-rosters.ts';
import { placesOf } from './places.ts';
import { inventHouseholds } from './population.ts';
import { createStories } from './stories.ts';
import type { DemoHousehold } from './types.ts';
import { dropIndexes, makeIndexes } from './waiting-indexes.ts';

export interface LargeDemoOptions extends DemoOptions {
  readonly ownerUrl: string;
  /** Told after each step, the people first, with what it took; not for steps that were done before. */
  onStep?(name: string, seconds: number): void;
}

/**
 * As `makeDemo`, for millions: a transaction for each batch and each step, and indexes built at the end by the owner of the
 * tables. Broken off anywhere, the same call goes on behind the last transaction.
 * @throws StartError when a county of another size or seed was begun here.
 */
export async function makeLargeDemo(options: LargeDemoOptions): Promise<DemoMade> {
  const actor = systemActor(DEMO_COUNTY, 'demo county');
  const { db } = options;
  const { seed, people } = demoContext(options);
  const owner = new pg.Client({ connectionString: options.ownerUrl, application_name: 'minzheng-demo' });
  await owner.connect();
  try {
    const found = await readMadeSoFar(owner, DEMO_COUNTY);
    if (found.isWhole) return { made: false, people: 0, households: 0 };
    if (found.begun) refuseOther(found.begun, { people, seed });
    else if (await begin(db, actor, options.now, { people, seed }))
      return { made: false, people: 0, households: 0 };

    const say = stopwatch(options);
    if (!found.steps.has('people')) {
      await writePeople(options, actor, owner);
      say('people');
    }
    const { at: now = options.now, counts } = await readMadeSoFar(owner, DEMO_COUNTY);
    const tools = { ...options, now, actor, context: demoContext(options).context };
    for (const { name, run } of DEMO_STEPS.filter((step) => !found.steps.has(step.name))) {
      // Millions of rows of which the planner knows nothing would be looked through once for each of them.
      await owner.query('analyze');
      await db.change(actor, async (tx) => {
        await run(tx, tools);
        await noteStep(tx, actor, now, { step: name });
      });
      say(name);
    }
    await owner.query('vacuum (analyze)');
    return await db.change(actor, (tx) => endDemo(tx, tools, counts));
  } finally {
    await owner.end();
  }
}

/** True when a demo county of the other kind is there already. Throws when other people are. */
async function begin(db: Database, actor: Actor, at: Temporal.Instant, wish: DemoWish): Promise<boolean> {
  return await db.change(actor, async (tx) => {
    if (await refuseFilled(tx)) return true;
    await appendAudit(tx, actor, at, [{ action: 'demo.begin', detail: { ...wish } }]);
    return false;
  });
}

function stopwatch({ onStep }: LargeDemoOptions) {
  let from = performance.now();
  return (name: string) => {
    const to = performance.now();
    onStep?.(name, (to - from) / 1000);
    from = to;
  };
}

async function writePeople(options: LargeDemoOptions, actor: Actor, owner: pg.Client): Promise<void> {
  const { db } = options;
  await dropIndexes(owner);
  const directory = await db.read(actor, (reader) => loadPlaceDirectory(reader, DEMO_COUNTY));
  const { seed, people: wanted, on, context } = demoContext(options);
  const tools = { ...options, actor, context };
  const rosters = createRosterChooser(seed, on);
  const assessor = createAssessor(seed, on);
  const stories = createStories(seed);
  const lanes = openLanes(LANES);
  let people = 0;
  let households = 0;
  try {
    for (const batch of inBatches(
      inventHouseholds({ seed, people: wanted, places: placesOf(directory), on }),
    )) {
      households += batch.length;
      stories.see(batch);
      // Before the lanes, which overtake one another, and also for what is there: the same seed draws the same for all.
      const planned = planBatch(batch, rosters, assessor);
      await lanes.run(async () => {
        const written = await writeOnce(tools, batch, (tx) => writeBatch(tx, tools, planned));
        people += written;
        options.onProgress?.(people);
      });
    }
  } finally {
    await lanes.end();
  }
  await makeIndexes(owner);
  await db.change(actor, async (tx) => {
    people += await makePeople(tx, tools, directory, stories);
    await noteStep(tx, actor, options.now, { step: 'people', people, households });
  });
}

/** A batch is one transaction: where its first person is, all of it is. Answers how many people it has. */
async function writeOnce(
  { db, actor }: FillTools,
  batch: readonly DemoHousehold[],
  write: Parameters<typeof db.change<number>>[1],
): Promise<number> {
  const people = batch.flatMap(({ persons }) => persons);
  const first = people[0];
  if (first === undefined) return 0;
  return await db.change(actor, async (tx) => {
    const isThere = await tx.find(sql`select 1 from person
      where county_code = ${actor.countyCode} and id = ${first.id}`);
    return isThere ? people.length : await write(tx);
  });
}

/** While the database writes one batch, the next is invented and sealed. */
const LANES = 2;

/** Runs so many pieces of work side by side, and waits for a free lane before it takes another one. */
function openLanes(count: number) {
  const running = new Set<Promise<void>>();
  // Kept: a lane may fail while nobody waits for it, and a piece of work would be missing unsaid.
  const failures: unknown[] = [];
  const throwFailure = () => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    async run(work: () => Promise<void>): Promise<void> {
      if (running.size >= count) await Promise.race(running);
      throwFailure();
      const piece = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(piece));
      running.add(piece);
    },
    /** Also after a failure: nothing is written any more when this has ended. */
    async end(): Promise<void> {
      await Promise.all(running);
      throwFailure();
    },
  };
}
