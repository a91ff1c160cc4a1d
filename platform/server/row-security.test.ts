import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { newId } from '../base/index.ts';
import { anyValue, insertRow, loosen, readColumns } from '../testing/any-row.ts';
import { createTestDatabase } from '../testing/database.ts';
import { isVisible, type Looker, paperOwners, type Row, type Rule, rules } from '../testing/visible-rows.ts';

/** Guarded, but of no county: see the catalogue test for those that are not guarded. */
const OF_NO_COUNTY = ['sign_in_guard'];
const SEED = 20_261_123;
const database = await createTestDatabase();
const owner = new pg.Client({ connectionString: database.ownerUrl });
const app = new pg.Client({ connectionString: database.appUrl });
await owner.connect();
await app.connect();
after(async () => {
  await owner.end();
  await app.end();
  await database.drop();
});

// ---- The proof: in two counties, rows of every place; any looker sees exactly what the oracle says.

const COUNTIES = ['420281', '420921'];
const places = COUNTIES.map((code) => ({
  code,
  id: newId(),
  towns: [1, 2].map(() => ({ id: newId(), villages: [newId(), newId()] })),
}));
const USERS = [newId(), newId(), newId()];
const accounts = [...USERS];
const ROWS_PER_TABLE = 24;

/** Deterministic choices: the same world on every run. */
let state = SEED;
function pick<T>(list: readonly T[]): T {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  const chosen = list[(state >>> 8) % list.length];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

const world = new Map<string, Row[]>();

/** The columns that decide who sees a row; everything else is filled with anything. */
function decide(table: string, rule: Rule, names: readonly string[]): Record<string, unknown> {
  const county = pick(places);
  const town = pick(county.towns);
  const given: Record<string, unknown> = { county_code: county.code };
  const set = (name: string, value: unknown) => {
    if (names.includes(name)) given[name] = value;
  };
  const hang = (name: string, parent: string) => {
    if (names.includes(name)) given[name] = pick(world.get(parent) ?? []).id;
  };
  set('town_id', town.id);
  set('village_id', pick(town.villages));
  set('user_id', pick(USERS));
  set('level', pick(['county', 'town', 'village']));
  set('duty', pick(['business', 'system', 'security', 'audit']));
  set('place_id', pick([county.id, town.id, ...town.villages]));
  set('subject_kind', pick(['person', 'household']));
  hang('subject_id', given.subject_kind === 'household' ? 'household' : 'person');
  hang('export_id', 'export_file');
  const [kind, owners] = pick(Object.entries(paperOwners));
  set('owner_kind', kind);
  if (names.includes('owner_kind')) hang('owner_id', owners);
  if (table === 'paper_part') given.content_sha256 = pick(world.get('paper') ?? []).content_sha256;
  for (const side of ['from', 'to']) hang(`${side}_account`, 'ledger_account');
  if (table === 'ledger_transfer') given.id = pick(world.get('ledger_posting') ?? []).transfer_id;
  for (const side of ['from', 'to']) {
    const other = pick(county.towns);
    set(`${side}_town_id`, other.id);
    set(`${side}_village_id`, pick([null, ...other.villages]));
  }
  if (typeof rule === 'object') {
    // Most rows hang on a parent of their own county, some on one of another: those nobody may see.
    const parents = world.get(rule.of) ?? [];
    const near = parents.filter((parent) => parent.county_code === county.code);
    given[rule.key] = pick([...near, ...near, ...parents]).id;
  }
  if (table === 'app_user') given.id = accounts.shift() ?? newId();
  return given;
}

async function fill(table: string, fixed?: readonly Record<string, unknown>[]): Promise<void> {
  const rule = rules[table];
  if (rule === undefined) throw new Error(`${table}: say in testing/visible-rows.ts who may see its rows`);
  const columns = await readColumns(owner, table);
  const names = columns.map((column) => column.column_name);
  const made: Row[] = [];
  for (const given of fixed ?? Array.from({ length: ROWS_PER_TABLE }, () => decide(table, rule, names))) {
    const row: Record<string, unknown> = {};
    for (const column of columns) row[column.column_name] = given[column.column_name] ?? anyValue(column);
    for (const [name, value] of Object.entries(given)) row[name] = value;
    row.proof_no = made.length;
    await insertRow(owner, table, row);
    made.push(row);
  }
  world.set(table, made);
}

const divisionRows = places.flatMap((county) => [
  { county_code: county.code, id: county.id, level: 'county', parent_id: null, town_id: null },
  ...county.towns.flatMap((town) => [
    { county_code: county.code, id: town.id, level: 'town', parent_id: county.id, town_id: null },
    ...town.villages.map((id) => ({
      county_code: county.code,
      id,
      level: 'village',
      parent_id: town.id,
      town_id: town.id,
    })),
  ]),
]);

const { rows: tables } = await owner.query<{ name: string }>(`select relname as name from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relrowsecurity order by 1`);
const guarded = tables.map((table) => table.name).filter((name) => !OF_NO_COUNTY.includes(name));
/** Parents first, so that children find them. */
const order = [
  'division',
  'household',
  'person',
  'app_user',
  'data_import',
  'export_file',
  'award',
  ...Object.values(paperOwners),
  'result_document',
  'public_tip',
  'paper',
  'ledger_account',
  'ledger_hold',
  'pay_run',
  'ledger_posting',
];
const inOrder = [...order, ...guarded.filter((name) => !order.includes(name))];

await loosen(owner);
for (const name of guarded) await owner.query(`alter table ${name} add column proof_no integer`);
await owner.query(`grant select on all tables in schema public to minzheng_app`);
for (const code of COUNTIES) {
  await owner.query(`insert into county values ($1, $1, 'p', 'c', 's', '2026-01-01')`, [code]);
}
for (const name of inOrder) await fill(name, name === 'division' ? divisionRows : undefined);

async function stand(looker: Looker): Promise<void> {
  const keys = ['county', 'level', 'place', 'user', 'duty'] as const;
  const list = keys.map((key, i) => `set_config('app.${key}', $${i + 1}, false)`).join(', ');
  await app.query(
    `select ${list}`,
    keys.map((key) => looker[key]),
  );
}

const allPlaces = places.flatMap((c) => [c.id, ...c.towns.flatMap((t) => [t.id, ...t.villages])]);
/** The public stands in one application, or in none. */
const allApplications = (world.get('application') ?? []).map((row) => String(row.id));
const lookers = fc.record({
  county: fc.constantFrom(...COUNTIES, ...COUNTIES, '', '%', '_', '42028', '420281 ', '4202%', '420281%'),
  level: fc.constantFrom(
    'county',
    'town',
    'village',
    'town',
    'village',
    'system',
    'public',
    '',
    '%',
    'COUNTY',
    'none',
  ),
  place: fc.constantFrom(...allPlaces, ...allApplications, ''),
  user: fc.constantFrom(...USERS, '', newId()),
  duty: fc.constantFrom('business', 'business', 'system', 'security', 'audit', 'public', '', '%'),
});

async function seen(table: string): Promise<number[]> {
  const { rows } = await app.query<{ proof_no: number }>(`select proof_no from ${table} order by 1`);
  return rows.map((row) => row.proof_no);
}

const expected = (table: string, looker: Looker): number[] =>
  (world.get(table) ?? [])
    .filter((row) => isVisible(rules[table] ?? 'county', row, looker, world))
    .map((row) => Number(row.proof_no));

test('without any WHERE, every looker sees of every table exactly the rows that the oracle allows', async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(lookers, async (looker) => {
      await stand(looker);
      for (const table of guarded) {
        const [found, allowed] = [await seen(table), expected(table, looker)];
        assert.deepEqual(found, allowed, `${table} for ${JSON.stringify(looker)}`);
        shown += found.length;
      }
    }),
    { numRuns: 250, seed: SEED },
  );
  assert.ok(shown > 1_000, 'the proof looked at nothing');
});

