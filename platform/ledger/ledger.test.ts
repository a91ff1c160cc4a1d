import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { getValue, newId, sql } from '../base/index.ts';
import { testActor } from '../testing/actors.ts';
import {
  balanceAt,
  balancesNow,
  checkBook,
  closeAccount,
  expireHolds,
  hold,
  type NewLeg,
  openAccount,
  post,
  postFrom,
  readParty,
  readStatement,
  readTransferLines,
  release,
  reverse,
  settle,
} from './index.ts';
import { AT, COUNTY, DAY, openTestBook, SCHEME } from './testing/book.ts';

const book = await openTestBook();
const { db, officer } = book;
const owner = new pg.Client({ connectionString: book.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  await book.close();
});

let serial = 0;
const freshKey = () => `test-key-${++serial}`;

async function move(from: string, to: string, amount: bigint, more: Partial<NewLeg> = {}, at = AT, on = DAY) {
  const legs = [{ from, to, amount, ...more }];
  return await db.write(officer, (tx) =>
    post(tx, officer, at, { key: freshKey(), kind: 'test.move', effectiveOn: on, legs }),
  );
}
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'done';
const balance = (id: string, moment = {}) =>
  db.read(officer, (reader) => balanceAt(reader, COUNTY, id, moment));

async function filled(amount: bigint) {
  const accounts = await book.openAsset(['outside', 'held', 'held', 'due', 'given']);
  const [outside = '', pool = '', town = '', due = '', given = ''] = accounts;
  getValue(await move(outside, pool, amount));
  return { outside, pool, town, due, given };
}

test('a transfer moves between accounts, and the sum over an asset stays zero', async () => {
  const { outside, pool, town } = await filled(1_000n);
  getValue(await move(pool, town, 300n));
  const now = await db.read(officer, (reader) => balancesNow(reader, COUNTY, [outside, pool, town]));
  assert.deepEqual(
    [outside, pool, town].map((id) => now.get(id)?.balance),
    [-1_000n, 700n, 300n],
  );
  assert.deepEqual(await db.read(officer, (reader) => checkBook(reader, COUNTY)), []);
});

test('nothing is given that is not there; only what comes from outside may stand below zero', async () => {
  const { pool, town } = await filled(100n);
  const refused = await move(pool, town, 101n);
  assert.equal(codeOf(refused), 'ledger.balance.short');
  assert.equal(refused.ok ? '' : refused.refusal.facts.missing, '1');
  assert.equal(refused.ok ? '' : refused.refusal.facts.yuan, '0.01', 'said as officers read money');
  assert.equal(await balance(pool), 100n);
});

test('the same key with the same input is one transfer a year later, with other input a refusal', async () => {
  const { outside, pool } = await filled(1n);
  const key = freshKey();
  const transfer = {
    key,
    kind: 'test.once',
    effectiveOn: DAY,
    legs: [{ from: outside, to: pool, amount: 5n }],
  };
  const first = getValue(await db.write(officer, (tx) => post(tx, officer, AT, transfer)));
  const later = AT.add({ hours: 24 * 400 });
  const again = getValue(await db.write(officer, (tx) => post(tx, officer, later, transfer)));
  assert.deepEqual(again, { transferId: first.transferId, isNew: false });
  const other = { ...transfer, legs: [{ from: outside, to: pool, amount: 6n }] };
  assert.equal(codeOf(await db.write(officer, (tx) => post(tx, officer, AT, other))), 'ledger.key.reused');
  assert.equal(await balance(pool), 6n);
});

test('nobody gets the same item of the same period twice, whatever the key', async () => {
  const { pool, due } = await filled(1_000n);
  const payable = { partyId: newId(), period: DAY.with({ day: 1 }), item: 'base', step: 0 };
  const more = { scheme: SCHEME, payable };
  getValue(await move(pool, due, 400n, more));
  assert.equal(codeOf(await move(pool, due, 400n, more)), 'ledger.item.twice');
  getValue(await move(pool, due, 400n, { ...more, payable: { ...payable, item: 'supplement' } }));
  const lines = await db.read(officer, (reader) => readParty(reader, COUNTY, payable.partyId));
  assert.deepEqual(
    lines.map(({ item, amount }) => [item, amount]),
    [
      ['base', 400n],
      ['supplement', 400n],
    ],
  );
});

