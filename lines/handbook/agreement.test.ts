import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import {
  columnsOf,
  compileFast,
  completeRow,
  createBook,
  evaluate,
  type FactRow,
  factTables,
  findYmd,
  fullLayout,
  type KnownFacts,
  makePlan,
  toColumns,
  toSql,
} from '../../engine/index.ts';
import { randomFacts, seeded } from '../../engine/testing/random-facts.ts';
import { withoutUnasked } from '../../engine/testing/unasked.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { handbook } from './law/handbook.ts';
import { openPacks } from './packs.ts';
import { insertFacts } from './testing/insert-facts.ts';
import { variantPacks } from './testing/variant-packs.ts';

const { packs } = openPacks();
const model = packs.find(({ region }) => region === '420281');
assert.ok(model);
const variants = variantPacks(packs, model);
const book = createBook([...packs, ...variants], handbook.documents);
const TABLES = { household: 'facts_household', member: 'facts_member', idType: 'bigint' } as const;
const REGIONS = [...book.regions.keys()].filter((region) => !region.endsWith('00'));
const DAYS = [
  '2019-02-28',
  '2021-06-30',
  '2021-07-01',
  '2023-03-31',
  '2023-04-01',
  '2024-02-29',
  '2026-06-30',
  '2026-07-01',
];
const COUNT = Number(process.env.AGREEMENT_HOUSEHOLDS ?? 40);
const SEED = Number(process.env.AGREEMENT_SEED ?? 20_230_615);

let database: TestDatabase;
let client: pg.Client;

before(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.ownerUrl);
  await client.connect();
  for (const statement of factTables(TABLES, fullLayout)) await client.query(statement);
});

after(async () => {
  await client.end();
  await database.drop();
});

/** `household/member/scheme → fen`, amounts above nothing only. */
type Items = Map<string, bigint>;

function byEvaluation(
  plan: ReturnType<typeof makePlan>,
  facts: KnownFacts,
  household: number,
  items: Items,
): void {
  const decisions = evaluate(plan, facts);
  const quick = evaluate(plan, facts, { trace: false });
  assert.deepEqual(
    quick,
    decisions.map((one) => ({ ...one, trace: [] })),
  );
  for (const decision of decisions) {
    if (decision.status !== 'decided') continue;
    const parts =
      decision.scheme.unit === 'household'
        ? [{ member: 'all', fen: decision.amountFen ?? 0n }]
        : decision.members.map(({ member, amountFen }) => ({ member: String(member), fen: amountFen ?? 0n }));
    for (const { member, fen } of parts) {
      assert.ok(fen >= 0n, `${decision.scheme.code} gives less than nothing`);
      if (fen > 0n) items.set(`${household}/${member}/${decision.scheme.code}`, fen);
    }
  }
}

async function bySql(
  regions: readonly string[],
  day: string,
  wish: { readonly keepNothing?: boolean; readonly schemes?: readonly string[] } = {},
): Promise<Items> {
  const items: Items = new Map();
  for (const statement of toSql(handbook, book, { day, regions, tables: TABLES, ...wish })) {
    const { rows } = await client.query<{
      county_code: string;
      household_id: string;
      member_id: string | null;
      scheme_no: number;
      amount_fen: string;
    }>(statement.text);
    for (const row of rows) {
      const member = row.member_id ?? 'all';
      const household = BigInt(row.household_id) % 1_000_000n;
      items.set(
        `${row.county_code} ${household}/${member}/${statement.schemes[row.scheme_no]}`,
        BigInt(row.amount_fen),
      );
    }
  }
  return items;
}

function byColumns(plan: ReturnType<typeof makePlan>, rows: readonly FactRow[]): Items {
  const items: Items = new Map();
  const columns = columnsOf(rows, fullLayout);
  const kernel = toColumns(plan);
  const out = kernel.makeRoom(columns);
  kernel.run(columns, out);
  kernel.schemes.forEach(({ code, unit }, index) => {
    for (let household = 0; household < columns.count; household++) {
      const start = columns.offsets[household] ?? 0;
      const end = columns.offsets[household + 1] ?? 0;
      if (unit === 'household') put(items, `${household}/all/${code}`, out[index]?.[household]);
      else for (let m = start; m < end; m++) put(items, `${household}/${m - start}/${code}`, out[index]?.[m]);
    }
  });
  return items;
}

