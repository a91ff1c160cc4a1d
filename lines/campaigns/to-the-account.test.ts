import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDecisions, readHouseholdReceived, readPersonReceived } from '../../platform/awards/index.ts';
import { getValue, type Id, newId, sql } from '../../platform/base/index.ts';
import {
  approveCampaign,
  getCampaign,
  keepReceipt,
  listLines,
  makeCampaign,
  type NewCampaign,
} from '../../platform/campaigns/index.ts';
import { openFund } from '../../platform/funds/index.ts';
import { checkBook, post } from '../../platform/ledger/index.ts';
import { prepareRun } from '../../platform/payments/index.ts';
import {
  batchesOf,
  cameBackOf,
  endOf,
  makeFileOf,
  openPayBank,
  reconcileOf,
  reissueOf,
  saidOf,
  sayOf,
  standingOf,
  takeIn,
} from '../../platform/payments/testing/bank-desk.ts';
import {
  addAccount,
  at,
  bureau,
  county,
  db,
  desk,
  director,
  findingsOf,
  freeze,
  runOf,
  second,
  services,
  settle,
  sign,
} from '../../platform/payments/testing/pay-desk.ts';
import { createHousehold } from '../../platform/registry/index.ts';
import { giftSources } from '../received/sources.ts';
import { openCampaignLaw } from './law.ts';

const law = await openCampaignLaw();
await openPayBank();
const dayOf = (month: string) => Temporal.PlainDate.from(`${month}-01`);

async function family(size: number): Promise<{ householdId: Id; persons: Id[] }> {
  const persons: Id[] = [];
  for (let no = 0; no < size; no++) persons.push((await desk.create()) as Id);
  const members = persons.map((personId, no) => ({ personId, relation: no === 0 ? '02' : '30' }));
  const wish = { villageId: desk.villageA, formedOn: '2018-01-01', members };
  const { id } = getValue(await desk.write((tx) => createHousehold(tx, bureau, services, wish as never)));
  return { householdId: id as Id, persons };
}

/** Granted since before the months of these tests. */
async function grant(scheme: string, personId: Id, householdId: Id | null = null): Promise<void> {
  const one = {
    ...{ caseId: newId(), scheme, kind: 'grant' as const, partyId: householdId ?? personId, householdId },
    ...{ personId, holderName: '王卫华', isGranted: true, members: [], amountFen: 50_000 },
    ...{ townId: county.towns[0].id, villageId: desk.villageA },
    ...{ fromMonth: '2020-01-01', decidedOn: '2019-12-20' },
  };
  await db.change(bureau, (tx) => followDecisions(tx, bureau, at, [one]));
}
/** On a roster that was kept before, without any award. */
const enrol = (roster: string, personId: Id) =>
  db.change(bureau, (tx) =>
    tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
        enter_reason, created_at)
      values (${county.code}, ${newId()}, ${roster}, ${personId}, ${county.towns[0].id}, ${desk.villageA}, '2019-01-01',
        'test', ${at})`),
  );

/** Lists, and lets another person approve. */
async function approved(wish: NewCampaign): Promise<{ id: Id; people: number; amountFen: number }> {
  const { id } = getValue(await desk.write((tx) => makeCampaign(tx, bureau, at, law, wish)));
  const setting = { actor: bureau, law, language: 'zh' as const };
  const record = getValue(await db.read(bureau, (reader) => getCampaign({ reader, ...setting }, id)));
  const act = { id, version: record.version };
  assert.equal(
    desk.codeOf(await desk.write((tx) => approveCampaign(tx, bureau, at, act))),
    'campaigns.own',
    'nobody approves what they listed',
  );
  getValue(await db.write(director, (tx) => approveCampaign(tx, director, at, act)));
  return { id, people: record.people, amountFen: Number(record.amountFen) };
}
const linesOf = async (id: Id) => {
  const setting = { actor: bureau, law, language: 'zh' as const };
  const read = await db.read(bureau, (reader) => listLines({ reader, ...setting }, id, {}, { limit: 200 }));
  return getValue(read).items;
};

async function openPurse(scheme: string, fen: number): Promise<Id> {
  const fundLaw = { schemes: [scheme], titleOf: (code: string) => code };
  const wish = { name: `资金${newId().slice(-6)}`, source: 'county', year: 2020, schemes: [scheme] } as const;
  const { id } = getValue(await desk.write((tx) => openFund(tx, bureau, at, fundLaw, wish)));
  const fund = await db.read(bureau, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where county_code = ${county.code} and id = ${id}`,
    ),
  );
  const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: BigInt(fen) }];
  const received = { key: `fill-${id}`, kind: 'fund.receive', effectiveOn: services.clock.today(), legs };
  getValue(await desk.write((tx) => post(tx, bureau, at, received)));
  return id;
}
const prepare = (scheme: string, fundId: Id, month: string) =>
  desk.write((tx) => prepareRun(tx, bureau, at, { scheme, fundId, firstMonth: dayOf(month), months: 1 }));

