import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makePlan } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { type Case, listCases, ruleDays } from './cases.ts';
import { type InDatabase, openInDatabase } from './in-database.ts';
import { edgesOf, openBook } from './places.ts';
import { CHUNK } from './population.ts';
import { emptyTally, merge, sameTally, type Tally } from './tally.ts';
import type { Found, Work } from './worker.ts';

/**
 * Compares evaluate, closures, columns and SQL to the fen, for every scheme, region and month of the packs and for
 * the invented regions. `node bench/agreement/run.ts`; fewer households by AGREEMENT_HOUSEHOLDS, which is
 * 200 000, some counties only by AGREEMENT_REGIONS, such as
 * `420281,invented`.
 */
const HOUSEHOLDS = Number(process.env.AGREEMENT_HOUSEHOLDS ?? 200_000);
const LAST = Math.min(HOUSEHOLDS, 5 * CHUNK);
const MONTHLY = Math.min(HOUSEHOLDS, 1_000);
const INVENTED = Math.min(HOUSEHOLDS, CHUNK);
/** Invented regions on each day on which a rule changes: in turn, so that all are seen on many days. */
const INVENTED_A_DAY = 4;
const TRACE_EVERY = 100;
const THREADS = Number(process.env.AGREEMENT_THREADS ?? availableParallelism());

const started = performance.now();
const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
const { book, counties: all, invented } = openBook();
const wanted = process.env.AGREEMENT_REGIONS?.split(',');
const counties = all.filter((region) => wanted?.includes(region) ?? true);
const edges = edgesOf(book);
const cases: readonly Case[] = [
  ...listCases(book, counties, { first: HOUSEHOLDS, last: LAST, monthly: MONTHLY }),
  ...(wanted && !wanted.includes('invented') ? [] : inventedCases()),
].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
console.log(`${cases.length} cases listed after ${seconds()}`);
const problems: string[] = [];

function inventedCases(): readonly Case[] {
  return ruleDays().flatMap((day, index) =>
    Array.from({ length: INVENTED_A_DAY }, (_, step): Case => {
      const region = invented[(index * INVENTED_A_DAY + step) % invented.length] ?? '';
      const { schemes } = makePlan(handbook, book, { region, day });
      return {
        region,
        day,
        schemes: schemes.map(({ settled }) => settled.scheme.code),
        households: INVENTED,
        why: 'first',
      };
    }),
  );
}

/** Hands the chunks of the population to the threads, one after another. */
async function judge(): Promise<{ tallies: Tally[][]; judged: number; traced: number }> {
  const tallies = cases.map(({ schemes }) => schemes.map(emptyTally));
  let [judged, traced, next] = [0, 0, 0];
  const workerData: Work = { cases, edges, traceEvery: TRACE_EVERY };
  const threads = Array.from({ length: THREADS }, async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    while (next < HOUSEHOLDS) {
      const first = next;
      next += CHUNK;
      const found = await ask(worker, first);
      judged += found.judged;
      traced += found.traced;
      problems.push(...found.disagreements);
      found.tallies.forEach((ofCase, index) => {
        ofCase.forEach((tally, scheme) => {
          const into = tallies[index]?.[scheme];
          if (into) merge(into, tally);
        });
      });
    }
    await worker.terminate();
  });
  await Promise.all(threads);
  return { tallies, judged, traced };
}

function ask(worker: Worker, first: number): Promise<Found> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (found: Found) => {
      worker.off('error', reject);
      resolve(found);
    });
    worker.postMessage(first);
  });
}

/** Cases of one day and one number of households make one statement, or a few. */
const together = ({ day, households, why }: Case): string => `${day} ${households} ${why}`;

async function pay(database: InDatabase): Promise<ReadonlyMap<string, Tally>> {
  const paid = new Map<string, Tally>();
  for (const [key, group] of Map.groupBy(cases, together))
    for (const [who, tally] of await database.tally(group)) paid.set(`${key} ${who}`, tally);
  return paid;
}

const database = await openInDatabase(book, HOUSEHOLDS, edges);
console.log(`population in the database after ${seconds()}`);
const [{ tallies, judged, traced }, paid] = await Promise.all([
  judge().finally(() => console.log(`judged in this process after ${seconds()}`)),
  pay(database).finally(() => console.log(`paid by the database after ${seconds()}`)),
]);
let [compared, amounts] = [0, 0];
for (const [index, one] of cases.entries()) {
  for (const [scheme, code] of one.schemes.entries()) {
    const ours = tallies[index]?.[scheme] ?? emptyTally();
    const theirs = paid.get(`${together(one)} ${one.region} ${code}`) ?? emptyTally();
    compared += one.households;
    amounts += ours.count;
    if (sameTally(ours, theirs)) continue;
    problems.push(`${one.region} ${one.day} ${code}: ${JSON.stringify(ours)}, SQL ${JSON.stringify(theirs)}`);
    if (problems.length < 5) problems.push(...(await database.amounts(one, code, 20)));
  }
}
await database.close();

const ofCounties = cases.filter(({ region }) => counties.includes(region));
const changes = (why: Case['why']): string => {
  const found = ofCounties.filter((one) => one.why === why);
  return `${found.length} days of regions with ${found.reduce((sum, { schemes }) => sum + schemes.length, 0)} changed schemes`;
};
const months = ofCounties.filter(({ why }) => why === 'month');
console.log(`first days of a text: ${changes('first')}, each over ${HOUSEHOLDS} households;
last days before another: ${changes('last')}, each over ${LAST} households;
months of regions: ${months.length}, in them ${months.reduce((sum, { schemes }) => sum + schemes.length, 0)} schemes, each over ${MONTHLY} households;
days of ${invented.length} invented regions: ${cases.length - ofCounties.length}, each over ${INVENTED} households;
evaluated without trace, by closures and by columns: ${judged} households; with trace: ${traced}.
scheme by scheme against SQL: ${compared} results, of them ${amounts} amounts above nothing.
${problems.length} disagreements, ${seconds()}`);
for (const one of problems.slice(0, 40)) console.log(one);
process.exitCode = problems.length === 0 ? 0 : 1;