function byClosures(plan: ReturnType<typeof makePlan>, facts: readonly KnownFacts[]): Items {
  const items: Items = new Map();
  const fast = compileFast(plan);
  facts.forEach((known, household) => {
    const completed = completeRow(plan, known, fast.layout);
    assert.ok(completed.ok);
    fast.amounts(completed.row).forEach((amounts, index) => {
      const code = fast.schemes[index] ?? '';
      const isOfHousehold = handbook.schemes.get(code)?.unit === 'household';
      amounts.forEach((fen, member) => {
        put(items, `${household}/${isOfHousehold ? 'all' : member}/${code}`, fen);
      });
    });
  });
  return items;
}

function put(items: Items, key: string, fen: number | undefined): void {
  if (fen === undefined || !Number.isSafeInteger(fen)) throw new Error(`${key} is ${fen}`);
  if (fen > 0) items.set(key, BigInt(fen));
}

const sorted = (items: Items): readonly string[] =>
  [...items].map(([key, fen]) => `${key} ${fen}`).toSorted();

for (const day of DAYS) {
  test(`all readings give the same fen in every region on ${day}`, async () => {
    const populations = REGIONS.map((region) => {
      const random = seeded(SEED + Number(region));
      const plan = makePlan(handbook, book, { region, day });
      const facts = Array.from({ length: COUNT }, (_, household) => {
        const drawn = randomFacts(random, findYmd(day) ?? 0);
        return household % 3 === 0 ? withoutUnasked(plan, drawn) : drawn;
      });
      const items: Items = new Map();
      const rows = facts.map((known, household) => {
        byEvaluation(plan, known, household, items);
        const completed = completeRow(plan, known, fullLayout);
        assert.ok(completed.ok);
        return completed.row;
      });
      if (plan.schemes.length > 0)
        assert.ok(items.size > 0, 'nobody was given anything: the comparison is empty');
      const expected = sorted(items);
      assert.deepEqual(sorted(byColumns(plan, rows)), expected, `columns in ${region}`);
      assert.deepEqual(sorted(byClosures(plan, facts)), expected, `closures in ${region}`);
      return { region, rows, items };
    });
    await insertFacts(
      client,
      TABLES,
      populations.map(({ region, rows }) => [region, rows] as const),
    );
    const expected = populations.flatMap(({ region, items }) =>
      [...items].map(([key, fen]) => [`${region} ${key}`, fen] as const),
    );
    assert.deepEqual(sorted(await bySql(REGIONS, day)), sorted(new Map(expected)));
  });
}

test('one statement for several regions gives what each alone gives', async () => {
  const day = '2023-06-15';
  const random = seeded(SEED);
  const populations = REGIONS.map((region) => {
    const plan = makePlan(handbook, book, { region, day });
    const rows = Array.from({ length: 150 }, () =>
      completeRow(plan, randomFacts(random, 20_230_615), fullLayout),
    );
    return [region, rows.flatMap((completed) => (completed.ok ? [completed.row] : []))] as const;
  });
  await insertFacts(client, TABLES, populations);
  const alone: Items = new Map();
  for (const region of REGIONS) for (const [key, fen] of await bySql([region], day)) alone.set(key, fen);
  assert.ok(alone.size > 100);
  assert.deepEqual(sorted(await bySql(REGIONS, day)), sorted(alone));
  const statements = toSql(handbook, book, { day, regions: REGIONS, tables: TABLES });
  assert.ok(statements.length < REGIONS.length, 'regions of one method share a statement');
});

test('each scheme alone gives what it gives among all, also in the form that keeps nothing', async () => {
  const day = '2023-06-15';
  const regions = REGIONS.slice(0, 3);
  const random = seeded(SEED + 1);
  const plans = regions.map((region) => makePlan(handbook, book, { region, day }));
  const populations = plans.map((plan) => {
    const rows = Array.from({ length: 60 }, () =>
      completeRow(plan, randomFacts(random, 20_230_615), fullLayout),
    );
    return [plan.region, rows.flatMap((completed) => (completed.ok ? [completed.row] : []))] as const;
  });
  await insertFacts(client, TABLES, populations);
  const together = sorted(await bySql(regions, day));
  const alone: string[] = [];
  // A scheme that pays nothing, such as a card, has a statement too: one without rows.
  for (const scheme of handbook.schemes.keys())
    alone.push(...sorted(await bySql(regions, day, { keepNothing: true, schemes: [scheme] })));
  assert.ok(together.length > 100);
  assert.deepEqual(alone.toSorted(), together);
});
