import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  addFieldKey,
  createFieldCipher,
  dropOldFieldKeys,
  type FieldCipher,
  newId,
  openDatabase,
  openKeyRing,
} from '../base/index.ts';
import { anyValue, insertRow, loosen, readColumns } from '../testing/any-row.ts';
import { createTestDatabase } from '../testing/database.ts';
import { countOldSeals, reseal } from './reseal.ts';
import { sealedColumns } from './sealed-columns.ts';

const COUNTY = '420281';
const database = await createTestDatabase();
const ownerDb = openDatabase({ url: database.ownerUrl, connectionsMax: 3 });
const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();
await loosen(owner);
const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-keys-'));
const keyFile = path.join(folder, 'keys.json');
after(async () => {
  await ownerDb.close();
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const tables = [...new Set(sealedColumns.map((column) => column.table))];
const plainOf = (column: string, rowId: string) => `${column} of ${rowId}`;

/** A row whose sealed columns say, under the seal, whose they are. */
async function addRow(table: string, cipher: FieldCipher): Promise<void> {
  const row: Record<string, unknown> = {};
  for (const column of await readColumns(owner, table)) row[column.column_name] = anyValue(column);
  row.county_code = COUNTY;
  await insertRow(owner, table, { ...row });
  for (const { column, rowId } of sealedColumns.filter((c) => c.table === table)) {
    const key = row.id === undefined ? `ctid = (select max(ctid) from ${table})` : `id = '${row.id}'`;
    const { rows } = await owner.query(`select ${rowId} as row_id from ${table} where ${key}`);
    const place = { countyCode: COUNTY, table, column, rowId: rows[0].row_id };
    const sealed = cipher.seal(plainOf(column, place.rowId), place);
    await owner.query(`update ${table} set ${column} = $1 where ${key}`, [sealed]);
  }
}

async function openAll(cipher: FieldCipher): Promise<number> {
  let opened = 0;
  for (const { table, column, rowId } of sealedColumns) {
    const { rows } = await owner.query(`select ${rowId} as row_id, ${column} as sealed from ${table}
      where ${column} is not null`);
    for (const row of rows) {
      const place = { countyCode: COUNTY, table, column, rowId: row.row_id };
      assert.equal(cipher.open(row.sealed, place), plainOf(column, row.row_id));
      opened += 1;
    }
  }
  return opened;
}

test('every sealed column of the catalogue is known to the change of keys', async () => {
  const { rows } = await owner.query<{ name: string }>(`select table_name || '.' || column_name as name
    from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name ~ 'sealed$' order by 1`);
  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`).sort();
  assert.deepEqual(known, rows.map((row) => row.name).sort());
});

test('keys change while others write and the work is stopped again and again: nothing is left behind or unreadable', async () => {
  const oldCipher = createFieldCipher(openKeyRing(keyFile));
  for (let i = 0; i < 40; i++) for (const table of tables) await addRow(table, oldCipher);
  const before = await openAll(oldCipher);
  const newCipher = createFieldCipher(addFieldKey(keyFile));
  let stops = 0;
  for (;;) {
    const stopAfter = randomInt(1, 4);
    let batches = 0;
    try {
      await reseal({
        ownerDb,
        cipher: newCipher,
        onBatch() {
          batches += 1;
          if (batches > stopAfter && stops < 12) throw new Error('killed');
        },
      });
      break;
    } catch (error) {
      assert.equal((error as Error).message, 'killed');
      stops += 1;
      await addRow('person', oldCipher);
      assert.equal(await openAll(newCipher), before + stops * 2);
    }
  }
  assert.ok(stops >= 3, `${stops} stops`);
  assert.equal(await countOldSeals(ownerDb, newCipher.currentKeyNo), 0);
  const onlyNew = createFieldCipher(dropOldFieldKeys(keyFile));
  assert.equal(await openAll(onlyNew), before + stops * 2);
  assert.equal(await reseal({ ownerDb, cipher: onlyNew }), 0, 'a second time there is nothing to do');
});

test('a value moved to another row stops the change of keys and is not sealed anew', async () => {
  const cipher = createFieldCipher(openKeyRing(keyFile));
  const place = { countyCode: COUNTY, table: 'person', column: 'id_sealed', rowId: newId() };
  await addRow('person', cipher);
  const last = '(select max(ctid) from person)';
  await owner.query(`update person set id_sealed = $1 where ctid = ${last}`, [cipher.seal('stolen', place)]);
  await assert.rejects(reseal({ ownerDb, cipher: createFieldCipher(addFieldKey(keyFile)) }), /auth|decrypt/i);
});