test('an asset cannot be given for what it is not for, nor turned into another one', async () => {
  const one = await filled(100n);
  const other = await filled(100n);
  const { assetId } = await db.read(officer, (reader) =>
    reader.get<{ assetId: string }>(
      sql`select asset_id as "assetId" from ledger_account where county_code = ${COUNTY} and id = ${one.pool}`,
    ),
  );
  const wrong = {
    id: newId(),
    assetId,
    kind: 'due' as const,
    name: 'x',
    scheme: 'old-age-allowance',
    openedOn: DAY,
  };
  assert.equal(
    codeOf(await db.write(officer, (tx) => openAccount(tx, officer, wrong))),
    'ledger.account.purpose',
  );
  await assert.rejects(move(one.pool, other.pool, 1n), /two assets in one leg/);
  await assert.rejects(move(one.pool, one.due, 1n, { scheme: 'old-age-allowance' }), /for another scheme/);
  await assert.rejects(move(one.pool, one.due, 1n), /for another scheme/);
});

test('a transfer is taken back by its mirror image, once, and a reversal is not taken back', async () => {
  const { pool, due } = await filled(500n);
  const payable = { partyId: newId(), period: DAY.with({ day: 1 }), item: 'base', step: 0 };
  const { transferId } = getValue(await move(pool, due, 200n, { scheme: SCHEME, payable }));
  const back = (id: string) =>
    db.write(officer, (tx) =>
      reverse(tx, officer, AT, { transferId: id, key: freshKey(), effectiveOn: DAY, reason: '名单有误' }),
    );
  const { transferId: mirror } = getValue(await back(transferId));
  assert.equal(await balance(pool), 500n);
  assert.equal(codeOf(await back(transferId)), 'ledger.transfer.reversed');
  assert.equal(codeOf(await back(mirror)), 'ledger.transfer.reversed');
  assert.equal(codeOf(await back(newId())), 'ledger.transfer.unknown');
  const again = await move(pool, due, 200n, { scheme: SCHEME, payable });
  assert.equal(codeOf(again), 'ledger.item.twice', 'the key of what was paid once stays taken');
});

test('the balance of a day is as it was known at the moment asked for', async () => {
  const { outside, pool } = await filled(100n);
  const march = Temporal.PlainDate.from('2026-03-20');
  const late = Temporal.Instant.from('2026-04-10T10:00:00+08:00');
  getValue(await move(outside, pool, 30n, {}, late, march));
  assert.equal(await balance(pool, { effectiveOn: march }), 130n);
  assert.equal(await balance(pool, { effectiveOn: march, bookedAt: late.subtract({ seconds: 1 }) }), 100n);
  assert.equal(await balance(pool, { effectiveOn: march, bookedAt: late }), 130n);
  assert.equal(await balance(pool, { effectiveOn: DAY }), 100n);
  assert.equal(await balance(pool, { effectiveOn: DAY.subtract({ days: 1 }) }), 0n);
});

