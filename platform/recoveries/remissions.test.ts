import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, getValue, type Id, newId, sql } from '../base/index.ts';
import { checkBook } from '../ledger/index.ts';
import {
  bureau,
  clerkB,
  county,
  db,
  desk,
  linesOf,
  payAll,
  poolOf,
  second,
} from '../payments/testing/pay-desk.ts';
import { payIn } from './collect.ts';
import { getRecovery, listRecoveries, type RecoveryFilter } from './read-recoveries.ts';
import { endRemission, proposeRemission, type RemissionEnd, type RemissionWish } from './remit.ts';
import { agree, at, giveAll, overpaid, paidTooMuch, setOff, TODAY } from './testing/overpaid-desk.ts';

/** An agreement over 80 yuan in four parts of 20, of which the bank has paid all. */
async function agreed(how: 'set-off' | 'paid-in' | 'ordered' = 'paid-in') {
  const purse = await paidTooMuch();
  await giveAll(purse);
  const { id } = getValue(await agree(purse.awardId, { how }));
  return { ...purse, id };
}
const propose = (
  recoveryId: Id,
  amountFen: bigint,
  wish: Partial<RemissionWish> = {},
  actor: Actor = bureau,
) =>
  desk.write((tx) =>
    proposeRemission(tx, actor, at, {
      ...{ recoveryId, amountFen, ground: 'hardship', reason: '户主重病，家中再无收入，确实无力退还。' },
      ...{ document: '局长办公会纪要〔2026〕11号', decidedOn: TODAY, ...wish },
    }),
  );
const end = (id: Id, how: RemissionEnd['how'], actor: Actor = second) =>
  desk.write((tx) => endRemission(tx, actor, at, id, { how }));
const remit = async (recoveryId: Id, amountFen: bigint) =>
  getValue(await end(getValue(await propose(recoveryId, amountFen)).id, 'confirmed'));
const payPart = (id: Id, no: number) =>
  desk.write((tx) => payIn(tx, bureau, at, { id, no, receivedOn: TODAY, document: '收据 0012' }));
const readOf = async (id: Id, actor: Actor = bureau) =>
  getValue(await db.read(actor, (reader) => getRecovery(reader, actor, id)));
const borneBy = async (fundId: Id) => {
  const { fen } = await db.read(bureau, (reader) =>
    reader.get<{ fen: bigint }>(sql`select coalesce(sum(h.balance), 0)::bigint as fen
      from ledger_account a join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
      where a.county_code = ${county.code} and a.asset_id = ${fundId} and a.name = '多发款核销'`),
  );
  return Number(fen);
};

test('nothing is waived before a second person has confirmed it', async () => {
  const { id, fundId } = await agreed();
  const { id: proposed } = getValue(await propose(id, 3_000n));
  const waiting = await readOf(id);
  assert.deepEqual([waiting.remittedFen, waiting.leftFen, waiting.isWaiting], [0, 8_000, true]);
  assert.equal(await borneBy(fundId), 0);
  getValue(await end(proposed, 'confirmed'));
  const after = await readOf(id);
  assert.deepEqual([after.remittedFen, after.leftFen, after.isWaiting], [3_000, 5_000, false]);
  assert.equal(await borneBy(fundId), 3_000);
});

