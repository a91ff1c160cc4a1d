import { inventAdjustment } from '../lines/adjustments/index.ts';
import { inventOpenings, inventRecoveries } from '../lines/awards/index.ts';
import { inventCases } from '../lines/cases/invent-cases.ts';
import { inventOutside } from '../lines/cases/invent-outside.ts';
import { inventAllowances, inventFunds, inventPayments, inventRuns } from '../lines/funds/index.ts';
import { inventWords } from '../lines/publication/invent-words.ts';
import { appendAudit } from '../platform/audit/index.ts';
import {
  type Database,
  type FieldCipher,
  fixedClock,
  type Reader,
  sql,
  systemActor,
  type Tx,
} from '../platform/base/index.ts';
import { loadPlaceDirectory, type PlaceDirectory } from '../platform/divisions/index.ts';
import type { BulkContext } from '../platform/registry/index.ts';
import { StartError } from '../platform/server/index.ts';
import { createAssessor } from './facts/assess.ts';
import { type FillTools, inBatches, planBatch, writeBatch } from './fill.ts';
import { makeOfficers } from './officers.ts';
import { createRosterChooser } from './on-rosters.ts';
import { placesOf } from './places.ts';
import { inventHouseholds } from './population.ts';
import { createStories, type Stories } from './stories.ts';

export const DEMO_COUNTY = '420281';
export const DEMO_PEOPLE = 60_000;
export const DEMO_SEED = 'daye';
/** Ages are as of this day, so that the same seed gives the same county whenever it is made. */
export const DEMO_DAY = Temporal.PlainDate.from('2026-06-30');
const DEMO_AT = Temporal.Instant.from('2026-06-30T09:00:00+08:00');

export interface DemoOptions {
  readonly db: Database;
  readonly cipher: FieldCipher;
  readonly now: Temporal.Instant;
  readonly people?: number;
  readonly seed?: string;
  /** Told now and then how many people are written. */
  onProgress?(people: number): void;
}

export interface DemoMade {
  /** False when the county has its demo officers already: nothing was touched. */
  readonly made: boolean;
  readonly people: number;
  readonly households: number;
}

/** Whether the county was filled with invented people; its officers are made last of all. */
export async function findDemo(reader: Reader): Promise<boolean> {
  const officer = await reader.find(sql`select 1 from app_user
    where county_code = ${DEMO_COUNTY} and login = 'daye-officer'`);
  return officer !== undefined;
}

/** What both ways of making it have in common. */
export function demoContext(options: Pick<DemoOptions, 'seed' | 'people'>) {
  return {
    seed: options.seed ?? DEMO_SEED,
    people: options.people ?? DEMO_PEOPLE,
    on: DEMO_DAY,
    context: {
      at: DEMO_AT,
      on: DEMO_DAY,
      source: 'demo',
      document: '演示数据（全部虚构）',
      importId: null,
    } satisfies BulkContext,
  };
}

/**
 * Fills Daye with invented people, in one transaction: a demo county is there whole or not at all.
 * @throws StartError when the county has people of its own: invented ones are never put among them.
 */
export async function makeDemo(options: DemoOptions): Promise<DemoMade> {
  const actor = systemActor(DEMO_COUNTY, 'demo county');
  const made = await options.db.change(actor, async (tx) => {
    if (await refuseFilled(tx)) return { made: false, people: 0, households: 0 };
    const directory = await loadPlaceDirectory(tx, DEMO_COUNTY);
    const { seed, people: wanted, on, context } = demoContext(options);
    const tools: FillTools = { ...options, actor, context };
    const rosters = createRosterChooser(seed, on);
    const assessor = createAssessor(seed, on);
    const stories = createStories(seed);
    let people = 0;
    let households = 0;
    for (const batch of inBatches(
      inventHouseholds({ seed, people: wanted, places: placesOf(directory), on }),
    )) {
      people += await writeBatch(tx, tools, planBatch(batch, rosters, assessor));
      households += batch.length;
      stories.see(batch);
      options.onProgress?.(people);
    }
    const finish = { ...tools, now: options.now };
    people += await makePeople(tx, finish, directory, stories);
    for (const step of DEMO_STEPS) await step.run(tx, finish);
    return await endDemo(tx, finish, { people, households });
  });
  // By the same door as the public, which opens when the county is there.
  if (made.made) {
    const services = { ...options, clock: fixedClock(options.now.toString()) };
    await inventWords(services, DEMO_COUNTY);
    await inventOutside(services, DEMO_COUNTY);
  }
  return made;
}

export interface FinishTools extends FillTools {
  readonly now: Temporal.Instant;
}

/** Officers with their duties, and people with a story. Answers how many twins came on top. */
export async function makePeople(
  tx: Tx,
  tools: FinishTools,
  directory: PlaceDirectory,
  stories: Stories,
): Promise<number> {
  const heldFrom = Temporal.PlainDate.from('2026-01-01');
  const recorder = await makeOfficers(tx, tools.actor, directory, {
    at: tools.now,
    heldFrom,
    cipher: tools.cipher,
  });
  return await stories.write(tx, tools, recorder);
}

interface FinishStep {
  /** By which a county made in many transactions knows that this was done. */
  readonly name: string;
  run(tx: Tx, tools: FinishTools): Promise<unknown>;
}

/** What is done in a county of people, one behind the other: each looks at what those before it have made. */
export const DEMO_STEPS: readonly FinishStep[] = [
  { name: 'cases', run: (tx, { actor, now, cipher }) => inventCases(tx, actor, { now, cipher }) },
  { name: 'funds', run: (tx, { actor, now }) => inventFunds(tx, actor, now) },
  { name: 'payments', run: (tx, { actor, now, cipher }) => inventPayments(tx, actor, { now, cipher }) },
  { name: 'allowances', run: (tx, { actor, now, cipher }) => inventAllowances(tx, actor, { now, cipher }) },
  { name: 'openings', run: (tx, { actor, now }) => inventOpenings(tx, actor, now) },
  { name: 'recoveries', run: (tx, { actor, now }) => inventRecoveries(tx, actor, now) },
  { name: 'adjustment', run: (tx, { actor, now, cipher }) => inventAdjustment(tx, actor, { now, cipher }) },
  { name: 'runs', run: (tx, { actor, now }) => inventRuns(tx, actor, now) },
];

/** The entry in the audit log: the last step, by which a finished county is known. */
export async function endDemo(
  tx: Tx,
  { actor, now }: FinishTools,
  counts: { people: number; households: number },
): Promise<DemoMade> {
  await appendAudit(tx, actor, now, [{ action: 'demo.make', detail: counts }]);
  return { made: true, ...counts };
}

/**
 * True when the demo county is there already.
 * @throws StartError when other people are.
 */
export async function refuseFilled(tx: Tx): Promise<boolean> {
  if (await findDemo(tx)) return true;
  const somebody = await tx.find(sql`select 1 from household where county_code = ${DEMO_COUNTY} limit 1`);
  if (!somebody) return false;
  throw new StartError(
    `县（${DEMO_COUNTY}）里已经有家庭，虚构的人员不能混在里面，没有改动。请用 DATA_DIR 另选一个空的数据目录生成演示县。`,
    `County ${DEMO_COUNTY} has households already, and invented ones are never put among them; nothing was changed. Take an empty data folder by DATA_DIR for the demo county.`,
  );
}
