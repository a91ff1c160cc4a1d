import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { newId, sql } from '../base/index.ts';
import { post } from './index.ts';
import { AT, COUNTY, DAY, openTestBook } from './testing/book.ts';

const book = await openTestBook(8);
const { db, officer } = book;
const connections = await Promise.all(
  [1, 2].map(async () => {
    const client = new pg.Client({ connectionString: book.ownerUrl });
    await client.connect();
    // Who would wait for the other has found out that they are two.
    await client.query(`set lock_timeout = '200ms'`);
    return client;
  }),
);
const [one, two] = connections as [pg.Client, pg.Client];
after(async () => {
  for (const client of connections) await client.end();
  await book.close();
});

/**
 * Each of two transactions finds the row of the other by ON CONFLICT and then takes its own finding away from the other. In
 * any order one behind the other, one of them would have inserted.
 */
const SCHEDULES = [
  ['do nothing', (key: string) => `delete from claim where key = '${key}'`],
  ['do nothing', (key: string) => `update claim set key = key || '-gone' where key = '${key}'`],
  [
    'do update set key = excluded.key where false',
    (key: string) => `update claim set key = key || '-gone' where key = '${key}'`,
  ],
] as const;

async function bothCommit(onConflict: string, takeAway: (key: string) => string): Promise<boolean> {
  await one.query('drop table if exists claim; create table claim (key text primary key)');
  await one.query(`insert into claim values ('a'), ('b')`);
  try {
    for (const client of connections) await client.query('begin isolation level serializable');
    await one.query(`insert into claim values ('a') on conflict (key) ${onConflict}`);
    await two.query(`insert into claim values ('b') on conflict (key) ${onConflict}`);
    await one.query(takeAway('b'));
    await two.query(takeAway('a'));
    for (const client of connections) await client.query('commit');
    return true;
  } catch {
    for (const client of connections) await client.query('rollback');
    return false;
  }
}

test('what ON CONFLICT lets through in three schedules, nobody can do to a claim of the ledger', async (t) => {
  let anomalies = 0;
  for (const [onConflict, takeAway] of SCHEDULES) if (await bothCommit(onConflict, takeAway)) anomalies += 1;
  t.diagnostic(`bare ON CONFLICT lets ${anomalies} of ${SCHEDULES.length} through on this database`);
  for (const takeAway of [
    sql`delete from ledger_transfer where county_code = ${COUNTY}`,
    sql`update ledger_transfer set key = key || '-gone' where county_code = ${COUNTY}`,
  ]) {
    await assert.rejects(
      db.change(officer, (tx) => tx.run(takeAway)),
      /permission denied/,
    );
  }
});

test('two that claim the same two keys in opposite orders get each key once between them', async () => {
  const [outside = '', pool = ''] = await book.openAsset(['outside', 'held']);
  for (let round = 0; round < 2; round++) {
    const keys = [newId(), newId()];
    const claimBoth = (order: readonly string[]) =>
      db.write(officer, async (tx) => {
        let fresh = 0;
        for (const key of order) {
          const legs = [{ from: outside, to: pool, amount: 1n }];
          const posted = await post(tx, officer, AT, { key, kind: 'test.claim', effectiveOn: DAY, legs });
          if (!posted.ok) return posted;
          if (posted.value.isNew) fresh += 1;
        }
        return { ok: true, value: fresh };
      });
    const told = await Promise.all([claimBoth(keys), claimBoth(keys.toReversed())]);
    assert.equal(
      told.reduce((sum, outcome) => sum + (outcome.ok ? outcome.value : 100), 0),
      2,
    );
  }
});
