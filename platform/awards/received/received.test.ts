import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, getValue, type Id, newId, type Reader, sql } from '../../base/index.ts';
import { openDueAccounts } from '../../funds/index.ts';
import { type NewLeg, post } from '../../ledger/index.ts';
import {
  bureau,
  clerkB,
  county,
  db,
  desk,
  grant,
  openPurse,
  type Purse,
  services,
} from '../../payments/testing/pay-desk.ts';
import type { ReceivedContext } from './gifts.ts';
import { readHouseholdReceived, readPersonReceived } from './read-received.ts';

const at = services.clock.now();
const change = (query: ReturnType<typeof sql>) => db.change(bureau, (tx) => tx.run(query));
const month = (text: string) => Temporal.PlainDate.from(`${text}-01`);
let serial = 0;

async function household(members: readonly { id: Id; joined: string; left?: string }[]): Promise<Id> {
  const id = newId();
  await change(sql`insert into household (county_code, id, head_id, head_name, town_id, village_id, formed_on, created_at)
    values (${county.code}, ${id}, ${members[0]?.id ?? null}, '王卫华', ${county.towns[0].id}, ${desk.villageA}, '2006-01-01', ${at})`);
  for (const { id: person, joined, left } of members)
    await change(sql`insert into household_member (county_code, id, household_id, person_id, relation, joined_on, left_on,
        join_reason)
      values (${county.code}, ${newId()}, ${id}, ${person}, '02', ${joined}::date, ${left ?? null}::date, 'demo')`);
  return id;
}

/** Falls due, and where it is given goes out as a bank’s answer lets it. */
async function pay(purse: Purse, partyId: Id, period: string, amount: bigint, isGiven = true): Promise<void> {
  serial += 1;
  const [place] = getValue(
    await desk.write((tx) =>
      openDueAccounts(tx, bureau, at, purse.fundId, [{ scheme: purse.scheme, townId: county.towns[0].id }]),
    ),
  );
  assert.ok(place);
  const payable = (step: number) => ({ partyId, period: month(period), item: 'regular', step });
  const { scheme } = purse;
  const legs: NewLeg[] = [
    { from: purse.poolId, to: place.dueId, amount, scheme, payable: payable(0) },
    ...(isGiven ? [{ from: place.dueId, to: place.givenId, amount, scheme, payable: payable(1) }] : []),
  ];
  const transfer = { key: `received-${serial}`, kind: 'pay.due', effectiveOn: month(period), legs };
  getValue(await desk.write((tx) => post(tx, bureau, at, transfer)));
}
const contextOf = (reader: Reader, actor: Actor = bureau): ReceivedContext => ({
  ...{ reader, actor, language: 'zh' },
  today: services.clock.today(),
});
const ofHome = async (id: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => readHouseholdReceived(contextOf(reader, actor), [], id)));
const ofPerson = async (id: Id) =>
  getValue(await db.read(bureau, (reader) => readPersonReceived(contextOf(reader), [], id)));

test('a family’s list has what is the household’s and each person’s, what was given and what waits', async () => {
  const [purse, own] = [await openPurse(), await openPurse()];
  const head = (await desk.create()) as Id;
  const home = await household([{ id: head, joined: '2006-01-01' }]);
  await pay(purse, home, '2026-09', 120_000n);
  await pay(purse, home, '2026-10', 120_000n, false);
  await pay(own, head, '2026-09', 5_000n);
  const told = await ofHome(home);
  assert.deepEqual([told.totalFen, told.waitingFen, told.persons], [125_000, 120_000, 1]);
  assert.deepEqual(
    told.rows.map(({ period, amount, waiting, personId }) => [period, amount, waiting, personId]),
    [
      ['2026-10', 0, 120_000, null],
      ['2026-09', 120_000, 0, null],
      ['2026-09', 5_000, 0, head],
    ],
  );
  assert.equal((await ofPerson(head)).totalFen, 125_000);
});

test('what somebody got before they came or after they left is not the family’s', async () => {
  const purse = await openPurse();
  const [head, son] = [(await desk.create()) as Id, (await desk.create()) as Id];
  const home = await household([
    { id: head, joined: '2006-01-01' },
    { id: son, joined: '2020-03-10', left: '2023-06-30' },
  ]);
  for (const period of ['2020-02', '2020-03', '2023-06', '2023-07']) await pay(purse, son, period, 1_000n);
  assert.deepEqual(
    (await ofHome(home)).rows.map(({ period }) => period),
    ['2023-06', '2020-03'],
  );
  assert.equal((await ofPerson(son)).totalFen, 4_000);
});