/** The roll of a month under two signatures, out of a fund that has just so much. */
async function signed(scheme: string, month: string, fen: number): Promise<{ runId: Id; fundId: Id }> {
  const fundId = await openPurse(scheme, fen);
  const { id: runId } = getValue(await prepare(scheme, fundId, month));
  const open = await findingsOf(runId);
  if (open.length > 0) {
    getValue(
      await settle(
        runId,
        open.map(({ no }) => no),
        'pay',
      ),
    );
  }
  getValue(await freeze(runId));
  getValue(await sign(runId, second));
  assert.equal(desk.codeOf(await sign(runId, second)), 'payments.signed-already');
  assert.equal(getValue(await sign(runId, director)).state, 'signed');
  return { runId, fundId };
}

/** The bank turns the first line down; the account of whoever it was is put right, and the line goes out again. */
async function throughTheBank(runId: Id): Promise<void> {
  const { id: batchId } = getValue(await makeFileOf(runId));
  const { lines } = await saidOf(batchId as Id);
  const words = Object.fromEntries(lines.map(({ lineNo }) => [lineNo, lineNo === 1 ? 'no' : 'ok'] as const));
  getValue(await takeIn(batchId as Id, await sayOf(batchId as Id, words)));
  assert.equal(desk.codeOf(await endOf(runId)), 'payments.bank.open', 'a line came back');
  const back = await cameBackOf(runId);
  const payees = await db.read(bureau, (reader) =>
    reader.rows<{
      payee_id: Id;
    }>(sql`select distinct payee_id from pay_line where county_code = ${county.code}
      and run_id = ${runId} and no = any(${back.map(({ rollNo }) => rollNo)}::integer[])`),
  );
  assert.equal(payees.length, 1);
  for (const { payee_id } of payees) {
    await db.change(bureau, (tx) =>
      tx.run(sql`update bank_account set closed_on = ${services.clock.today()}
        where county_code = ${county.code} and person_id = ${payee_id} and closed_on is null`),
    );
    await addAccount(payee_id);
  }
  getValue(await reissueOf(runId));
  const again = (await batchesOf(runId)).find(({ no }) => no === 2)?.id as Id;
  const further = (await saidOf(again)).lines;
  assert.equal(further.length, 1);
  assert.notEqual(further[0]?.account, lines[0]?.account, 'to another account');
  getValue(await takeIn(again, await sayOf(again, { 1: 'ok' })));
  getValue(await endOf(runId));
}

const contextOf = { actor: bureau, today: services.clock.today(), language: 'zh' as const };
const ofHome = async (id: Id) =>
  getValue(
    await db.read(bureau, (reader) => readHouseholdReceived({ reader, ...contextOf }, giftSources, id)),
  );
const ofPerson = async (id: Id) =>
  getValue(await db.read(bureau, (reader) => readPersonReceived({ reader, ...contextOf }, giftSources, id)));

/** What a list has of a scheme: month, fen, and of whom. */
const rowsOf = ({ rows }: Awaited<ReturnType<typeof ofHome>>, scheme: string) =>
  rows
    .filter((row) => row.scheme === scheme)
    .map(({ period, amount, waiting, personId }) => [period, amount, waiting, personId])
    .toSorted();

/** Approved = in the book = at the bank = with the people, to the fen, and nothing is open. */
async function agrees(scheme: string, runId: Id, before: bigint, fen: number): Promise<void> {
  const standing = await standingOf({ scheme });
  assert.deepEqual([standing.due, standing.given - before], [0n, BigInt(fen)]);
  assert.equal((await runOf(runId)).state, 'ended');
  const sums = await reconcileOf(runId);
  assert.deepEqual([sums.agrees, sums.differences], [true, []]);
  assert.deepEqual(await db.read(bureau, (reader) => checkBook(reader, county.code)), []);
}

