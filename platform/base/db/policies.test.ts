import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from '../../testing/database.ts';

const database = await createTestDatabase();
const owner = new pg.Client(database.ownerUrl);
await owner.connect();
after(async () => {
  await owner.end();
  await database.drop();
});

test('no policy is open to everybody: each names the owner or the program', async () => {
  const { rows } = await owner.query(
    `select tablename, policyname from pg_policies where schemaname = 'public' and 'public' = any (roles)`,
  );
  assert.deepEqual(rows, []);
});

test('every table that holds a county is protected by row, for its owner too', async () => {
  const { rows } = await owner.query<{ name: string; ok: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as ok
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county_code'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
  );
  assert.ok(rows.length > 10);
  assert.deepEqual(
    rows.filter((row) => !row.ok).map((row) => row.name),
    [],
  );
});
