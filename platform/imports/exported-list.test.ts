import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import {
  createFieldCipher,
  fixedClock,
  getValue,
  newId,
  newKeyRing,
  openDatabase,
  sql,
} from '../base/index.ts';
import { exportList, listCatalogue } from '../exports/index.ts';
import { permissionsOf } from '../identity/index.ts';
import { factColumns } from '../rosters/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { importsList } from './exported-list.ts';
import { schemeFacts } from './run/facts.ts';
import { checkAll, directoryOf, readAll, readTestdata, sampleAliases } from './testing/samples.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
after(async () => {
  await db.close();
  await database.drop();
});
const services = { db, clock: fixedClock('2026-11-23T01:00:00Z'), cipher: createFieldCipher(newKeyRing()) };
const [town, other] = county.towns;
const clerk = testActor({
  countyCode: county.code,
  level: 'town',
  placeId: town.id,
  permissions: [...permissionsOf('township-clerk')],
});

test('the list of imports is exported as its page shows it, and a clerk’s ends at the township', async () => {
  for (const [townId, name] of [
    [town.id, '=低保花名册.xlsx'],
    [other.id, '别处.xlsx'],
  ] as const) {
    await db.change(testActor({ countyCode: county.code }), (tx) =>
      tx.run(sql`insert into data_import (county_code, id, town_id, upload_key, file_name, file_bytes, sha256, state,
          roster, period, rows_total, rows_done, rows_accepted, rows_warned, rows_refused, uploaded_by,
          uploaded_by_name, uploaded_at)
        values (${county.code}, ${newId()}, ${townId}, ${name}, ${name}, 1, decode('00', 'hex'), 'finished',
          'rural-allowance', '2026-10', 9, 9, 6, 2, 1, ${clerk.userId}, '李卫东', '2026-11-01T01:00:00Z')`),
    );
  }
  const target = new PassThrough();
  const wish = {
    list: 'imports',
    lists: listCatalogue(importsList),
    actor: clerk,
    format: 'csv' as const,
    filter: {},
    language: 'zh' as const,
    columns: undefined,
  };
  const [file] = await Promise.all([text(target), exportList(services, wish, target).then(getValue)]);
  const rows = parse(file, { bom: true, relax_column_count: true }) as string[][];
  const mine = rows.filter((row) => row.some((cell) => cell.includes('花名册')));
  assert.equal(mine.length, 1);
  assert.deepEqual(mine[0]?.slice(0, 9), [
    ...["'=低保花名册.xlsx", '农村最低生活保障', '2026-10', '已完成', '9', '6', '2', '1', '李卫东'],
  ]);
  assert.ok(!file.includes('别处'));
});

test('every fact that an imported sheet leaves on a roster has a column to be exported in', async () => {
  const known = new Set(factColumns.map(({ name }) => name));
  const daye = directoryOf('420281', sampleAliases());
  const files = [
    '农村低保花名册（2023年9月）.xlsx',
    '特困人员供养花名册（2023年9月）.xlsx',
    '临时救助台账（2023年）.xlsx',
  ];
  const kept = new Set<string>();
  for (const file of [
    ...files,
    '高龄津贴发放花名册（2023年第三季度）.xlsx',
    '残疾人两项补贴发放表_202309.csv',
  ]) {
    const read = await readAll(readTestdata(file), file);
    for (const sheet of checkAll(read, daye, Temporal.PlainDate.from('2023-09-15'))) {
      for (const unit of sheet.checked.units) {
        for (const row of unit.rows) for (const name of Object.keys(schemeFacts(row))) kept.add(name);
      }
    }
  }
  assert.ok(kept.size > 20, [...kept].join());
  assert.deepEqual(
    [...kept].filter((name) => !known.has(name)),
    [],
  );
});
