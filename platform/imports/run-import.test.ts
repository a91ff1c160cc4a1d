import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import XLSX from '@e965/xlsx';
import type { Actor, Id } from '../base/index.ts';
import { createFieldCipher, fixedClock, getValue, newKeyRing, openDatabase, sql } from '../base/index.ts';
import { loadCounty } from '../divisions/index.ts';
import { writeWorkbook } from '../exports/index.ts';
import type { Services } from '../http/index.ts';
import { drainJobs } from '../jobs/index.ts';
import { testActor } from '../testing/actors.ts';
import type { TestDatabase } from '../testing/database.ts';
import { createTestDatabase } from '../testing/database.ts';
import { choicesOf, confirmMapping } from './confirm-mapping.ts';
import { discardImport, resumeImport, startImport, stopImport } from './control.ts';
import { importHandlers } from './handlers.ts';
import { listImports } from './list-imports.ts';
import { listRows } from './list-rows.ts';
import { refusedSheets } from './refused-workbook.ts';
import { findImport } from './store/record.ts';
import { inventedId, makeRosterWorkbook } from './testing/make-roster.ts';
import { readTestdata, sampleAliases } from './testing/samples.ts';
import { uploadFile } from './upload.ts';

const DAYE = '420281';
const RURAL = '农村低保花名册（2023年9月）.xlsx';
const FILES = [
  [RURAL, 1494, 41],
  ['城市低保对象花名册（2023年9月）.xls', 159, 3],
  ['特困人员供养花名册（2023年9月）.xlsx', 116, 4],
  ['残疾人两项补贴发放表_202309.csv', 884, 16],
  ['高龄津贴发放花名册（2023年第三季度）.xlsx', 1172, 28],
  ['临时救助台账（2023年）.xlsx', 88, 2],
] as const;

let database: TestDatabase;
let services: Services;
const officer: Actor = testActor({ countyCode: DAYE, permissions: ['imports.run', 'imports.read'] });

async function openServices(): Promise<void> {
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
}

before(openServices);
after(async () => {
  await services.db.close();
  await database.drop();
});

const work = () => drainJobs(services, importHandlers(services));

let uploads = 0;
async function understand(fileName: string, bytes: Buffer, actor: Actor = officer): Promise<Id> {
  const id = getValue(await uploadFile(services, actor, { fileName, bytes, key: `upload-${++uploads}-key` }));
  await work();
  return id;
}

async function confirm(id: Id, actor: Actor = officer): Promise<void> {
  const { recognition } = await get(id, actor);
  assert.ok(recognition);
  const { clock, db } = services;
  getValue(await db.write(actor, (tx) => confirmMapping(tx, actor, clock, id, choicesOf(recognition))));
  getValue(await db.write(actor, (tx) => startImport(tx, actor, clock, id)));
}

async function importWhole(fileName: string, bytes: Buffer, actor: Actor = officer) {
  const id = await understand(fileName, bytes, actor);
  await confirm(id, actor);
  await work();
  return await get(id, actor);
}

async function get(id: Id, actor: Actor = officer) {
  const record = await services.db.read(actor, (reader) => findImport(reader, DAYE, id));
  assert.ok(record);
  return record;
}

async function worldCounts(): Promise<unknown> {
  return await services.db.read(officer, (reader) =>
    reader.get(sql`select (select count(*)::int from person) as persons, (select count(*)::int from household) as households,
      (select count(*)::int from household_member) as members, (select count(*)::int from bank_account) as accounts,
      (select count(*)::int from disability_certificate) as certificates,
      (select count(*)::int from roster_membership) as memberships,
      (select count(*)::int from fact_history) as facts`),
  );
}

