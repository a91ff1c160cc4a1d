import { parentPort, workerData } from 'node:worker_threads';
import {
  type Amounts,
  compileFast,
  completeRow,
  type Decision,
  evaluate,
  type FastPlan,
  type Kernel,
  makePlan,
  type Plan,
  toColumns,
} from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import type { Case } from './cases.ts';
import { openBook } from './places.ts';
import { CHUNK, Chunk } from './population.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

export interface Work {
  readonly cases: readonly Case[];
  readonly edges: readonly number[];
  /** One household in so many is judged with the trace too, in big integers. */
  readonly traceEvery: number;
}

/** Of one chunk: tallies by case and scheme, and everything on which the readings in this process differ. */
export interface Found {
  readonly first: number;
  readonly tallies: readonly (readonly Tally[])[];
  readonly disagreements: readonly string[];
  readonly judged: number;
  readonly traced: number;
}

interface Ready {
  readonly plan: Plan;
  readonly fast: FastPlan;
  readonly kernel: Kernel;
}

const work = workerData as Work;
const { book } = openBook();
const ready = new Map<Case, Ready>();

function readyFor(one: Case): Ready {
  const known = ready.get(one);
  if (known) return known;
  const plan = makePlan(handbook, book, one);
  const made = { plan, fast: compileFast(plan), kernel: toColumns(plan) };
  ready.set(one, made);
  return made;
}

function judgeChunk(first: number): Found {
  const chunk = new Chunk(first, work.edges);
  const disagreements: string[] = [];
  let [judged, traced] = [0, 0];
  const tallies = work.cases.map((one) => {
    const count = Math.min(CHUNK, one.households - first);
    if (count <= 0) return [];
    chunk.moveTo(one.day);
    const { plan, fast, kernel } = readyFor(one);
    const out = kernel.makeRoom(chunk.columns);
    kernel.run(chunk.columns, out);
    const own = plan.schemes.map(emptyTally);
    for (let index = 0; index < count; index++) {
      const facts = chunk.households[index];
      if (!facts) throw new Error(`no household ${index}`);
      const completed = completeRow(plan, facts, fast.layout);
      if (!completed.ok) throw new Error('a household of the population is not complete');
      const decisions = evaluate(plan, facts, { trace: false });
      judged++;
      const quick = fast.amounts(completed.row);
      const where = `${one.region} ${one.day} household ${first + index}`;
      disagreements.push(...compare(where, decisions, quick, out, chunk, index));
      own.forEach((tally, scheme) => {
        note(tally, decisions[scheme], first + index);
      });
      if (index % work.traceEvery !== 0) continue;
      traced++;
      const exact = plan.schemes.length > 0 ? evaluate(plan, facts) : [];
      if (amountsOf(exact) !== amountsOf(decisions)) disagreements.push(`${where}: with and without trace`);
    }
    return own;
  });
  return { first, tallies, disagreements: disagreements.slice(0, 20), judged, traced };
}

const amountsOf = (decisions: readonly Decision[]): string =>
  decisions
    .map(({ status, eligible, amountFen, claimFen, members }) =>
      [
        status,
        eligible,
        amountFen,
        claimFen,
        ...members.map((one) => `${one.eligible}/${one.amountFen}`),
      ].join(),
    )
    .join(';');

function note(tally: Tally, decision: Decision | undefined, household: number): void {
  if (decision?.scheme.unit === 'household')
    addTo(tally, household, undefined, Number(decision.amountFen ?? 0n));
  else
    for (const { member, amountFen } of decision?.members ?? [])
      addTo(tally, household, member, Number(amountFen ?? 0n));
}

/** The untraced evaluation against closures and columns, amount by amount. */
function compare(
  where: string,
  decisions: readonly Decision[],
  quick: readonly (readonly number[])[],
  out: Amounts,
  chunk: Chunk,
  index: number,
): readonly string[] {
  const start = chunk.columns.offsets[index] ?? 0;
  const found: string[] = [];
  quick.forEach((amounts, scheme) => {
    const decision = decisions[scheme];
    const isOfHousehold = decision?.scheme.unit === 'household';
    amounts.forEach((fen, member) => {
      const column = out[scheme]?.[isOfHousehold ? index : start + member];
      const given = isOfHousehold ? decision.amountFen : decision?.members[member]?.amountFen;
      const isSame = given !== undefined && Number(given) === fen && fen === column && fen >= 0;
      if (!isSame || decision?.status !== 'decided')
        found.push(
          `${where}/${member} ${decision?.scheme.code}: ${given}, closures ${fen}, columns ${column}`,
        );
    });
  });
  return found;
}

parentPort?.on('message', (first: number) => parentPort?.postMessage(judgeChunk(first)));