test('single grants of a ledger that was kept before are in it, told apart', async () => {
  const head = (await desk.create()) as Id;
  const home = await household([{ id: head, joined: '2006-01-01' }]);
  await change(sql`insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id,
      from_on, enter_reason, facts, created_at)
    values (${county.code}, ${newId()}, 'relief', ${head}, ${home}, ${county.towns[0].id}, ${desk.villageA}, '2023-01-26',
      'import', '{"amountFen": "500000", "paidOn": "2023-02-03"}', ${at})`);
  assert.deepEqual(
    (await ofHome(home)).rows.map(({ period, amount, scheme, origin }) => [period, amount, scheme, origin]),
    [['2023-02', 500_000, 'temporary-relief', 'roster']],
  );
});

test('another township does not see it', async () => {
  const head = (await desk.create()) as Id;
  const home = await household([{ id: head, joined: '2006-01-01' }]);
  assert.equal(
    desk.codeOf(
      await db.read(clerkB, (reader) => readHouseholdReceived(contextOf(reader, clerkB), [], home)),
    ),
    'http.missing',
  );
});

/** An award of `purse`, then further words of it, each on a line of kind, month and amount. */
async function said(
  purse: Purse,
  personId: Id,
  words: readonly (readonly [string, string, bigint])[],
): Promise<void> {
  await grant(purse, { personId, fromMonth: '2024-01-01', amountFen: 60_000 });
  for (const [place, [kind, from, fen]] of words.entries())
    await change(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason,
        document, decided_on, made_at, by_id, by_name)
      select a.county_code, a.id, ${place + 2}, ${kind}, ${month(from)}, ${fen}, 'new-standard', '标准调整', '冶民发〔2024〕3号',
        ${month(from)}, ${at}, ${bureau.userId}, ${bureau.userName}
      from award a where a.county_code = ${county.code} and a.scheme = ${purse.scheme} and a.party_id = ${personId}`);
}

test('what was said of each award stands in the order in which it was said, with its reason and document', async () => {
  const [purse, head] = [await openPurse(), (await desk.create()) as Id];
  const home = await household([{ id: head, joined: '2006-01-01' }]);
  await said(purse, head, [
    ['adjust', '2025-04', 73_000n],
    ['suspend', '2026-02', 0n],
    ['resume', '2026-01', 73_000n],
  ]);
  const { changes } = await ofHome(home);
  assert.deepEqual(
    changes.map(({ kind, fromMonth, amountFen, personId }) => [kind, fromMonth, amountFen, personId]),
    [
      ['open', '2024-01', 60_000, head],
      ['adjust', '2025-04', 73_000, head],
      ['suspend', '2026-02', 0, head],
      // Said last though of an earlier month: it holds from then on.
      ['resume', '2026-01', 73_000, head],
    ],
  );
  assert.deepEqual([changes[1]?.reason, changes[1]?.document], ['标准调整', '冶民发〔2024〕3号']);
  assert.deepEqual((await ofPerson(head)).changes, changes);
});

test('what was said of somebody’s award after they left is not the family’s', async () => {
  const [purse, head, son] = [await openPurse(), (await desk.create()) as Id, (await desk.create()) as Id];
  const home = await household([
    { id: head, joined: '2006-01-01' },
    { id: son, joined: '2020-03-10', left: '2025-06-30' },
  ]);
  await said(purse, son, [
    ['adjust', '2025-06', 73_000n],
    ['stop', '2025-07', 0n],
  ]);
  assert.deepEqual(
    (await ofHome(home)).changes.map(({ fromMonth }) => fromMonth),
    ['2024-01', '2025-06'],
  );
  assert.equal((await ofPerson(son)).changes.length, 3);
});

test('what sources hand up stands by day, the latest first, with the name of whose it is, and is no money', async () => {
  const head = (await desk.create()) as Id;
  const home = await household([{ id: head, joined: '2006-01-01' }]);
  const gift = (title: string, on: string, personId: Id | null) => ({
    ...{ title, detail: '', kind: 'goods' as const, personId, worthFen: 8_000n },
    on: Temporal.PlainDate.from(on),
  });
  const sources = [
    { name: 'one', read: () => Promise.resolve([gift('大米', '2024-01-05', null)]) },
    { name: 'two', read: () => Promise.resolve([gift('轮椅', '2025-02-03', head)]) },
  ];
  const told = getValue(
    await db.read(bureau, (reader) => readHouseholdReceived(contextOf(reader), sources, home)),
  );
  assert.deepEqual(
    told.gifts.map(({ title, on, personId, personName, worthFen }) => [
      title,
      on,
      personId,
      personName,
      worthFen,
    ]),
    [
      ['轮椅', '2025-02-03', head, '王卫华', 8_000],
      ['大米', '2024-01-05', null, null, 8_000],
    ],
  );
  assert.equal(told.totalFen, 0);
});
