import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { addFieldKey, createFieldCipher, dropOldFieldKeys, newId, openKeyRing } from '../../base/index.ts';
import { createTestCounty } from '../../testing/county.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { countByKey, resealAll, whileNobodyWrites } from './reseal.ts';
import { sealedColumns } from './sealed-columns.ts';

const COUNTY = '420281';
const USERS = 300;
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-keys-test-'));
const keyFile = path.join(folder, 'keys.json');
const database = await createTestDatabase();
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
after(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const place = (rowId: string) => ({ countyCode: COUNTY, table: 'app_user', column: 'totp_sealed', rowId });

test('every sealed column of the database is known to the rotation', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'sealed' order by 1`,
  );
  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted();
  assert.deepEqual(
    known,
    rows.map((row) => row.name),
  );
});

test('a rotation seals everything again, keeps what changed meanwhile, and the old key is not needed', async () => {
  const first = createFieldCipher(openKeyRing(keyFile));
  const ids = Array.from({ length: USERS }, () => newId());
  for (const [i, id] of ids.entries()) {
    await owner.query(
      `insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at, totp_sealed)
       values ($1, $2, $3, '张三', 'x', now(), now(), $4)`,
      [COUNTY, id, `user-${i}`, first.seal(`secret ${i}`, place(id))],
    );
  }
  const second = createFieldCipher(addFieldKey(keyFile));
  const changing = (async () => {
    for (const id of ids.slice(0, 50)) {
      await owner.query('update app_user set totp_sealed = $2 where id = $1', [
        id,
        first.seal('newer', place(id)),
      ]);
    }
  })();
  await Promise.all([changing, resealAll(database.ownerUrl, second)]);
  await resealAll(database.ownerUrl, second);
  assert.ok((await countByKey(database.ownerUrl)).every((one) => one.keyNo === second.currentKeyNo));
  const last = createFieldCipher(dropOldFieldKeys(keyFile));
  const { rows } = await owner.query<{ id: string; totp_sealed: Buffer }>(
    'select id, totp_sealed from app_user',
  );
  assert.equal(rows.length, USERS);
  for (const row of rows) {
    const i = ids.indexOf(row.id);
    assert.equal(last.open(row.totp_sealed, place(row.id)), i < 50 ? 'newer' : `secret ${i}`);
  }
});

test('before an old key is dropped, whatever is being written under it is waited for and counted', async () => {
  const writer = new pg.Client(database.ownerUrl);
  await writer.connect();
  const { rows } = await owner.query<{ id: string }>('select id from app_user limit 1');
  const id = rows[0]?.id ?? '';
  await writer.query('begin');
  await writer.query('update app_user set totp_sealed = $2 where id = $1', [id, Buffer.from([0, 1, 9])]);
  const counting = whileNobodyWrites(database.ownerUrl, (counts) =>
    counts.filter(({ column }) => column.table === 'app_user').map(({ keyNo, count }) => [keyNo, count]),
  );
  setTimeout(() => void writer.query('commit'), 150);
  assert.deepEqual(await counting, [
    [1, 1n],
    [2, BigInt(USERS - 1)],
  ]);
  await writer.end();
});

test('a value moved to another row stops the rotation and is not sealed anew', async () => {
  const ring = openKeyRing(keyFile);
  const cipher = createFieldCipher(ring);
  const stolen = cipher.seal('secret', place(newId()));
  await owner.query('update app_user set totp_sealed = null');
  await owner.query('update app_user set totp_sealed = $1 where login = $2', [stolen, 'user-7']);
  await assert.rejects(
    resealAll(database.ownerUrl, createFieldCipher(addFieldKey(keyFile))),
    /auth|decrypt/i,
  );
  const { rows } = await owner.query<{ totp_sealed: Buffer }>(
    'select totp_sealed from app_user where totp_sealed is not null',
  );
  assert.deepEqual(rows[0]?.totp_sealed, stolen);
});
