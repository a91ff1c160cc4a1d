import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import pg from 'pg';
import {
  createFieldCipher,
  type Database,
  newKeyRing,
  openDatabase,
  type Sql,
  sql,
  systemActor,
} from '../platform/base/index.ts';
import { loadCounty, loadPlaceDirectory } from '../platform/divisions/index.ts';
import { checkBook } from '../platform/ledger/index.ts';
import { reconcileCounty } from '../platform/payments/index.ts';
import { StartError } from '../platform/server/index.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { refuseUnfinished } from './made-so-far.ts';
import { DEMO_COUNTY, DEMO_STEPS, type DemoMade, demoContext } from './make-demo.ts';
import { type LargeDemoOptions, makeLargeDemo } from './make-large-demo.ts';
import { placesOf } from './places.ts';
import { inventHouseholds } from './population.ts';

/** Two batches of households, so that a kill can fall between them. */
const PEOPLE = 5_100;
/** The step that is killed before its transaction ends: a quick one, all of them are made alike. */
const HALF = 'openings';
const NAMES = ['people', ...DEMO_STEPS.map(({ name }) => name)];
const test_ = await createTestDatabase();
await loadCounty(test_.ownerUrl, DEMO_COUNTY);
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
const owner = new pg.Client({ connectionString: test_.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
  await test_.drop();
});

const cipher = createFieldCipher(newKeyRing());
const system = systemActor(DEMO_COUNTY, 'test');
const wish: LargeDemoOptions = {
  db,
  cipher,
  now: Temporal.Instant.from('2026-11-23T01:00:00Z'),
  people: PEOPLE,
  ownerUrl: test_.ownerUrl,
};
const killed = new Error('killed');
const kill = () => {
  throw killed;
};
/** The database, of which one transaction of a call does all its work and is killed before it is kept. */
function killedIn(no: number): Database {
  let transactions = 0;
  return {
    ...db,
    change: (actor, work) => {
      transactions += 1;
      return db.change(actor, transactions === no ? (tx) => work(tx).then(kill) : work);
    },
  };
}
/** Every step of which any call said that it was made now. */
const told: string[] = [];
/** Makes the county until a step is over, as a kill between two transactions would leave it. */
const makeUntil = (last: string, more: Partial<LargeDemoOptions> = {}): Promise<DemoMade> => {
  const onStep = (name: string) => {
    told.push(name);
    if (name === last) kill();
  };
  return makeLargeDemo({ ...wish, ...more, onStep });
};

const rows = <T extends object>(query: Sql) => db.read(system, (reader) => reader.rows<T>(query));
const count = async (query: Sql) =>
  Number((await db.read(system, (reader) => reader.get<{ n: bigint }>(query))).n);
const countPeople = () => count(sql`select count(*) as n from person where county_code = ${DEMO_COUNTY}`);
async function readIndexes(): Promise<string[]> {
  const { rows: found } = await owner.query<{ ddl: string }>(
    `select pg_get_indexdef(indexrelid) as ddl from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return found.map(({ ddl }) => ddl);
}

/** Rows of every table of the program. */
async function countRows(): Promise<Record<string, number>> {
  const { rows: tables } = await owner.query<{ name: string; n: string }>(
    `select relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname),
       false, true, '')))[1]::text as n
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return Object.fromEntries(tables.map(({ name, n }) => [name, Number(n)]));
}

/** Whom the seed puts into the county, by id. */
async function inventPeople(): Promise<Set<string>> {
  const { seed, on, people } = demoContext(wish);
  const directory = await db.read(system, (reader) => loadPlaceDirectory(reader, DEMO_COUNTY));
  const invented = [...inventHouseholds({ seed, people, on, places: placesOf(directory) })];
  return new Set(invented.flatMap(({ persons }) => persons.map(({ id }) => id)));
}

interface Run {
  readonly scheme: string;
  readonly state: string;
  readonly n: number;
}
const readRuns = (from: string, to: string) =>
  rows<Run>(sql`select scheme, state, count(*)::int as n from pay_run where county_code = ${DEMO_COUNTY}
    and first_month between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`);

