import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId, openDatabase, sql, type Tx } from '../base/index.ts';
import { testActor } from './actors.ts';
import { createTestCounty } from './county.ts';
import { createTestDatabase } from './database.ts';
import { openFaultyDatabase } from './fault-points.ts';

const database = await createTestDatabase();
await createTestCounty(database.ownerUrl, '420281', '大冶市');
const db = openFaultyDatabase(database, { connectionsMax: 3, pointsMax: 100 });
const other = openDatabase({ url: database.appUrl, connectionsMax: 1 });
after(async () => {
  await other.close();
  await db.close();
  await database.drop();
});
const actor = testActor({ countyCode: '420281' });
const keep = (tx: Tx, key: string) =>
  tx.run(sql`insert into idempotency_key (county_code, key, user_id, route, input_hash, status, response_sealed, at)
    values (${actor.countyCode}, ${key}, ${actor.userId}, 'POST /', '\\x00', 200, '\\x00', now())`);
const kept = () => other.read(actor, (reader) => reader.rows(sql`select key from idempotency_key`));

test('a sound act fails at each of its calls in each way, and then comes to pass once', async () => {
  const key = newId();
  await db.change(actor, (tx) => keep(tx, key));
  assert.deepEqual(await kept(), [{ key }]);
  // begin, scope, insert, commit: the last one breaks before it is carried out, and once when it was.
  assert.deepEqual([...db.tally.values()], [{ calls: 4, faults: 4 + 3 * 3 + 1 }]);
});

test('an act that hides a fault is found', async () => {
  const hides = async (tx: Tx) => {
    await keep(tx, newId());
    await tx.rows(sql`select 1 as hidden`).catch(() => []);
  };
  await assert.rejects(db.change(actor, hides), /says that it is done/);
});

test('an act that keeps something apart from its transaction is found', async () => {
  const apart = async (tx: Tx) => {
    await other.change(actor, (second) => keep(second, newId()));
    await tx.rows(sql`select 2 as apart`);
  };
  const isHalf = /left something|was kept/;
  await assert.rejects(db.change(actor, apart), isHalf);
});