test('what is set aside cannot be taken by others, until it is settled, released or over', async () => {
  const { pool, town } = await filled(100n);
  const until = AT.add({ hours: 2 });
  const set = (amount: bigint) => {
    const wanted = { key: freshKey(), accountId: pool, amount, reason: '出院结算', expiresAt: until };
    return db.write(officer, (tx) => hold(tx, officer, AT, wanted));
  };
  const one = getValue(await set(60n));
  assert.equal(codeOf(await set(41n)), 'ledger.balance.short');
  assert.equal(codeOf(await move(pool, town, 41n)), 'ledger.balance.short');
  const two = getValue(await set(40n));
  const free = (holdId: string) =>
    db.write(officer, (tx) => release(tx, officer, AT, { holdId, reason: '撤销' }));
  getValue(await free(two.holdId));
  assert.equal(codeOf(await free(two.holdId)), 'ledger.hold.ended');
  const transfer = (amount: bigint, key = freshKey()) => ({
    key,
    kind: 'test.settle',
    effectiveOn: DAY,
    legs: [{ from: pool, to: town, amount }],
  });
  const settled = (amount: bigint, key?: string) =>
    db.write(officer, (tx) =>
      settle(tx, officer, AT, { holdId: one.holdId, transfer: transfer(amount, key) }),
    );
  assert.equal(codeOf(await settled(61n)), 'ledger.hold.too-much');
  const key = freshKey();
  const first = getValue(await settled(50n, key));
  assert.deepEqual(getValue(await settled(50n, key)), { ...first, isNew: false });
  assert.equal(codeOf(await settled(50n)), 'ledger.hold.ended');
  const head = (await db.read(officer, (reader) => balancesNow(reader, COUNTY, [pool]))).get(pool);
  assert.deepEqual(head, { balance: 50n, held: 0n });
  getValue(await set(50n));
  assert.equal(codeOf(await move(pool, town, 1n)), 'ledger.balance.short');
  getValue(await move(pool, town, 50n, {}, until));
  assert.equal(await db.change(officer, (tx) => expireHolds(tx, officer, until)), 0);
  assert.deepEqual(await db.read(officer, (reader) => checkBook(reader, COUNTY)), []);
});

test('an account is closed when it is empty, and then takes nothing any more', async () => {
  const { outside, pool, town } = await filled(10n);
  const shut = (accountId: string) =>
    db.write(officer, (tx) =>
      closeAccount(tx, officer, AT, { accountId, closedOn: DAY, reason: '机构撤销' }),
    );
  assert.equal(codeOf(await shut(pool)), 'ledger.account.not-empty');
  getValue(await shut(town));
  assert.equal(codeOf(await move(outside, town, 1n)), 'ledger.account.closed');
});