test('A8: the price subsidy of April and May reaches each person once, also who is on two rolls of the month', async () => {
  const scheme = 'price-subsidy';
  const { householdId, persons } = await family(3);
  const [head, both, child] = persons as [Id, Id, Id];
  const [poor, twice] = [(await desk.create()) as Id, (await desk.create()) as Id];
  await grant('minimum-living-allowance', head, householdId);
  await grant('extreme-poverty', both);
  await grant('extreme-poverty', poor);
  for (const roster of ['rural-allowance', 'extreme-poverty']) await enrol(roster, twice);
  for (const personId of [head, both, poor, twice]) await addAccount(personId);
  const everybody = [head, both, child, poor, twice];
  for (const month of ['2020-04', '2020-05']) {
    const { amounts } = law.propose(scheme, '430529', dayOf(month), 'zh');
    const classes = ['extreme', 'dibao'].map((code) => {
      const amount = amounts.get(code);
      assert.ok(amount, `${code} has an amount in ${month}`);
      return { class: code, ...amount };
    });
    const wish = {
      ...{ kind: scheme, title: `${month}价格临时补贴`, month: dayOf(month), pick: 'first' as const },
      ...{ document: '邵民发〔2020〕11号', classes },
    };
    const made = await approved(wish);
    assert.deepEqual([made.people, made.amountFen], [5, 7_500]);
    assert.equal(
      desk.codeOf(await desk.write((tx) => makeCampaign(tx, bureau, at, law, wish))),
      'campaigns.nobody',
      'a second list of the month has nobody left',
    );
    const { given: before } = await standingOf({ scheme });
    const { runId, fundId } = await signed(scheme, month, 7_500);
    const lines = await db.read(bureau, (reader) =>
      reader.rows<{ party_id: Id; payee_id: Id; fen: bigint }>(
        sql`select party_id, payee_id, amount_fen as fen from pay_line where county_code = ${county.code} and run_id = ${runId}`,
      ),
    );
    assert.deepEqual(
      lines.map((line) => [line.party_id, line.payee_id, line.fen]).toSorted(),
      everybody.map((id) => [id, id === child ? head : id, 1_500n]).toSorted(),
      'each once: those of the family to its head, whoever is extremely poor to themselves',
    );
    assert.equal(
      desk.codeOf(await prepare(scheme, fundId, month)),
      'payments.nothing',
      'nobody is owed more',
    );
    await throughTheBank(runId);
    await agrees(scheme, runId, before, 7_500);
  }
  const months = (id: Id) => ['2020-04', '2020-05'].map((month) => [month, 1_500, 0, id]);
  assert.deepEqual(
    rowsOf(await ofHome(householdId), scheme),
    [head, both, child].flatMap(months).toSorted(),
    'the list of the family has each of them in each month',
  );
  for (const id of [poor, twice]) assert.deepEqual(rowsOf(await ofPerson(id), scheme), months(id));
});

test('A9: a festival grant is paid once by the highest class, comes back from the bank, arrives, and is signed for', async () => {
  const scheme = 'festival-grant';
  const [orphan, poor] = [(await desk.create()) as Id, (await desk.create()) as Id];
  for (const [code, personId] of [
    ['orphan-allowance', orphan],
    ['disability-care-subsidy', orphan],
    ['disability-care-subsidy', poor],
  ] as const)
    await grant(code, personId);
  for (const personId of [orphan, poor]) await addAccount(personId);
  const { id, people, amountFen } = await approved({
    ...{ kind: 'childrens-day', title: '六一慰问', month: dayOf('2020-06'), pick: 'highest' },
    ...{ document: '冶民发〔2020〕21号' },
    classes: [
      { class: 'severely-disabled', urbanFen: 30_000, ruralFen: 30_000 },
      { class: 'orphan', urbanFen: 100_000, ruralFen: 100_000 },
    ],
  });
  assert.deepEqual([people, amountFen], [2, 130_000]);
  const { given: before } = await standingOf({ scheme });
  const { runId } = await signed(scheme, '2020-06', 130_000);
  await throughTheBank(runId);
  await agrees(scheme, runId, before, 130_000);
  assert.deepEqual(rowsOf(await ofPerson(orphan), scheme), [['2020-06', 100_000, 0, orphan]]);
  assert.deepEqual((await ofPerson(orphan)).gifts, [], 'nobody has been there yet');
  const line = (await linesOf(id)).find(({ personId }) => personId === orphan);
  const receipt = { lineId: (line?.id ?? '') as Id, how: 'signature' as const, signer: '王卫华', bytes: PNG };
  getValue(await db.write(desk.clerkA, (tx) => keepReceipt(tx, desk.clerkA, services, receipt)));
  const told = await ofPerson(orphan);
  assert.deepEqual(
    told.gifts.map(({ kind, title, personId }) => [kind, title, personId]),
    [['service', '六一慰问', orphan]],
  );
  assert.equal(told.totalFen, 100_000, 'the visit is no money once more');
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