test('in every table there is a row that somebody sees and one that somebody else does not', () => {
  const samples = fc.sample(lookers, { numRuns: 250, seed: SEED });
  for (const table of guarded) {
    const total = world.get(table)?.length ?? 0;
    const counts = samples.map((looker) => expected(table, looker).length);
    assert.ok(Math.max(...counts) > 0, `nobody ever sees ${table}`);
    assert.ok(Math.min(...counts) < total, `everybody sees all of ${table}`);
  }
});

test('who never said who they are sees nothing at all', async () => {
  const stranger = new pg.Client({ connectionString: database.appUrl });
  await stranger.connect();
  for (const table of [...guarded, ...OF_NO_COUNTY]) {
    const { rows } = await stranger.query(`select count(*)::int as n from ${table}`);
    assert.equal(rows[0].n, 0, table);
  }
  await stranger.end();
});

test('a place that is not an id opens nothing: the query fails', async () => {
  for (const place of ['%', '_', "' or true --", '00000000']) {
    await stand({ county: '420281', level: 'town', place, user: '', duty: 'business' });
    await assert.rejects(seen('person'), /invalid input syntax for type uuid/);
  }
});

test('nobody writes a row that they could not see', async () => {
  const [here, there] = [places[0], places[1]];
  const own = here?.towns[0];
  const other = here?.towns[1];
  assert.ok(here && there && own && other);
  const clerk: Looker = { county: here.code, level: 'town', place: own.id, user: newId(), duty: 'business' };
  await stand(clerk);
  const insert = (county: string, town: string) =>
    app.query(
      `insert into person_name_part (county_code, part, town_id, village_id, person_id)
      values ($1, '甲', $2, gen_random_uuid(), gen_random_uuid())`,
      [county, town],
    );
  await insert(here.code, own.id);
  await assert.rejects(insert(here.code, other.id), /row-level security/);
  await assert.rejects(insert(there.code, own.id), /row-level security/);
  const moved = app.query(`update person_name_part set town_id = $1 where part = '甲'`, [other.id]);
  await assert.rejects(moved, /row-level security/);
  await stand({ ...clerk, duty: 'system', level: 'county' });
  await assert.rejects(insert(here.code, own.id), /row-level security/);
});
