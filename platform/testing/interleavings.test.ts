import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { seeded } from '../../engine/testing/random-facts.ts';
import { newId, openDatabase, sql, systemActor } from '../base/index.ts';
import { createTestCounty } from './county.ts';
import { createTestDatabase } from './database.ts';
import { countOrders, type Pair, walkInterleavings } from './interleavings.ts';

const COUNTY = '420281';
const database = await createTestDatabase();
await createTestCounty(database.ownerUrl, COUNTY, '大冶市');
const db = openDatabase({ url: database.appUrl, connectionsMax: 4 });
const actor = systemActor(COUNTY, 'test');
after(async () => {
  await db.close();
  await database.drop();
});

/** Two who count on: each reads how far it is, and writes one more. */
const counting = (lock: 'for update' | 'without'): Pair<string> => {
  const count = async (id: string) => {
    await db.change(actor, async (tx) => {
      const statement =
        lock === 'without'
          ? sql`select version from app_user where id = ${id}`
          : sql`select version from app_user where id = ${id} for update`;
      const { version } = await tx.get<{ version: number }>(statement);
      await tx.run(sql`update app_user set version = ${version + 1} where id = ${id}`);
    });
    return 'done';
  };
  return {
    name: `count on, ${lock}`,
    async prepare() {
      const id = newId();
      await db.change(actor, (tx) =>
        tx.run(sql`insert into app_user (county_code, id, login, name, password_hash, password_set_at, created_at)
          values (${COUNTY}, ${id}, ${`u${id}`}, '甲', '', now(), now())`),
      );
      return id;
    },
    acts: [count, count],
    look: async (id) =>
      String(
        (
          await db.read(actor, (reader) =>
            reader.get<{ version: number }>(sql`select version from app_user where id = ${id}`),
          )
        ).version,
      ),
  };
};
const settings = () => ({ max: 200, random: seeded(7) });

test('every order of two sound acts ends as the one behind the other does', async () => {
  const walked = await walkInterleavings(database.ownerUrl, counting('for update'), settings());
  // Each reads, writes and commits: three calls and three are twenty orders.
  assert.deepEqual([walked.calls, walked.orders, walked.schedules], [[3, 3], 20, 20]);
  assert.deepEqual([...walked.ends], [['done / done', 20]]);
});

test('an act that reads before and writes after without a lock is found', async () => {
  await assert.rejects(
    walkInterleavings(database.ownerUrl, counting('without'), settings()),
    /count on, without, in the order [01]+:\ndone \/ done\n2\n/,
  );
});

test('a lock taken out of a statement by a double is found', async () => {
  const rewrite = (text: string) => text.replace(' for update', '');
  await assert.rejects(
    walkInterleavings(database.ownerUrl, { ...counting('for update'), rewrite }, settings()),
    /in the order/,
  );
});

test('orders are counted', () => {
  assert.deepEqual([countOrders(4, 4), countOrders(8, 8), countOrders(3, 0)], [70, 12_870, 1]);
});
