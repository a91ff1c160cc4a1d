import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor, Id } from '../base/index.ts';
import { createFieldCipher, fixedClock, getValue, newKeyRing, openDatabase, sql } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import type { Services } from '../http/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { testActor } from '../testing/actors.ts';
import type { TestDatabase } from '../testing/database.ts';
import { createTestDatabase } from '../testing/database.ts';
import { choicesOf, confirmMapping } from './confirm-mapping.ts';
import { startImport } from './control.ts';
import { importHandlers } from './handlers.ts';
import { findImport } from './store/record.ts';
import { readTestdata, sampleAliases } from './testing/samples.ts';
import { uploadFile } from './upload.ts';

const DAYE = '420281';
const FILES = [
  '农村低保花名册（2023年9月）.xlsx',
  '城市低保对象花名册（2023年9月）.xls',
  '特困人员供养花名册（2023年9月）.xlsx',
  '残疾人两项补贴发放表_202309.csv',
  '高龄津贴发放花名册（2023年第三季度）.xlsx',
  '临时救助台账（2023年）.xlsx',
];

let database: TestDatabase;
let services: Services;
const officer: Actor = testActor({ countyCode: DAYE, permissions: ['imports.run', 'imports.read'] });

before(async () => {
  database = await createTestDatabase();
  await loadCounty(database.ownerUrl, DAYE);
  services = {
    db: openDatabase({ url: database.appUrl, connectionsMax: 6 }),
    clock: fixedClock('2023-09-15T02:00:00Z'),
    cipher: createFieldCipher(newKeyRing()),
  };
  await services.db.change(officer, async (tx) => {
    for (const [alias, [code]] of sampleAliases()) {
      await tx.run(sql`insert into division_alias (county_code, id, division_id, alias, source)
        select county_code, gen_random_uuid(), id, ${alias}, 'test' from division
        where county_code = ${DAYE} and code = ${code} and valid_to is null`);
    }
  });
});

after(async () => {
  await services.db.close();
  await database.drop();
});

async function importOne(fileName: string, bytes: Buffer, key: string, actor: Actor = officer) {
  const id = getValue(await uploadFile(services, actor, { fileName, bytes, key }));
  await drainJobs(services, importHandlers(services));
  const read = await get(id, actor);
  if (read.state !== 'recognised' || read.recognition === null) return read;
  const { recognition } = read;
  getValue(
    await services.db.write(actor, (tx) =>
      confirmMapping(tx, actor, services.clock, id, choicesOf(recognition)),
    ),
  );
  getValue(await services.db.write(actor, (tx) => startImport(tx, actor, services.clock, id)));
  await drainJobs(services, importHandlers(services));
  return await get(id, actor);
}

async function get(id: Id, actor: Actor = officer) {
  const record = await services.db.read(actor, (reader) => findImport(reader, DAYE, id));
  assert.ok(record);
  return record;
}

const tables = [
  'person',
  'household',
  'household_member',
  'bank_account',
  'disability_certificate',
  'roster_membership',
  'fact_change',
];
async function counts(): Promise<Record<string, number>> {
  return await services.db.read(officer, async (reader) => {
    const found: Record<string, number> = {};
    for (const table of tables) {
      const { n } = await reader.get<{ n: number }>(
        sql`select count(*)::int as n from ${({ person: sql`person`, household: sql`household`, household_member: sql`household_member`, bank_account: sql`bank_account`, disability_certificate: sql`disability_certificate`, roster_membership: sql`roster_membership`, fact_change: sql`fact_change` } as Record<string, ReturnType<typeof sql>>)[table]}`,
      );
      found[table] = n;
    }
    return found;
  });
}

test('the six rosters come in, and coming in a second time changes nothing', async () => {
  for (const [no, file] of FILES.entries()) {
    const t = performance.now();
    const record = await importOne(file, readTestdata(file), `first-${no}-key`);
    console.log(
      file,
      record.state,
      record.refusal,
      record.rowsTotal,
      record.rowsDone,
      record.rowsAccepted,
      record.rowsWarned,
      record.rowsRefused,
      JSON.stringify({ ...record.result, others: record.result.others.length }),
      Math.round(performance.now() - t),
    );
    assert.equal(record.state, 'finished');
    assert.equal(record.rowsDone, record.rowsTotal);
  }
  const first = await counts();
  console.log(first);
  for (const [no, file] of FILES.entries()) {
    const record = await importOne(file, readTestdata(file), `second-${no}-key`);
    console.log(
      file,
      record.rowsAccepted,
      record.rowsWarned,
      record.rowsRefused,
      JSON.stringify({ ...record.result, others: 0 }),
    );
    assert.equal(record.state, 'finished');
  }
  assert.deepEqual(await counts(), first);
});
