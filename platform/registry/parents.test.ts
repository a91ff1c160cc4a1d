import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { createFieldCipher, newId, newKeyRing, openDatabase } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import { createTestCounty } from '../testing/county.ts';
import { createTestDatabase } from '../testing/database.ts';
import { addPersons, invent } from './testing.ts';

const database = await createTestDatabase();
const db = openDatabase({ url: database.appUrl, connectionsMax: 2 });
const county = await createTestCounty(database.ownerUrl, '420281', '大冶市');
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
  await database.drop();
});
const known = newId();
await addPersons(db, testActor({ countyCode: county.code }), createFieldCipher(newKeyRing()), [
  invent(county, { id: known }),
]);

const addAccounts = (...persons: string[]) =>
  owner.query(
    `insert into bank_account (county_code, id, person_id, holder_name, account_sealed, account_hash,
       account_tail, since, created_at)
     select '420281', gen_random_uuid(), person, 'x', '', '', '1', '2026-01-01', now()
     from unnest($1::uuid[]) person`,
    [persons],
  );

test('one stranger among many rows of a statement refuses all of them', async () => {
  await assert.rejects(addAccounts(known, newId(), known), { code: '23503' });
  const { rows } = await owner.query('select from bank_account');
  assert.equal(rows.length, 0);
});

test('a row cannot be given to a stranger afterwards, and its parent cannot be taken away', async () => {
  await addAccounts(known);
  for (const statement of [
    `update bank_account set person_id = gen_random_uuid()`,
    `update bank_account set county_code = '420921'`,
    `update person set id = gen_random_uuid()`,
    `delete from person`,
  ]) {
    await assert.rejects(owner.query(statement), { code: '23503' }, statement);
  }
  await owner.query('update bank_account set holder_name = $1', ['y']);
  await owner.query('update person set version = version + 1');
});

test('a person of another county is a stranger', async () => {
  await owner.query(`insert into county (code, name, province_name, city_name, source, vintage)
    values ('420921', '孝昌县', '湖北省', '孝感市', 'test', '2026-01-01')`);
  await assert.rejects(
    owner.query(
      `insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
         enter_reason, created_at)
       values ('420921', gen_random_uuid(), 'relief', $1, gen_random_uuid(), gen_random_uuid(), '2026-01-01', 'x', now())`,
      [known],
    ),
    { code: '23503' },
  );
});
