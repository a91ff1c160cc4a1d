import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getValue, type Id, sql } from '../base/index.ts';
import { checkBook } from '../ledger/index.ts';
import {
  bureau,
  careLaw,
  county,
  db,
  desk,
  director,
  findingsOf,
  freeze,
  grant,
  linesOf,
  openPurse,
  payAll,
  poolOf,
  prepare,
  second,
  settle,
  sign,
} from '../payments/testing/pay-desk.ts';
import { payIn } from './collect.ts';
import {
  agree,
  at,
  giveAll,
  overpaid,
  paidTooMuch,
  partsOf,
  setOff,
  TODAY,
} from './testing/overpaid-desk.ts';

test('what was paid too much is computed from the books and from awards, and what an agreement covers is not found again', async () => {
  const { scheme, awardId } = await paidTooMuch();
  const [found] = await overpaid(scheme);
  assert.deepEqual(
    [found?.overFen, found?.months, found?.firstMonth, found?.lastMonth, found?.nowFen],
    [8_000, 2, '2026-09', '2026-10', 6_000],
  );
  assert.equal(getValue(await agree(awardId)).overFen, 8_000n);
  assert.deepEqual(await overpaid(scheme), []);
  assert.equal(desk.codeOf(await agree(awardId)), 'recoveries.nothing');
});

test('an instalment is set off from the roll of its month, comes back to the fund, and only once', async () => {
  const purse = await paidTooMuch();
  const { id } = getValue(await agree(purse.awardId));
  const before = (await poolOf(purse)).balance;
  await setOff('2026-11');
  await setOff('2026-11');
  assert.deepEqual(
    (await partsOf(id)).map(({ how }) => how),
    ['set-off', null, null, null],
  );
  assert.equal((await poolOf(purse)).balance, before, 'what falls due and what comes back are the same');
  const run = await payAll(purse, '2026-11-01');
  assert.deepEqual(
    (await linesOf(run)).map(({ period, amountFen, item }) => [period, amountFen, item]),
    [['2026-11', 4_000, 'regular']],
    'what is left is what the month gives, and no back pay',
  );
  await setOff('2026-12');
  assert.deepEqual(
    (await partsOf(id)).map(({ how }) => how),
    ['set-off', 'set-off', null, null],
  );
  const december = await payAll(purse, '2026-12-01');
  assert.deepEqual(
    (await linesOf(december)).map(({ amountFen }) => amountFen),
    [4_000],
  );
  assert.deepEqual(await overpaid(purse.scheme), [], 'what was set off is not too much again');
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
});

test('an instalment that is set off makes no month look far from the one before, and hides none that is', async () => {
  const purse = await paidTooMuch();
  getValue(await agree(purse.awardId, { instalments: 2 }));
  await setOff('2026-11');
  const run = await payAll(purse, '2026-11-01');
  assert.deepEqual(
    (await linesOf(run)).map(({ amountFen }) => amountFen),
    [2_000],
  );
  const personId = (await overpaidPerson(purse)) as Id;
  const jumps = async (amountFen: number) => {
    await grant(purse, { personId, kind: 'change', amountFen, fromMonth: '2026-12-01' });
    const { id } = getValue(await prepare(purse, '2026-12-01'));
    return (await findingsOf(id)).map(({ kind, facts }) => [kind, facts.beforeFen]);
  };
  // Of December nothing is set off: 6 000 after 2 000 and 4 000 is the same, 3 000 is half, 2 900 is less than half.
  assert.deepEqual(await jumps(6_000), []);
  assert.deepEqual(await jumps(3_000), []);
  assert.deepEqual(await jumps(2_900), [['amount-jump', 6_000]]);
});

test('a month that has fallen due already, or gives no more than the instalment, leaves it for the next', async () => {
  const purse = await paidTooMuch();
  const { id } = getValue(await agree(purse.awardId));
  await payAll(purse, '2026-11-01');
  await setOff('2026-11');
  await grant(purse, {
    personId: (await overpaidPerson(purse)) as Id,
    kind: 'change',
    amountFen: 2_000,
    fromMonth: '2026-12-01',
  });
  await setOff('2026-12');
  assert.deepEqual(
    (await partsOf(id)).map(({ how }) => how),
    [null, null, null, null],
  );
});
const overpaidPerson = async ({ awardId }: { awardId: string }) => {
  const [row] = await db.read(bureau, (reader) =>
    reader.rows<{ person_id: Id }>(
      sql`select person_id from award where county_code = ${county.code} and id = ${awardId}`,
    ),
  );
  return row?.person_id;
};

test('no instalment takes all of a month, begins in the past, or is of somebody whose award has stopped', async () => {
  const { awardId } = await paidTooMuch();
  assert.equal(desk.codeOf(await agree(awardId, { instalments: 1 })), 'recoveries.too-much');
  assert.equal(
    desk.codeOf(await agree(awardId, { fromMonth: Temporal.PlainDate.from('2026-10-01') })),
    'recoveries.past',
  );
  assert.equal(
    desk.codeOf(await agree(awardId, { agreedOn: TODAY.add({ days: 1 }) })),
    'recoveries.agreed-on',
  );
  const stopped = await paidTooMuch({ amountFen: 0 });
  assert.equal(desk.codeOf(await agree(stopped.awardId, { instalments: 60 })), 'recoveries.too-much');
  assert.equal(desk.codeOf(await agree(stopped.awardId, { how: 'paid-in', instalments: 2 })), 'accepted');
});

