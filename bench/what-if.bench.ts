import type { Writable } from 'node:stream';
import { Writable as Sink } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { makeDemo } from '../demo/index.ts';
import { toSql } from '../engine/index.ts';
import { handbook } from '../lines/handbook/law/handbook.ts';
import { openPacks } from '../lines/handbook/packs.ts';
import { populationTables, readPopulation, takePopulation } from '../lines/population/index.ts';
import { readVariant } from '../lines/what-if/changes.ts';
import { type Question, WhatIf } from '../lines/what-if/what-if.ts';
import type { Tx } from '../platform/base/index.ts';
import { testActor } from '../platform/testing/actors.ts';
import { COUNTY, openImportHouse } from './kit/import-house.ts';
import { median, percentile, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

/** A county: 25 000 households. `WHAT_IF_PEOPLE=3000000` for a province. */
const PEOPLE = Number(process.env.WHAT_IF_PEOPLE ?? 60_000);
const LOADS = Number(process.env.WHAT_IF_LOADS ?? 3);
const MOVES = Number(process.env.WHAT_IF_MOVES ?? 60);
/** Moves after which the code is as warm as it gets. */
const WARM_UP = 5;
const BYTES_MAX = 4 * 1024 ** 3;
const MONTH = '2026-06';
const wish = { countyCode: COUNTY, day: Temporal.PlainDate.from(`${MONTH}-01`) };
const actor = testActor({ countyCode: COUNTY });
const law = { handbook, book: openPacks().book };

function ask(code: string, cell: string, value: number): Question {
  const variant = { name: 'moved', changes: [{ code, cell, value: String(value), from: `${MONTH}-01` }] };
  const read = readVariant(law, COUNTY, MONTH, variant);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { month: MONTH, variants: [{ ...variant, book: read.value }] };
}

const nowhere = (): Writable => new Sink({ write: (_chunk, _encoding, done) => done() });

/** The assessments alone, as the database hands them out by itself: no registry, no completion, nothing parsed. */
async function copyBare(tx: Tx): Promise<number> {
  const startedAt = performance.now();
  for (const table of ['household_facts', 'member_facts']) {
    const text = `copy (select * from ${table} where county_code = '${COUNTY}') to stdout`;
    await pipeline(tx.client.query(copyTo(text)), nowhere());
  }
  return performance.now() - startedAt;
}

/** The old-age allowance as one would write it by hand for this county: three bands, by the age at the end of June. */
function oldAgeByHand({ population: { columns } }: WhatIf, bands: readonly number[]): [number, Float64Array] {
  const startedAt = performance.now();
  const birth = columns.column('member', 'birthDate');
  const households = new Float64Array(columns.count);
  for (let household = 0; household < columns.count; household++) {
    let sum = 0;
    const end = columns.offsets[household + 1] as number;
    for (let member = columns.offsets[household] as number; member < end; member++) {
      const age = ((20_260_630 - (birth[member] as number)) / 10_000) | 0;
      sum += bands[age >= 100 ? 2 : age >= 90 ? 1 : age >= 80 ? 0 : 3] as number;
    }
    households[household] = sum;
  }
  return [performance.now() - startedAt, households];
}

async function measureLoads(tx: Tx): Promise<WhatIf> {
  const times = { bare: [] as number[], ours: [] as number[] };
  let whatIf: WhatIf | undefined;
  for (let load = 0; load < LOADS; load++) {
    times.bare.push(await copyBare(tx));
    const startedAt = performance.now();
    await tx.client.query(
      'drop table if exists population_resident, population_household, population_member, population_left_out',
    );
    const leftOut = await takePopulation(tx, wish);
    whatIf = new WhatIf(law, COUNTY, await readPopulation(tx, actor, wish, leftOut, BYTES_MAX));
    times.ours.push(performance.now() - startedAt);
  }
  if (!whatIf || whatIf.population.columns.count < PEOPLE / 4) throw new Error('hardly anybody was loaded');
  const [value, baseline] = [median(times.ours), median(times.bare)];
  report({
    name: 'what-if: load a population, against COPY of the facts',
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline,
    runs: LOADS,
  });
  report({
    name: 'what-if: bytes a household',
    value: whatIf.population.bytes / whatIf.population.columns.count,
    unit: 'bytes',
    runs: 1,
  });
  return whatIf;
}

async function measureMoves(tx: Tx, whatIf: WhatIf): Promise<void> {
  const times: number[] = [];
  for (let move = -WARM_UP; move < MOVES; move++) {
    const startedAt = performance.now();
    const question = ask('dibao.standard', 'rural', 640 + move);
    const answer = whatIf.ask(question);
    if (move >= 0) times.push(performance.now() - startedAt);
    if ((answer.variants[0]?.total.gain ?? 0) === 0) throw new Error('nobody gains: nothing was computed');
  }
  const [statement] = toSql(handbook, law.book, {
    day: `${MONTH}-01`,
    regions: [COUNTY],
    tables: populationTables,
  });
  const startedAt = performance.now();
  await tx.client.query(
    `select scheme_no, sum(amount_fen) from (${statement?.text}) items group by scheme_no`,
  );
  const sqlMs = performance.now() - startedAt;
  const value = percentile(times, 0.95);
  report({
    name: 'what-if: one move of the slider (whole answer, p95), against one run by SQL',
    ...{
      value,
      unit: 'ms',
      baseline: sqlMs,
      ratio: value / sqlMs,
      runs: MOVES,
      target: 'county at most 50 ms',
    },
  });
}

function measureByHand(whatIf: WhatIf): void {
  const times = { hand: [] as number[], ours: [] as number[] };
  for (let move = 0; move < MOVES; move++) {
    const question = ask('old-age.allowance', 'from-80', 60 + move);
    const [variant] = question.variants;
    if (!variant) throw new Error('nothing is asked');
    const startedAt = performance.now();
    const [run] = whatIf.runner
      .tried(MONTH, variant)
      .schemes.filter(({ scheme }) => scheme.code === 'old-age-allowance');
    times.ours.push(performance.now() - startedAt);
    const [ms, households] = oldAgeByHand(whatIf, [(60 + move) * 100, 10_000, 50_000, 0]);
    times.hand.push(ms);
    if (run?.households.some((fen, at) => fen !== households[at])) throw new Error('the two do not agree');
  }
  const [value, baseline] = [median(times.ours), median(times.hand)];
  report({
    name: 'what-if: one scheme recomputed, against a loop by hand',
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline,
    runs: MOVES,
  });
}

const { folder, remove } = makeFolder('what-if');
const house = await openImportHouse(folder);
try {
  const { db, cipher, clock } = house.services;
  await makeDemo({ db, cipher, now: clock.now(), people: PEOPLE });
  await db.change(actor, async (tx) => {
    const whatIf = await measureLoads(tx);
    await measureMoves(tx, whatIf);
    measureByHand(whatIf);
    const startedAt = performance.now();
    const question = ask('dibao.standard', 'rural', 700);
    await whatIf.course(question);
    const first = performance.now() - startedAt;
    await whatIf.course(question);
    const value = performance.now() - startedAt - first;
    report({
      name: 'what-if: seven months to the end of the year, against the first time',
      value,
      unit: 'ms',
      baseline: first,
      ratio: value / first,
      runs: 1,
    });
  });
} finally {
  await house.close();
  remove();
}