test('the six rosters come in, and coming in a second time changes nothing', async () => {
  for (const [file, , refused] of FILES) {
    const record = await importWhole(file, readTestdata(file));
    assert.equal(record.state, 'finished', file);
    assert.equal(record.rowsDone, record.rowsTotal, file);
    assert.equal(record.rowsRefused, refused, file);
  }
  const first = await worldCounts();
  for (const [file, , refused] of FILES) {
    const record = await importWhole(file, readTestdata(file));
    assert.equal(record.rowsRefused, refused, file);
    const { personsAdded, personsChanged, householdsAdded, membershipsAdded, membershipsChanged } =
      record.result;
    assert.deepEqual(
      [personsAdded, personsChanged, householdsAdded, membershipsAdded, membershipsChanged],
      [0, 0, 0, 0, 0],
      file,
    );
  }
  assert.deepEqual(await worldCounts(), first);
});

test('refused rows come back in the layout of the file, and once mended only they come in', async () => {
  const list = await services.db.read(officer, (reader) => listImports(reader, officer, { limit: 50 }));
  const id = getValue(list).items.findLast((one) => one.fileName === RURAL)?.id;
  assert.ok(id);
  const record = await get(id);
  const pieces: Buffer[] = [];
  await services.db.snapshot(officer, async (reader) => {
    const sheets = await refusedSheets(reader, officer, services.cipher, record, 'zh');
    for await (const piece of writeWorkbook(sheets, { author: 'test', at: services.clock.now() }))
      pieces.push(piece);
  });
  const book = XLSX.read(Buffer.concat(pieces));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  assert.ok(sheet);
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 });
  assert.ok(rows.some((row) => String(row[23] ?? '').includes('新联合村')));

  // 新联合村 does not exist; these three people live in 金畈村.
  for (const cell of Object.values(sheet) as XLSX.CellObject[]) if (cell.v === '新联合村') cell.v = '金畈村';
  const mended = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  const before = (await worldCounts()) as { persons: number; households: number };
  const again = await importWhole('mended.xlsx', mended);
  const then = (await worldCounts()) as { persons: number; households: number };
  assert.deepEqual([then.persons - before.persons, then.households - before.households], [3, 1]);
  assert.equal(again.rowsRefused, 38);
  const household = await services.db.read(officer, (reader) =>
    reader.get<{
      head_name: string;
      members: number;
    }>(sql`select head_name, (select count(*)::int from household_member m
      where m.county_code = h.county_code and m.household_id = h.id) as members from household h where household_no = 'N100200002'`),
  );
  assert.deepEqual(household, { head_name: '王卫华', members: 3 });
});

test('rows are shown with what stands in the file, and no ID number or account in full', async () => {
  const list = await services.db.read(officer, (reader) => listImports(reader, officer, { limit: 50 }));
  const record = getValue(list).items.findLast((one) => one.fileName === RURAL);
  assert.ok(record);
  const page = await services.db.read(officer, (reader) =>
    listRows(reader, officer, services.cipher, record, {
      limit: 200,
      verdict: 'warned',
      kind: 'id_15_digit',
    }),
  );
  const { items } = getValue(page);
  assert.equal(items.length, 6);
  const said = JSON.stringify(items);
  assert.match(said, /420299\*{9}/);
  assert.doesNotMatch(said, /\d{15}/);
});

test('a person whom the register knows to be dead is warned of, not refused', async () => {
  await services.db.change(officer, (tx) =>
    tx.run(sql`update person set died_on = '2023-03-16' where name = '张望香'`),
  );
  const record = await importWhole(RURAL, readTestdata(RURAL));
  const page = await services.db.read(officer, (reader) =>
    listRows(reader, officer, services.cipher, record, { limit: 10, kind: 'dead_person' }),
  );
  const [row] = getValue(page).items.filter(({ rowNo }) => rowNo === 395);
  assert.equal(row?.verdict, 'warned');
  assert.equal(row?.outcome, 'unchanged');
});