test('what a family pays in comes from what was given back to the fund, each instalment once', async () => {
  const purse = await paidTooMuch({ amountFen: 0 });
  await giveAll(purse);
  const { id } = getValue(await agree(purse.awardId, { how: 'paid-in', instalments: 3 }));
  assert.deepEqual(
    (await partsOf(id)).map(({ fen }) => Number(fen)),
    [6_666, 6_666, 6_668],
  );
  const before = (await poolOf(purse)).balance;
  const pay = (no: number) =>
    desk.write((tx) => payIn(tx, bureau, at, { id, no, receivedOn: TODAY, document: '收据 0012' }));
  const both = await Promise.all([pay(1), pay(1)]);
  assert.deepEqual(both.map(desk.codeOf).toSorted(), ['accepted', 'recoveries.received']);
  assert.equal(getValue(await pay(3)).openFen, 6_666n);
  assert.equal((await poolOf(purse)).balance, before + 13_334n);
});

test('instalments add up to what was paid too much, to the fen, however many there are', async () => {
  const { awardId } = await paidTooMuch({ amountFen: 0 });
  const [row] = await overpaid((await schemeOf(awardId)) ?? '');
  assert.ok(row);
  const instalments = fc.sample(fc.integer({ min: 2, max: 60 }), { numRuns: 1, seed: 5 })[0] ?? 7;
  const { id } = getValue(await agree(awardId, { how: 'paid-in', instalments }));
  const parts = await partsOf(id);
  assert.equal(parts.length, instalments);
  assert.equal(
    parts.reduce((sum, { fen }) => sum + Number(fen), 0),
    row.overFen,
  );
  await assert.rejects(
    () =>
      db.change(bureau, (tx) =>
        tx.run(sql`insert into recovery_instalment (county_code, recovery_id, no, due_month, amount_fen)
          values (${county.code}, ${id}, 99, '2027-01-01', 1)`),
      ),
    /to the fen/,
  );
});
const schemeOf = async (awardId: string) => {
  const [row] = await db.read(bureau, (reader) =>
    reader.rows<{ scheme: string }>(
      sql`select scheme from award where county_code = ${county.code} and id = ${awardId}`,
    ),
  );
  return row?.scheme;
};

test('only what is the person’s own of a month is set off against; what is for care goes whole to whoever cares', async () => {
  const purse = await openPurse();
  const careFen = 40_000;
  const personId = await grant(purse, { amountFen: 150_000, careFen, fromMonth: '2026-09-01' });
  const paidByParts = async (text: string, months: number) => {
    const { id } = getValue(await prepare(purse, text, months, careLaw));
    const carerless = (await findingsOf(id)).map(({ no }) => no);
    getValue(await settle(id, carerless, 'pay'));
    getValue(await freeze(id));
    getValue(await sign(id, second));
    getValue(await sign(id, director));
    return id;
  };
  await paidByParts('2026-09-01', 2);
  await grant(purse, { personId, kind: 'change', fromMonth: '2026-09-01', amountFen: 80_000, careFen });
  const [over] = await overpaid(purse.scheme);
  assert.equal(over?.overFen, 140_000, 'two months of 70 000, all of it of the basic part');
  const awardId = over?.awardId ?? '';
  assert.equal(
    desk.codeOf(await agree(awardId, { instalments: 2 })),
    'recoveries.too-much',
    '70 000 is less than the month gives, and more than the person has of it',
  );
  getValue(await agree(awardId, { instalments: 4 }));
  await setOff('2026-11');
  const lines = await linesOf(await paidByParts('2026-11-01', 1));
  assert.deepEqual(
    lines.map(({ item, amountFen }) => [item, amountFen]).toSorted(),
    [
      ['care', careFen],
      ['regular', 40_000 - 35_000],
    ].toSorted(),
  );
});

test('what a carer had too much is paid in, and never set off against the person', async () => {
  const purse = await openPurse();
  const [amountFen, careFen] = [150_000, 40_000];
  const personId = await grant(purse, { amountFen, careFen, fromMonth: '2026-08-01' });
  const { id } = getValue(await prepare(purse, '2026-08-01', 1, careLaw));
  const carerless = (await findingsOf(id)).map(({ no }) => no);
  getValue(await settle(id, carerless, 'pay'));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  getValue(await sign(id, director));
  const change = { personId, kind: 'change', fromMonth: '2026-08-01' } as const;
  await grant(purse, { ...change, amountFen: amountFen - 20_000, careFen: careFen - 20_000 });
  const [over] = await overpaid(purse.scheme);
  assert.equal(over?.overFen, 20_000);
  const awardId = over?.awardId ?? '';
  assert.equal(desk.codeOf(await agree(awardId)), 'recoveries.care');
  getValue(await agree(awardId, { how: 'paid-in' }));
});
