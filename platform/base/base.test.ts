import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createTestDatabase } from '../testing/database.ts';
import {
  createFieldCipher,
  isId,
  newId,
  newKeyRing,
  openDatabase,
  refuse,
  sql,
  systemActor,
} from './index.ts';

const test_ = await createTestDatabase();
const db = openDatabase({ url: test_.appUrl, connectionsMax: 4 });
after(async () => {
  await db.close();
  await test_.drop();
});
const actor = systemActor('420281', 'test');

test('a refusal rolls the transaction back', async () => {
  const outcome = await db.write(actor, async (tx) => {
    await tx.run(sql`create temp table kept (a int)`);
    return refuse('test.no');
  });
  assert.equal(outcome.ok, false);
  const found = await db.read(actor, (r) =>
    r.find<{ n: string | null }>(sql`select to_regclass('kept')::text n`),
  );
  assert.equal(found?.n, null);
});

test('a sealed field opens only in its own place', () => {
  const cipher = createFieldCipher(newKeyRing());
  const place = { countyCode: '420281', table: 'person', column: 'id_sealed', rowId: 'a' };
  const sealed = cipher.seal('42029919790101001X', place);
  assert.equal(cipher.open(sealed, place), '42029919790101001X');
  assert.throws(() => cipher.open(sealed, { ...place, rowId: 'b' }));
});

test('an id tells the millisecond it was made in, comes once, and is read as the seventh kind of UUID', () => {
  const before = Date.now();
  const ids = Array.from({ length: 2_000 }, () => newId());
  const after = Date.now();
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) {
    assert.ok(isId(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''), id);
    const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    assert.ok(made >= before && made <= after, `${id} says ${made}`);
  }
});
