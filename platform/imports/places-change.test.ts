import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { createFieldCipher, fixedClock, getValue, newKeyRing, openDatabase, sql } from '../base/index.ts';
import { type Act, loadCounty, loadTree, operate, planActs } from '../divisions/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestDatabase } from '../testing/database.ts';
import { choicesOf, confirmMapping } from './confirm-mapping.ts';
import { startImport } from './control.ts';
import { importHandlers } from './handlers.ts';
import { findImport } from './store/record.ts';
import { inventedId } from './testing/make-roster.ts';
import { uploadFile } from './upload.ts';

const DAYE = '420281';
const database = await createTestDatabase();
await loadCounty(database.ownerUrl, DAYE);
const services = {
  db: openDatabase({ url: database.appUrl, connectionsMax: 6 }),
  clock: fixedClock('2026-06-15T02:00:00Z'),
  cipher: createFieldCipher(newKeyRing()),
};
const { db, clock } = services;
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
after(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});
const officer = testActor({
  countyCode: DAYE,
  permissions: ['imports.run', 'imports.read', 'divisions.change'],
});

async function untilTheImportWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query(`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%for share%'`);
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('an import that meets a merger of its villages reads what is left on the new tree', async () => {
  const tree = await db.read(officer, (reader) => loadTree(reader, DAYE));
  const places = [...tree.places.values()];
  const town = places.find(({ name }) => name === '金牛镇');
  const [from, into] = places.filter(({ parentId }) => parentId === town?.id);
  assert.ok(town && from && into);
  const rows = Array.from(
    { length: 20 },
    (_, i) => `张${'甲乙丙丁'[i % 4]},${inventedId(i).number},${town.name},${from.name}`,
  );
  const bytes = Buffer.from(['姓名,身份证号码,乡镇,村（居）', ...rows, ''].join('\n'));
  const given = { fileName: '城市低保名单.csv', bytes, key: 'places-change' };
  const id = getValue(await uploadFile(services, officer, given));
  const handlers = importHandlers(services);
  await drainJobs(services, handlers);
  const get = () => db.read(officer, (reader) => findImport(reader, DAYE, id));
  const recognition = (await get())?.recognition;
  assert.ok(recognition);
  const choices = choicesOf(recognition);
  getValue(await db.write(officer, (tx) => confirmMapping(tx, officer, clock, id, choices)));
  getValue(await db.write(officer, (tx) => startImport(tx, officer, clock, id)));

  const acts: Act[] = [
    {
      kind: 'merge',
      placeIds: [from.id],
      into: { placeId: into.id },
      effectiveOn: '2026-06-01',
      document: '批复',
    },
  ];
  const now = { at: clock.now(), today: clock.today() };
  const { expected } = getValue(planActs(tree, acts, now.today));
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const merging = db.write(officer, async (tx) => {
    const outcome = await operate(tx, officer, now, acts, expected);
    reached.resolve();
    await go.promise;
    return outcome;
  });
  await reached.promise;
  const importing = drainJobs(services, handlers);
  await untilTheImportWaits();
  go.resolve();
  getValue(await merging);
  await importing;

  const record = await get();
  assert.equal(record?.state, 'finished');
  assert.equal(record?.rowsRefused, 0);
  const found = await db.read(officer, (reader) =>
    reader.rows<{ village_id: string; n: number }>(sql`select village_id, count(*)::int as n from person
      where county_code = ${DAYE} group by village_id`),
  );
  assert.deepEqual(found, [{ village_id: into.id, n: 20 }]);
});