test('the mapping that was confirmed is used for the next file with the same header', async () => {
  const bytes = Buffer.from(
    '姓名,身份证号,社区,卡片\n程文龙,420299198911144214,建设社区,6299993690060501623\n',
    'utf8',
  );
  const first = await understand('城市低保名单.csv', bytes);
  const { recognition } = await get(first);
  assert.ok(recognition);
  const choices = choicesOf(recognition).map((table) => ({
    ...table,
    columns: table.columns.map((one) => (one.column === 3 ? { column: 3, field: 'note' as const } : one)),
  }));
  getValue(
    await services.db.write(officer, (tx) => confirmMapping(tx, officer, services.clock, first, choices)),
  );
  const second = await get(await understand('城市低保名单2.csv', bytes));
  const column = second.recognition?.sheets[0]?.table?.columns[3];
  assert.deepEqual([column?.field, column?.certainty], ['note', 'officer']);
});

test('an import that is stopped keeps what came in, and goes on to the same end', async () => {
  const id = await understand('long.xlsx', await makeRosterWorkbook(400, 3));
  await confirm(id);
  getValue(await services.db.write(officer, (tx) => stopImport(tx, officer, id)));
  await work();
  assert.equal((await get(id)).state, 'stopped');
  getValue(await services.db.write(officer, (tx) => resumeImport(tx, officer, services.clock, id)));
  await work();
  const record = await get(id);
  assert.deepEqual([record.state, record.rowsDone], ['finished', 400]);
});

test('what stands where decides what may be done: nothing starts twice, nothing unconfirmed starts', async () => {
  const id = await understand('two.xlsx', await makeRosterWorkbook(5, 4));
  const start = () => services.db.write(officer, (tx) => startImport(tx, officer, services.clock, id));
  const early = await start();
  assert.equal(!early.ok && early.refusal.code, 'imports.not-confirmed');
  await confirm(id);
  const twice = await start();
  assert.equal(!twice.ok && twice.refusal.code, 'imports.state');
  await work();
  getValue(await services.db.write(officer, (tx) => discardImport(tx, officer, id)));
  assert.equal((await get(id)).state, 'discarded');
});

test('the same upload sent again is the same import', async () => {
  const bytes = await makeRosterWorkbook(3, 5);
  const send = () =>
    uploadFile(services, officer, { fileName: 'again.xlsx', bytes, key: 'one-and-the-same' });
  assert.equal(getValue(await send()), getValue(await send()));
});

test('a township clerk imports their own township only, and another one does not see it', async () => {
  const towns = await services.db.read(officer, (reader) =>
    reader.rows<{ id: Id; name: string }>(
      sql`select id, name from division where level = 'town' and name in ('金牛镇', '保安镇')`,
    ),
  );
  const clerkOf = (name: string) =>
    testActor({
      countyCode: DAYE,
      level: 'town',
      placeId: towns.find((town) => town.name === name)?.id ?? null,
    });
  const [clerk, other] = [clerkOf('金牛镇'), clerkOf('保安镇')];
  const rows = [
    '姓名,身份证号,乡镇,村,月保障金,户编号,与户主关系',
    `钱守义,${inventedId(11).number},金牛镇,胡铺村,480,K1,户主`,
    `孙守信,${inventedId(12).number},保安镇,沼山村,480,K2,户主`,
  ].join('\n');
  const record = await importWhole('农村低保.csv', Buffer.from(rows, 'utf8'), clerk);
  const page = await services.db.read(clerk, (reader) =>
    listRows(reader, clerk, services.cipher, record, { limit: 10 }),
  );
  const verdicts = getValue(page).items.map(({ verdict, findings }) => [
    verdict,
    findings.map(({ kind }) => kind),
  ]);
  assert.equal(verdicts[0]?.[0], 'accepted');
  assert.deepEqual(verdicts[1], ['refused', ['place_out_of_scope']]);
  const seen = await services.db.read(other, (reader) => listImports(reader, other, { limit: 10 }));
  assert.deepEqual(getValue(seen).items, []);
});

test('a file that cannot be read says why, and nothing of it is kept as rows', async () => {
  const id = await understand('农村低保补报名单.xlsx', readTestdata('农村低保补报名单.xlsx'));
  const record = await get(id);
  assert.deepEqual([record.state, record.refusal?.code], ['unreadable', 'imports.file.damaged']);
});
