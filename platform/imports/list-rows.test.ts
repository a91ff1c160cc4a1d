import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Id } from '../base/index.ts';
import { createFieldCipher, fixedClock, getValue, newKeyRing, openDatabase, sql } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import type { Services } from '../http/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { importHandlers } from './handlers.ts';
import { startUnderstood } from './import-file.ts';
import { type ImportRowItem, listRows, type RowFilter } from './list-rows.ts';
import { findKinds, type KindFound, readKinds } from './store/kinds-found.ts';
import { findImport } from './store/record.ts';
import { makeRosterWorkbook } from './testing/make-roster.ts';
import { uploadFile } from './upload.ts';

const COUNTY = '420281';
const ROWS = 1_300;
const officer = testActor({ countyCode: COUNTY, permissions: ['imports.run', 'imports.read'] });
let database: TestDatabase;
let services: Services;
let id: Id;

before(async () => {
  database = await createTestDatabase();
  await loadCounty(database.ownerUrl, COUNTY);
  services = {
    db: openDatabase({ url: database.appUrl, connectionsMax: 6 }),
    clock: fixedClock('2023-09-15T02:00:00Z'),
    cipher: createFieldCipher(newKeyRing()),
  };
  const bytes = await makeRosterWorkbook(ROWS, 5, 0.03);
  id = getValue(await uploadFile(services, officer, { fileName: 'roster.xlsx', bytes, key: 'list-rows' }));
  await drainJobs(services, importHandlers(services));
  getValue(await startUnderstood(services, officer, id));
  await drainJobs(services, importHandlers(services));
});
after(async () => {
  await services.db.close();
  await database.drop();
});

/** Every page, one after another. */
async function listAll(filter: Pick<RowFilter, 'verdict' | 'kind'>, limit: number): Promise<ImportRowItem[]> {
  const all: ImportRowItem[] = [];
  for (let after: string | undefined, isOver = false; !isOver; ) {
    const page = await services.db.read(officer, async (reader) => {
      const record = await findImport(reader, COUNTY, id);
      assert.ok(record);
      const asked = { ...filter, limit, after };
      return getValue(await listRows(reader, officer, services.cipher, record, asked));
    });
    all.push(...page.items);
    after = page.next ?? undefined;
    isOver = page.next === null;
  }
  return all;
}

interface Known {
  row_no: number;
  verdict: string;
  person_id: Id | null;
  household_id: Id | null;
  kinds: string[];
}

const known = () =>
  services.db.read(officer, (reader) =>
    reader.rows<Known>(sql`select row_no, verdict, person_id, household_id, kinds from import_result
      where county_code = ${COUNTY} and import_id = ${id} order by sheet_index, row_no`),
  );
const asKnown = (rows: readonly ImportRowItem[]) =>
  rows.map((row) => [row.rowNo, row.verdict, row.personId, row.householdId]);
const wanted = (rows: readonly Known[]) =>
  rows.map((row) => [row.row_no, row.verdict, row.person_id, row.household_id]);

test('pages show every row once, in the order of the file, whatever becomes of it and however long they are', async () => {
  const rows = await known();
  assert.equal(rows.length, ROWS);
  for (const limit of [7, 200, 2_000]) assert.deepEqual(asKnown(await listAll({}, limit)), wanted(rows));
});

test('rows by verdict and by what was found are those and no others', async () => {
  const rows = await known();
  for (const verdict of ['accepted', 'warned', 'refused'] as const) {
    const some = rows.filter((row) => row.verdict === verdict);
    assert.deepEqual(asKnown(await listAll({ verdict }, 50)), wanted(some), verdict);
  }
  const kinds = [...new Set(rows.flatMap((row) => row.kinds))];
  assert.ok(kinds.length > 0);
  for (const kind of kinds) {
    const some = rows.filter((row) => row.kinds.includes(kind));
    assert.deepEqual(asKnown(await listAll({ kind }, 50)), wanted(some), kind);
  }
});

test('rows of which nothing is to be said are kept together, and nobody is kept twice', async () => {
  const { lists, plain, telling } = await services.db.read(officer, (reader) =>
    reader.get<{ lists: number; plain: number; telling: number }>(sql`select
      (select count(*)::int from import_plain) as lists,
      (select coalesce(sum(cardinality(row_nos)), 0)::int from import_plain) as plain,
      (select count(*)::int from import_row) as telling`),
  );
  assert.ok(plain > 1_000 && lists < 10, `${plain} rows in ${lists} lists`);
  assert.equal(plain + telling, ROWS);
});

test('each row shows what stands in the file', async () => {
  const rows = await listAll({}, 400);
  assert.ok(rows.every(({ cells }) => cells.length > 20 && cells[0] !== ''));
});

test('what was found is counted as chunks end, as the rows themselves say', async () => {
  const { kept, counted } = await services.db.read(officer, async (reader) => {
    const record = await findImport(reader, COUNTY, id);
    assert.ok(record?.result.kinds, 'counted as it went');
    return { kept: await findKinds(reader, COUNTY, record), counted: await readKinds(reader, COUNTY, id) };
  });
  const inOrder = (kinds: readonly KindFound[]) =>
    kinds.map(({ kind, verdict, rows }) => `${kind} ${verdict} ${rows}`).sort();
  assert.ok(kept.length > 0);
  assert.deepEqual(inOrder(kept), inOrder(counted));
});