test('a part is waived from the last instalment on, and what is left of one is all that is asked of it', async () => {
  const purse = await agreed();
  await remit(purse.id, 3_000n);
  await remit(purse.id, 500n);
  assert.deepEqual(
    (await readOf(purse.id)).parts.map(({ remittedFen, leftFen }) => [remittedFen, leftFen]),
    [
      [0, 2_000],
      [0, 2_000],
      [1_500, 500],
      [2_000, 0],
    ],
  );
  const before = (await poolOf(purse)).balance;
  for (const no of [1, 2, 3]) getValue(await payPart(purse.id, no));
  assert.equal(desk.codeOf(await payPart(purse.id, 4)), 'recoveries.remitted');
  assert.equal((await poolOf(purse)).balance, before + 4_500n);
  const read = await readOf(purse.id);
  assert.deepEqual([read.backFen, read.remittedFen, read.leftFen, read.settled], [4_500, 3_500, 0, 4]);
  assert.deepEqual(await overpaid(purse.scheme), [], 'what was waived is not found as too much again');
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('an instalment of which part was waived is set off by what is left of it, and the roll is less by that', async () => {
  const purse = await agreed('set-off');
  await remit(purse.id, 7_000n);
  await setOff('2026-11');
  const run = await payAll(purse, '2026-11-01');
  assert.deepEqual(
    (await linesOf(run)).map(({ amountFen }) => amountFen),
    [5_000],
  );
  assert.equal((await readOf(purse.id)).leftFen, 0);
});

test('waived as a whole nothing is open, set off or waived again, and the next month is paid whole', async () => {
  const purse = await agreed('set-off');
  await remit(purse.id, 8_000n);
  assert.equal((await setOff('2026-11')).count, 0);
  const run = await payAll(purse, '2026-11-01');
  assert.deepEqual(
    (await linesOf(run)).map(({ amountFen }) => amountFen),
    [6_000],
  );
  assert.equal(desk.codeOf(await propose(purse.id, 1n)), 'recoveries.remit.nothing');
});

test('more than what is left is refused, when it is proposed and when instalments came in meanwhile', async () => {
  const { id, fundId } = await agreed();
  assert.equal(desk.codeOf(await propose(id, 8_001n)), 'recoveries.remit.too-much');
  const { id: proposed } = getValue(await propose(id, 7_000n));
  getValue(await payPart(id, 1));
  assert.equal(desk.codeOf(await end(proposed, 'confirmed')), 'recoveries.remit.too-much');
  assert.equal(await borneBy(fundId), 0);
  getValue(await end(proposed, 'refused'));
  getValue(await propose(id, 6_000n));
});

test('a decision is neither of a day to come nor older than what it waives', async () => {
  const { id } = await agreed();
  for (const days of [1, -1])
    assert.equal(
      desk.codeOf(await propose(id, 1_000n, { decidedOn: TODAY.add({ days }) })),
      'recoveries.remit.decided-on',
    );
});

test('one proposal waits at a time, and two who confirm it at once waive it once', async () => {
  const { id, fundId } = await agreed();
  const both = await Promise.all([propose(id, 1_000n), propose(id, 1_000n)]);
  assert.deepEqual(both.map(desk.codeOf).toSorted(), ['accepted', 'recoveries.remit.waits']);
  const [proposed] = (await readOf(id)).remissions;
  const ended = await Promise.all([
    end(proposed?.id as Id, 'confirmed'),
    end(proposed?.id as Id, 'confirmed', { ...second, userId: newId() }),
  ]);
  assert.deepEqual(ended.map(desk.codeOf).toSorted(), ['accepted', 'recoveries.remit.ended']);
  assert.equal(await borneBy(fundId), 1_000);
});

test('whoever proposed it neither confirms nor refuses it, whichever of their accounts they use; they withdraw it', async () => {
  const { id } = await agreed();
  const { id: proposed } = getValue(await propose(id, 1_000n));
  const otherAccount = { ...second, otherAccounts: [bureau.userId] };
  for (const actor of [bureau, otherAccount])
    for (const how of ['confirmed', 'refused'] as const)
      assert.equal(desk.codeOf(await end(proposed, how, actor)), 'recoveries.remit.own');
  assert.equal(desk.codeOf(await end(proposed, 'withdrawn', second)), 'recoveries.remit.not-own');
  getValue(await end(proposed, 'withdrawn', bureau));
  assert.equal((await readOf(id)).leftFen, 8_000);
});

test('another county and another township know nothing of it', async () => {
  const { id } = await agreed();
  const { id: proposed } = getValue(await propose(id, 1_000n));
  const stranger = { ...bureau, userId: newId(), countyCode: '420115' };
  assert.equal(
    desk.codeOf(
      await db.change(stranger, (tx) => endRemission(tx, stranger, at, proposed, { how: 'confirmed' })),
    ),
    'http.missing',
  );
  const wish = {
    recoveryId: id,
    amountFen: 1n,
    ground: 'other',
    reason: '……',
    document: '……',
    decidedOn: TODAY,
  } as const;
  assert.equal(
    desk.codeOf(await db.change(stranger, (tx) => proposeRemission(tx, stranger, at, wish))),
    'http.missing',
  );
  assert.equal(
    desk.codeOf(await db.read(clerkB, (reader) => getRecovery(reader, clerkB, id))),
    'http.missing',
  );
});

test('what was ordered back needs no signature of the family; an agreement does', async () => {
  const { awardId } = await paidTooMuch({ amountFen: 0 });
  const wish = { signedBy: '', document: '责令退回决定书〔2026〕3号' };
  assert.equal(desk.codeOf(await agree(awardId, { how: 'paid-in', ...wish })), 'recoveries.unsigned');
  const { id } = getValue(await agree(awardId, { how: 'ordered', instalments: 1, ...wish }));
  assert.deepEqual([(await readOf(id)).how, (await readOf(id)).signedBy], ['ordered', '']);
});

test('the database lets nothing be waived that nobody confirmed, nor an instalment twice', async () => {
  const { id } = await agreed();
  const { id: proposed } = getValue(await propose(id, 2_000n));
  const part = (no: number, fen: number) =>
    db.change(bureau, (tx) =>
      tx.run(sql`insert into recovery_remission_part (county_code, remission_id, recovery_id, no, amount_fen)
        values (${county.code}, ${proposed}, ${id}, ${no}, ${fen})`),
    );
  await assert.rejects(() => part(4, 2_000), /recovery_remission_end|foreign key/);
  getValue(await end(proposed, 'refused'));
  await assert.rejects(() => part(4, 2_000), /only what was confirmed/);
  getValue(await end(getValue(await propose(id, 2_000n)).id, 'confirmed'));
  await assert.rejects(
    () =>
      db.change(bureau, (tx) =>
        tx.run(sql`insert into recovery_receipt (county_code, recovery_id, no, how, period, amount_fen, received_on,
            transfer_id, at, by_id, by_name)
          select county_code, ${id}, 4, 'paid-in', '2027-02-01', 2000, ${TODAY}::date, transfer_id, at, by_id, by_name
          from recovery_remission_end where county_code = ${county.code} and transfer_id is not null limit 1`),
      ),
    /not the instalment/,
  );
});

test('agreements are found by what waits, is open or over, and every order goes on where a page ended', async () => {
  const [first, next, last] = [await agreed(), await agreed('set-off'), await agreed()];
  await remit(first.id, 8_000n);
  await remit(last.id, 3_000n);
  getValue(await propose(next.id, 1_000n));
  const ours = new Set<string>([first.id, next.id, last.id]);
  const list = async (filter: RecoveryFilter, limit = 200, after?: string) =>
    getValue(await db.read(bureau, (reader) => listRecoveries(reader, bureau, filter, { limit, after })));
  const idsOf = async (filter: RecoveryFilter) =>
    (await list(filter)).items.filter(({ id }) => ours.has(id)).map(({ id }) => id);
  assert.deepEqual(await idsOf({ state: 'closed' }), [first.id]);
  assert.deepEqual(await idsOf({ state: 'waiting' }), [next.id]);
  assert.deepEqual(await idsOf({ how: 'set-off', scheme: next.scheme }), [next.id]);
  assert.deepEqual(await idsOf({ sort: '-left' }), [next.id, last.id, first.id]);
  for (const sort of ['recent', 'name', '-over', '-left'] as const) {
    const paged: string[] = [];
    for (let after: string | undefined, page = 0; page === 0 || after !== undefined; page += 1) {
      const { items, next } = await list({ sort }, 2, after);
      paged.push(...items.map(({ id }) => id));
      after = next ?? undefined;
    }
    assert.deepEqual(
      paged,
      (await list({ sort })).items.map(({ id }) => id),
      sort,
    );
  }
  assert.equal(
    desk.codeOf(
      await db.read(bureau, (reader) =>
        listRecoveries(reader, bureau, { sort: '-left' }, { limit: 2, after: 'none' }),
      ),
    ),
    'awards.list.cursor',
  );
});
