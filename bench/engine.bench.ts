import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { compileFast, completeRow, evaluate, findYmd, makePlan, toColumns } from '../engine/index.ts';
import { randomFacts, seeded } from '../engine/testing/random-facts.ts';
import { handbook } from '../lines/handbook/law/handbook.ts';
import { bundleEngine } from './engine/bundle.ts';
import { DAY, openProvinceBook, REGIONS, startBenchServer } from './engine/house.ts';
import { loadColumns } from './engine/memory.ts';
import {
  computeOnly,
  fillFigures,
  type Month,
  openSessions,
  overCounties,
  writeMonth,
  writeMonths,
} from './engine/months.ts';
import { makePopulation } from './engine/population.ts';
import { openProcessor } from './engine/processor.ts';
import { median, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

/** The month of a province in the database, beside the best SQL by hand; the same in memory; one family at a time. */
const HOUSEHOLDS = Number(process.env.BENCH_HOUSEHOLDS ?? 1_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const COUNTY_HOUSEHOLDS = 60_000;
/** Two sessions, as on a machine of two cores. */
const SESSIONS = Number(process.env.BENCH_SESSIONS ?? 2);
const FAMILIES = 2_000;
const EVALUATE_MS = 3_000;

const book = openProvinceBook();
const { folder, remove } = makeFolder('engine');
const server = await startBenchServer(process.env.ENGINE_DIR ?? folder);

async function openDatabase(name: string, households: number, regions: readonly string[]): Promise<string> {
  const admin = new pg.Client(server.ownerUrl);
  await admin.connect();
  await admin.query(`drop database if exists ${name}`);
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(server.ownerUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client(url.href);
  await client.connect();
  console.error(`inventing ${households} households …`, await makePopulation(client, regions, households));
  await fillFigures(client, book, regions);
  await client.end();
  return url.href;
}

/** Ours and the baseline by turns, now the one first and now the other, so that both meet the same machine. */
async function byTurns<T>(ours: () => Promise<T>, baseline: () => Promise<T>): Promise<[T[], T[]]> {
  const [first, second]: [T[], T[]] = [[], []];
  // The first of all pays for pages that are not in memory yet.
  await baseline();
  for (let run = 0; run < RUNS; run++) {
    if (run % 2 === 1) second.push(await baseline());
    first.push(await ours());
    if (run % 2 === 0) second.push(await baseline());
  }
  return [first, second];
}

function seconds(name: string, ours: readonly number[], byHand?: readonly number[], target?: string): void {
  // Each run against the one beside it.
  const beside = byHand && {
    baseline: median(byHand) / 1000,
    ratio: median(ours.map((ms, run) => ms / (byHand[run] ?? Number.NaN))),
  };
  const value = median(ours) / 1000;
  report({ name, value, unit: 's', ...beside, runs: ours.length, ...(target ? { target } : {}) });
}

async function measureMonth(url: string): Promise<void> {
  const clients = await openSessions(url, SESSIONS);
  const { ours, byHand, schemes } = writeMonths(book, REGIONS);
  const processor = await openProcessor(clients);
  const write = async (table: string, month: Month) => {
    const before = processor();
    const written = await writeMonth(clients, table, month);
    const after = processor();
    return { ...written, computing: before && after ? after - before : undefined };
  };
  const [wroteOurs, wroteByHand] = await byTurns(
    () => write('month_ours', ours),
    () => write('month_by_hand', byHand),
  );
  const [first] = clients;
  if (!first) throw new Error('no session');
  const { rows } = await first.query<{ differing: string; rows: string; schemes: string }>(`select
    (select count(*) from ((table month_ours except all table month_by_hand)
      union all (table month_by_hand except all table month_ours)) d) as differing,
    (select count(*) from month_ours) as rows, (select count(distinct scheme_no) from month_ours) as schemes`);
  if (rows[0]?.differing !== '0') throw new Error(`${rows[0]?.differing} items differ from those by hand`);
  console.error(
    `${rows[0].rows} items of ${rows[0].schemes} schemes, equal to the fen; in force: ${schemes.length}`,
  );
  const whole = (run: { writing: number; key: number }): number => run.writing + run.key;
  seconds(
    'month computed and written, bare then key',
    wroteOurs.map(whole),
    wroteByHand.map(whole),
    '≤ 1.1 × by hand',
  );
  seconds(
    '… without the key',
    wroteOurs.map((run) => run.writing),
    wroteByHand.map((run) => run.writing),
  );
  if (processor() !== undefined) {
    seconds(
      '… processor time of both sessions, with the key',
      wroteOurs.map((run) => run.computing ?? Number.NaN),
      wroteByHand.map((run) => run.computing ?? Number.NaN),
      '≤ 1.1 × by hand',
    );
  }
  const [computed, computedByHand] = await byTurns(
    () => overCounties(clients, ours, computeOnly),
    () => overCounties(clients, byHand, computeOnly),
  );
  seconds('month computed only', computed, computedByHand);
  const asMany = new Map(
    REGIONS.map((region) => [
      region,
      `select county_code, household_id, member_id, scheme_no, 100 from month_ours where county_code = '${region}'`,
    ]),
  );
  const pure: number[] = [];
  for (let run = 0; run < RUNS; run++) pure.push(whole(await writeMonth(clients, 'month_pure', asMany)));
  seconds('month against the pure write of as many rows', wroteOurs.map(whole), pure);
  await first.query('drop table month_by_hand, month_pure');
  for (const client of clients) await client.end();
}

async function measureGrowth(): Promise<void> {
  const perHousehold = new Map<number, number>();
  for (const [households, counties] of [
    [10_000, 1],
    [100_000, 2],
    [HOUSEHOLDS, REGIONS.length],
  ] as const) {
    const regions = REGIONS.slice(0, counties);
    const url =
      households === HOUSEHOLDS
        ? provinceUrl
        : await openDatabase(`growth_${households}`, households, regions);
    const clients = await openSessions(url, 1);
    const { ours } = writeMonths(book, regions);
    const runs: number[] = [];
    for (let run = 0; run < (households === HOUSEHOLDS ? 1 : 5); run++) {
      const { writing, key } = await writeMonth(clients, 'month_growth', ours);
      runs.push(writing + key);
    }
    for (const client of clients) await client.end();
    perHousehold.set(households, (median(runs) * 1000) / households);
  }
  const baseline = perHousehold.get(HOUSEHOLDS) ?? Number.NaN;
  for (const [households, value] of perHousehold) {
    const name = `month computed and written by one session, each of ${households} households`;
    report({ name, value, unit: 'µs', baseline, ratio: value / baseline, runs: 5, target: '± 15 %' });
  }
}

/** The figures of the first county hold for all here: what is measured is the loop. */
async function measureColumns(url: string): Promise<void> {
  const plan = makePlan(handbook, book, { region: REGIONS[0] ?? '', day: DAY });
  const kernel = toColumns(plan);
  const client = new pg.Client(url);
  await client.connect();
  const loaded = await loadColumns(client, REGIONS, kernel.layout);
  const times = (households: number, runs: number): number[] => {
    const columns = loaded.first(households);
    const room = kernel.makeRoom(columns);
    return Array.from({ length: runs }, () => {
      const startedAt = performance.now();
      kernel.run(columns, room);
      return performance.now() - startedAt;
    });
  };
  times(COUNTY_HOUSEHOLDS, 5);
  seconds('toColumns over the province', times(HOUSEHOLDS, 5), undefined, '≤ 0.7');
  const county = times(COUNTY_HOUSEHOLDS, 15);
  report({
    name: 'toColumns over a county of 60 000',
    value: median(county),
    unit: 'ms',
    runs: 15,
    target: '≤ 50',
  });
  const ofFirst = Math.floor(HOUSEHOLDS / REGIONS.length);
  const columns = loaded.first(ofFirst);
  const room = kernel.makeRoom(columns);
  kernel.run(columns, room);
  const { rows } = await client.query<{ scheme_no: number; fen: string }>(
    'select scheme_no, sum(amount_fen) as fen from month_ours where county_code = $1 group by 1',
    [REGIONS[0]],
  );
  const inDatabase = new Map(rows.map((row) => [row.scheme_no, Number(row.fen)]));
  kernel.schemes.forEach(({ code }, no) => {
    const sum = room[no]?.reduce((fen, one) => fen + one, 0) ?? 0;
    if (sum !== (inDatabase.get(no) ?? 0))
      throw new Error(`${code}: ${sum} in columns, ${inDatabase.get(no)} in the database`);
  });
  await client.end();
}

function perSecond(once: (index: number) => void): number {
  for (let index = 0; index < FAMILIES; index++) once(index);
  const startedAt = performance.now();
  let count = 0;
  while (performance.now() - startedAt < EVALUATE_MS)
    for (let index = 0; index < 50; index++) once(count++ % FAMILIES);
  return (count * 1000) / (performance.now() - startedAt);
}

function measureFamilies(): void {
  const plan = makePlan(handbook, book, { region: REGIONS[0] ?? '', day: DAY });
  const random = seeded(1);
  const day = findYmd(DAY) ?? 0;
  const families = Array.from({ length: FAMILIES }, () => randomFacts(random, day));
  const familyAt = (index: number) => families[index] ?? randomFacts(random, day);
  const fast = compileFast(plan);
  const rows = families.flatMap((facts) => {
    const completed = completeRow(plan, facts, fast.layout);
    return completed.ok ? [completed.row] : [];
  });
  const rowAt = (index: number) => rows[index % rows.length] ?? { household: [], members: [] };
  const withTrace = perSecond((index) => evaluate(plan, familyAt(index)));
  const without = perSecond((index) => evaluate(plan, familyAt(index), { trace: false }));
  report({
    name: 'evaluate without trace',
    value: without,
    unit: '/s',
    baseline: withTrace,
    ratio: without / withTrace,
    runs: 1,
    target: '≥ 20 000',
  });
  report({ name: 'evaluate with trace', value: withTrace, unit: '/s', runs: 1 });
  report({
    name: 'compileFast over complete rows',
    value: perSecond((index) => fast.amounts(rowAt(index))),
    unit: '/s',
    runs: 1,
  });
}

let provinceUrl = '';
try {
  const bundle = await bundleEngine();
  const size = gzipSync(bundle, { level: 9 }).length / 1024;
  report({
    name: 'engine and schemes in the browser, gzipped',
    value: size,
    unit: 'KB',
    runs: 1,
    target: '≤ 60',
  });
  measureFamilies();
  provinceUrl = await openDatabase('province', HOUSEHOLDS, REGIONS);
  await measureMonth(provinceUrl);
  await measureColumns(provinceUrl);
  await measureGrowth();
} finally {
  await server.stop();
  remove();
}