/** What each step leaves, as somebody would see who looks. */
const leaves: Record<string, () => Promise<void>> = {
  async cases() {
    const cases = await count(sql`select count(*) as n from case_file where county_code = ${DEMO_COUNTY}`);
    assert.ok(cases > 10, `${cases} cases`);
  },
  async funds() {
    const [fund] = await rows<{
      funds: number;
      orders: number;
    }>(sql`select count(distinct f.id)::int as funds,
      count(o.id)::int as orders from fund f left join fund_order o on o.county_code = f.county_code and o.fund_id = f.id
      where f.county_code = ${DEMO_COUNTY}`);
    assert.ok(fund && fund.funds >= 5 && fund.orders > fund.funds, JSON.stringify(fund));
  },
  async payments() {
    const open = await count(sql`select count(*) as n from award_state
      where county_code = ${DEMO_COUNTY} and state = 'running'`);
    const ended = (await readRuns('2023-01-01', '2026-10-01')).filter(({ state }) => state === 'ended');
    assert.ok(open > 100, `awards open: ${open}`);
    assert.ok(ended.reduce((sum, { n }) => sum + n, 0) > 100, JSON.stringify(ended));
  },
  async allowances() {
    const [made] = await rows<{ bills: number; campaigns: number; grants: number }>(sql`select
      (select count(*)::int from medical_settlement where county_code = ${DEMO_COUNTY}) as bills,
      (select count(*)::int from campaign where county_code = ${DEMO_COUNTY}) as campaigns,
      (select count(*)::int from relief_grant where county_code = ${DEMO_COUNTY}) as grants`);
    assert.ok(made && made.bills > 0 && made.campaigns > 1 && made.grants > 0, JSON.stringify(made));
    const waiting = (await readRuns('2023-01-01', '2026-10-01')).filter(({ state }) => state === 'preview');
    assert.deepEqual(waiting, [], 'no roll of a past month is left without anybody to pay');
    const relief = (await readRuns('2026-10-01', '2026-10-01')).find(
      ({ scheme }) => scheme === 'temporary-relief',
    );
    assert.equal(relief?.state, 'ended');
  },
  async openings() {
    const openings = await rows<{ state: string; n: number }>(sql`select state, count(*)::int as n
      from award_opening where county_code = ${DEMO_COUNTY} group by 1 order by 1`);
    assert.deepEqual(openings, [
      { state: 'opened', n: 1 },
      { state: 'settling', n: 1 },
    ]);
  },
  async recoveries() {
    assert.equal(await count(sql`select count(*) as n from recovery where county_code = ${DEMO_COUNTY}`), 1);
  },
  async adjustment() {
    const states = await rows<{
      state: string;
    }>(sql`select case when adopted_at is null then 'draft' else 'adopted' end
      as state from adjustment where county_code = ${DEMO_COUNTY} order by 1`);
    assert.deepEqual(
      states.map(({ state }) => state),
      ['adopted', 'draft'],
    );
  },
  async runs() {
    assert.deepEqual(await readRuns('2026-11-01', '2026-11-01'), [
      { scheme: 'disability-care-subsidy', state: 'preview', n: 1 },
      { scheme: 'minimum-living-allowance', state: 'preview', n: 1 },
      { scheme: 'old-age-allowance', state: 'frozen', n: 1 },
    ]);
  },
};

describe('a large county is broken off everywhere and gone on with', { concurrency: false }, () => {
  test('killed between two batches of people, it writes nobody twice and makes every index again', async () => {
    const before = await readIndexes();
    const wanted = await inventPeople();
    // The first transaction is the beginning, the second one batch, the third another one.
    await assert.rejects(makeLargeDemo({ ...wish, db: killedIn(3) }), killed);
    const written = await countPeople();
    assert.ok(written > 0 && written < wanted.size, `${written} people of ${wanted.size}`);
    assert.ok((await readIndexes()).length < before.length, 'written without indexes');

    await assert.rejects(makeUntil('people'), killed);
    const found = await rows<{ id: string }>(sql`select id from person where county_code = ${DEMO_COUNTY}`);
    const twins = found.filter(({ id }) => !wanted.has(id)).length;
    assert.equal(found.length - twins, wanted.size, 'everybody once');
    assert.ok(twins > 5 && twins < 100, `${twins} twins of the stories`);
    assert.deepEqual(await readIndexes(), before);
  });

  test('another number of people or another seed is refused where one was begun', async () => {
    for (const other of [{ people: PEOPLE + 1 }, { seed: 'other' }])
      await assert.rejects(makeLargeDemo({ ...wish, ...other }), StartError);
  });

  test('a county in one transaction is refused where a large one was begun, and is told how to go on with it', async () => {
    const small = { people: 200, seed: 'daye' };
    await assert.rejects(refuseUnfinished(test_.ownerUrl, DEMO_COUNTY, small), (error) => {
      assert.ok(error instanceof StartError);
      for (const text of [error.zh, error.en])
        assert.match(text, new RegExp(`minzheng demo --people ${PEOPLE} --seed daye`));
      return true;
    });
  });

  for (const [place, name] of NAMES.entries()) {
    if (name === 'people') continue;
    if (name === HALF)
      test(`${HALF}: killed before its end, nothing is left of it`, async () => {
        const before = await countRows();
        await assert.rejects(makeLargeDemo({ ...wish, db: killedIn(1) }), killed);
        assert.deepEqual(await countRows(), before);
      });
    test(`${name}: what the step says is there, and a kill behind it loses nothing`, async () => {
      await assert.rejects(makeUntil(name), killed);
      assert.deepEqual(told, NAMES.slice(0, place + 1), 'only this step was made');
      await leaves[name]?.();
    });
  }

  test('at the end every step was made once, the county is known as finished, and books and banks agree', async () => {
    const made = await makeLargeDemo({ ...wish, onStep: (name) => void told.push(name) });
    assert.equal(made.made, true);
    assert.equal(made.people, await countPeople());
    assert.deepEqual(told, NAMES);
    await refuseUnfinished(test_.ownerUrl, DEMO_COUNTY, { people: 200, seed: 'daye' });
    await db.read(system, async (reader) => {
      assert.deepEqual(await checkBook(reader, DEMO_COUNTY), []);
      const { items } = await reconcileCounty(reader, system);
      assert.deepEqual(
        items.filter(({ agrees }) => !agrees),
        [],
      );
    });
  });

  test('called once more it changes no row', async () => {
    const before = await countRows();
    assert.equal((await makeLargeDemo(wish)).made, false);
    assert.deepEqual(await countRows(), before);
  });
});
