import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { getValue, type Id, newId, sql } from '../base/index.ts';
import { reconcileCounty } from './bank/index.ts';
import {
  batchesOf,
  endOf,
  leaveOf,
  makeFileOf,
  openPayBank,
  runStatement,
  sayOf,
  takeIn,
} from './testing/bank-desk.ts';
import { at, bureau, county, db, desk, grant, openPurse, type Purse, payAll } from './testing/pay-desk.ts';

await openPayBank();

/** Two lines at the bank, of which one is paid and the other comes back. */
async function send(purse: Purse): Promise<{ runId: Id; batchId: Id }> {
  await grant(purse, { amountFen: 10_000 });
  await grant(purse, { amountFen: 20_000 });
  const runId = await payAll(purse, '2026-11-01');
  const { id: batchId } = getValue(await makeFileOf(runId));
  getValue(await takeIn(batchId, await sayOf(batchId, { 1: 'ok', 2: 'no' })));
  return { runId, batchId };
}
const countyOf = async (purse: Purse, fromLines = false) => {
  const { items } = await db.read(bureau, (reader) => reconcileCounty(reader, bureau, fromLines));
  const own = items.find(({ scheme }) => scheme === purse.scheme);
  assert.ok(own);
  return own;
};
const purse = await openPurse();
const { runId, batchId } = await send(purse);

test('what the end of a run keeps is what its lines say, and an open run is added up from its lines', async () => {
  const open = await countyOf(purse);
  assert.deepEqual([open.leftFen, open.agrees], [0, true]);
  const lines = await db.read(bureau, (reader) =>
    reader.rows<{ roll_no: number }>(sql`select i.roll_no from pay_batch_item i join pay_result r
      on r.county_code = i.county_code and r.batch_id = i.batch_id and r.line_no = i.line_no
      where i.county_code = ${county.code} and i.run_id = ${runId} and r.how = 'failed'`),
  );
  const backFen = 30_000 - open.bankFen;
  getValue(
    await leaveOf(
      runId,
      lines.map(({ roll_no }) => roll_no),
    ),
  );
  assert.equal((await countyOf(purse)).leftFen, backFen);
  assert.deepEqual(
    (await batchesOf(runId)).map((one) => [one.failedLines, one.leftLines, one.openFindings]),
    [[1, 1, 0]],
    'what was left is no longer waited for',
  );
  getValue(await endOf(runId));
  const kept = await countyOf(purse);
  assert.deepEqual([kept.rollFen, kept.bankFen, kept.leftFen], [30_000, 30_000 - backFen, backFen]);
  assert.equal(kept.agrees, true);
  assert.deepEqual(await countyOf(purse, true), kept);
});

test('nothing becomes of the lines of a run that has ended, and no program writes what was kept', async () => {
  const refused = (statement: ReturnType<typeof sql>, why: RegExp) =>
    assert.rejects(() => runStatement((tx) => tx.run(statement)), why);
  await refused(
    sql`insert into pay_result (county_code, batch_id, line_no, no, how, reason, at, by_id, by_name)
      values (${county.code}, ${batchId}, 1, 2, 'failed', '银行', ${at}, ${newId()}, '甲')`,
    /has ended/,
  );
  await refused(sql`update pay_run_sum set bank_fen = 0`, /permission denied/);
  await refused(sql`delete from pay_run_sum`, /permission denied/);
  await refused(
    sql`insert into pay_run_sum values (${county.code}, ${newId()}, 1, 1, 0, 0)`,
    /permission denied/,
  );
});

test('sums that are not those of the lines are told: against the ledger at once, and by adding up again', async () => {
  const owner = new pg.Client(desk.ownerUrl);
  await owner.connect();
  const shift = (fen: number) =>
    owner.query('update pay_run_sum set bank_fen = bank_fen + $2 where county_code = $1 and run_id = $3', [
      county.code,
      fen,
      runId,
    ]);
  await shift(1);
  assert.equal((await countyOf(purse)).agrees, false);
  assert.equal((await countyOf(purse, true)).agrees, true);
  await shift(-1);
  // A line of the file that was changed past the program is seen where the lines are added up.
  await owner.query(
    'update pay_batch_line set amount_fen = amount_fen + 1 where county_code = $1 and batch_id = $2',
    [county.code, batchId],
  );
  assert.equal((await countyOf(purse, true)).agrees, false);
  await owner.end();
});