test('the program cannot change, delete, add to or unbalance what was posted', async () => {
  const { pool, town } = await filled(10n);
  const { transferId } = getValue(await move(pool, town, 4n));
  const attempts = [
    sql`update ledger_leg set amount = 1 where transfer_id = ${transferId}`,
    sql`delete from ledger_leg where transfer_id = ${transferId}`,
    sql`update ledger_transfer set effective_on = '2020-01-01' where id = ${transferId}`,
    sql`delete from ledger_transfer where id = ${transferId}`,
    sql`update ledger_head set balance = 1000 where account_id = ${pool}`,
    sql`insert into ledger_posting select * from ledger_posting where transfer_id = ${transferId}`,
    sql`update ledger_day set amount = 1 where account_id = ${pool}`,
    sql`update ledger_account set kind = 'outside' where id = ${pool}`,
  ];
  for (const attempt of attempts) {
    await assert.rejects(
      db.change(officer, (tx) => tx.run(attempt)),
      /permission denied/,
    );
  }
  const add = sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount)
    values (${COUNTY}, ${transferId}, 99, ${pool}, ${town}, 1)`;
  await assert.rejects(
    db.change(officer, (tx) => tx.run(add)),
    /has its legs already/,
  );
  const bare = sql`insert into ledger_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at,
      booked_by, booked_by_name)
    values (${COUNTY}, ${newId()}, ${freshKey()}, sha256('x'), 'test.bare', ${DAY}, ${AT}, ${newId()}, 'x')`;
  await assert.rejects(
    db.change(officer, (tx) => tx.run(bare)),
    /has no legs/,
  );
});

test('a month comes from one query, as one statement, whole or not at all', async () => {
  const { pool, due } = await filled(10_000n);
  const period = DAY.with({ day: 1 });
  const bulk = (id: string, key: string, count: number) => ({
    transfers: [{ id, key, inputHash: Buffer.alloc(32, count % 251), kind: 'roll.freeze', effectiveOn: DAY }],
    legs: sql`select ${id}::uuid as transfer_id, ${pool}::uuid as from_account, ${due}::uuid as to_account,
      3::bigint as amount, ${SCHEME}::text as scheme,
      ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as party_id, ${period}::date as period,
      'base'::text as item, 0::smallint as step from generate_series(1, ${count}) n`,
  });
  const run = (id: string, key: string, count: number) =>
    db.write(officer, (tx) => postFrom(tx, officer, AT, bulk(id, key, count)));
  assert.equal(codeOf(await run(newId(), 'roll/2026-03/too-much', 4_000)), 'ledger.balance.short');
  const id = newId();
  assert.deepEqual(getValue(await run(id, 'roll/2026-03', 3_000)), { legs: 3_000, isNew: true });
  assert.deepEqual(getValue(await run(newId(), 'roll/2026-03', 3_000)), { legs: 0, isNew: false });
  assert.equal(codeOf(await run(newId(), 'roll/2026-03', 2_999)), 'ledger.key.reused');
  assert.equal(codeOf(await run(newId(), 'roll/again', 1)), 'ledger.item.twice');
  assert.equal(codeOf(await run(newId(), 'roll/empty', 0)), 'ledger.post.empty');
  const page = await db.read(officer, (reader) => readStatement(reader, COUNTY, pool, { limit: 10 }));
  const [line] = getValue(page).items;
  assert.deepEqual([line?.amount, line?.legs, line?.balanceAfter], [-9_000n, 3_000, 1_000n]);
  const lines = await db.read(officer, (reader) => readTransferLines(reader, COUNTY, id, { limit: 100 }));
  const { items, next } = getValue(lines);
  assert.equal(items.length, 100);
  const more = await db.read(officer, (reader) =>
    readTransferLines(reader, COUNTY, id, { limit: 100, after: next ?? '' }),
  );
  assert.equal(getValue(more).items[0]?.no, 101);
});

test('a township sees its own accounts and what moved on them, and nothing of the others', async () => {
  const [one, two] = book.county.towns;
  const { outside, pool } = await filled(1_000n);
  const { assetId } = await db.read(officer, (reader) =>
    reader.get<{ assetId: string }>(
      sql`select asset_id as "assetId" from ledger_account where county_code = ${COUNTY} and id = ${pool}`,
    ),
  );
  const own = async (townId: string) => {
    const id = newId();
    const account = { id, assetId, kind: 'held' as const, name: '乡镇', townId, openedOn: DAY };
    getValue(await db.write(officer, (tx) => openAccount(tx, officer, account)));
    getValue(await move(pool, id, 100n));
    return id;
  };
  const [first, second] = [await own(one.id), await own(two.id)];
  const clerk = testActor({ countyCode: COUNTY, level: 'town', placeId: one.id });
  const seen = await db.read(clerk, async (reader) => ({
    balances: await balancesNow(reader, COUNTY, [outside, pool, first, second]),
    statement: getValue(await readStatement(reader, COUNTY, first, { limit: 5 })).items,
    other: getValue(await readStatement(reader, COUNTY, second, { limit: 5 })).items,
    pool: await balanceAt(reader, COUNTY, pool, {}),
    transfers: await reader.rows(sql`select id from ledger_transfer`),
    legs: await reader.rows(sql`select no from ledger_leg`),
  }));
  assert.deepEqual([...seen.balances.keys()], [first]);
  assert.equal(seen.statement.length, 1);
  assert.equal(seen.statement[0]?.other, null);
  assert.deepEqual(seen.other, []);
  assert.equal(seen.pool, 0n);
  assert.deepEqual([seen.transfers.length, seen.legs.length], [1, 1]);
  const system = testActor({ countyCode: COUNTY, duty: 'system' });
  assert.deepEqual(await db.read(system, (reader) => reader.rows(sql`select id from ledger_account`)), []);
});
