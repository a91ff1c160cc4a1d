import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, type Id, sql } from '../base/index.ts';
import { endAgreement, enterAgreement, type NewAgreement } from './payees/agreements.ts';
import { enterHome } from './payees/homes.ts';
import { type EndHow, endEntered } from './payees/two-persons.ts';
import { endWarning, tellWarning } from './payees/warnings.ts';
import { prepareRun } from './prepare-run.ts';
import { makeFileOf, openPayBank, saidOf, sayOf, takeIn } from './testing/bank-desk.ts';
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
  grant,
  linesOf,
  openPurse,
  payAll,
  prepare,
  services,
  settle,
  sign,
} from './testing/pay-desk.ts';

const day = (said: string) => Temporal.PlainDate.from(said);
const findAward = (personId: Id) =>
  db
    .read(bureau, (reader) =>
      reader.get<{ id: Id }>(
        sql`select id from award where county_code = ${county.code} and person_id = ${personId}`,
      ),
    )
    .then(({ id }) => id);
const enter = (wish: Omit<NewAgreement, 'paper' | 'fromOn'> & { fromOn?: string }) =>
  desk.write((tx) =>
    enterAgreement(tx, bureau, at, {
      paper: '代领协议书第7号',
      ...wish,
      fromOn: day(wish.fromOn ?? '2026-01-01'),
    }),
  );
const end = (kind: 'home' | 'agreement', id: Id, how: EndHow, actor = director) =>
  db.write(actor, (tx) => endEntered(tx, actor, at, kind, id, how));
const kindsOf = async (id: Id) => (await findingsOf(id)).map(({ kind }) => kind).toSorted();

async function agree(wish: Omit<NewAgreement, 'paper' | 'fromOn'> & { fromOn?: string }): Promise<Id> {
  const { id } = getValue(await enter(wish));
  getValue(await end('agreement', id, 'confirmed'));
  return id;
}

test('by an agreement that two confirmed the money goes to the agent; what is entered alone changes nothing', async () => {
  const purse = await openPurse();
  const [elder, son] = [await grant(purse, { hasAccount: false }), (await desk.create()) as Id];
  await addAccount(son);
  const awardId = await findAward(elder);
  const { id } = getValue(await enter({ awardId, kind: 'agent', payeeId: son }));
  const alone = getValue(await prepare(purse)).id;
  assert.deepEqual(await kindsOf(alone), ['no-account']);
  assert.equal(desk.codeOf(await end('agreement', id, 'confirmed', bureau)), 'payments.payee.own');
  getValue(await end('agreement', id, 'confirmed'));
  assert.equal(desk.codeOf(await end('agreement', id, 'refused')), 'payments.payee.ended');
  const runId = await payAll(purse, '2026-11-01');
  const [line] = await linesOf(runId);
  assert.deepEqual(
    [line?.payeeId, line?.payeeKind, line?.holderName, line?.amountFen],
    [son, 'agent', '王卫华', 10_000],
  );
  assert.deepEqual(await findingsOf(runId), [], 'an account of the agent is no account of somebody else');
});

test('an agreement holds from its day until the day it ended, and not beyond its last', async () => {
  const purse = await openPurse();
  const payeeId = (await desk.create()) as Id;
  await addAccount(payeeId);
  const holders = [await grant(purse), await grant(purse), await grant(purse)];
  const awards = await Promise.all(holders.map(findAward));
  const [later, over, past] = awards as [Id, Id, Id];
  await agree({ awardId: later, kind: 'carer', payeeId, fromOn: '2026-12-01' });
  const ended = await agree({ awardId: over, kind: 'carer', payeeId });
  await agree({ awardId: past, kind: 'guardian', payeeId, toOn: day('2026-11-22') });
  const stop = (onDay: string) =>
    desk.write((tx) => endAgreement(tx, bureau, at, ended, { onDay: day(onDay), reason: '子女接回照料' }));
  assert.equal(desk.codeOf(await stop('2025-12-31')), 'payments.payee.days');
  getValue(await stop('2026-11-23'));
  assert.equal(desk.codeOf(await stop('2026-11-23')), 'payments.payee.not-held');
  const kinds = (await linesOf(getValue(await prepare(purse)).id)).map(({ payeeKind }) => payeeKind);
  assert.deepEqual(kinds, ['self', 'self', 'self']);
});

test('a home that two confirmed takes its residents’ money in one line of the file, and the bank’s word is booked', async () => {
  await openPayBank();
  const purse = await openPurse();
  const account = '62999955500000001';
  const wish = { name: '金湖福利院', holderName: '大冶市金湖福利院', bankName: '农商行', account };
  const { id: homeId } = getValue(await desk.write((tx) => enterHome(tx, bureau, services.cipher, at, wish)));
  const residents = [await grant(purse), await grant(purse, { hasAccount: false })];
  const first = await findAward(residents[0] as Id);
  const early = await enter({ awardId: first, kind: 'home', homeId });
  assert.equal(desk.codeOf(early), 'payments.payee.home', 'before two have confirmed it');
  getValue(await end('home', homeId, 'confirmed'));
  for (const one of residents) await agree({ awardId: await findAward(one), kind: 'home', homeId });
  const runId = await payAll(purse, '2026-11-01');
  const [line] = await linesOf(runId);
  assert.deepEqual([line?.payeeKind, line?.payeeName, line?.accountTail], ['home', '金湖福利院', '0001']);
  const { id: batchId } = getValue(await makeFileOf(runId));
  const { lines } = await saidOf(batchId);
  assert.deepEqual(
    lines.map((one) => [one.account, one.holderName, one.amountFen]),
    [[account, '大冶市金湖福利院', 20_000n]],
  );
  assert.equal(getValue(await takeIn(batchId, await sayOf(batchId, { 1: 'ok' }))).paid, 1);
});

test('whoever is in prison or has moved out, and the dead behind an agent, are found; what is over is not', async () => {
  const purse = await openPurse();
  const [prisoner, mover, freed, dead] = [
    await grant(purse),
    await grant(purse),
    await grant(purse),
    await grant(purse),
  ];
  const son = (await desk.create()) as Id;
  await addAccount(son);
  await agree({ awardId: await findAward(dead), kind: 'agent', payeeId: son });
  await db.change(bureau, (tx) =>
    tx.run(sql`update person set died_on = '2026-10-02' where county_code = ${county.code} and id = ${dead}`),
  );
  const told = async (personId: Id, kind: 'in-prison' | 'moved-out') =>
    getValue(
      await desk.write((tx) =>
        tellWarning(tx, bureau, at, { personId, kind, since: day('2026-11-05'), source: '法院通报第3号' }),
      ),
    ).id;
  await told(prisoner, 'in-prison');
  await told(mover, 'moved-out');
  const id = await told(freed, 'in-prison');
  const over = { onDay: day('2026-11-06'), reason: '改判缓刑' };
  getValue(await desk.write((tx) => endWarning(tx, bureau, at, id, over)));
  const now = await kindsOf(getValue(await prepare(purse)).id);
  assert.deepEqual(now, ['dead', 'in-prison', 'in-prison', 'moved-out'], 'in this month they still were');
  const next = await kindsOf(getValue(await prepare(purse, '2026-12-01')).id);
  assert.deepEqual(
    next.filter((kind) => kind !== 'dead'),
    ['in-prison', 'in-prison', 'in-prison', 'moved-out', 'moved-out'],
    'one for each month',
  );
});

test('two records of one person, one hand for many, and a scheme that shuts out another are found', async () => {
  const [purse, other] = [await openPurse(), await openPurse()];
  const people = [await grant(purse), await grant(purse)];
  await db.change(bureau, (tx) =>
    tx.run(sql`update person set id_kind = 'resident', id_hash = decode(repeat('ab', 32), 'hex'),
        id_sealed = coalesce(id_sealed, 'x') where county_code = ${county.code} and id = any(${people}::uuid[])`),
  );
  const wish = { scheme: purse.scheme, fundId: purse.fundId, firstMonth: day('2026-11-01'), months: 1 };
  const law = { exclusiveWith: () => [other.scheme] };
  await grant(other, { personId: people[0] as Id });
  const run = getValue(await desk.write((tx) => prepareRun(tx, bureau, at, wish, law)));
  assert.deepEqual(await kindsOf(run.id), ['exclusive-scheme', 'same-person', 'same-person']);
  const hand = (await desk.create()) as Id;
  await addAccount(hand);
  const third = await openPurse();
  for (let no = 0; no < 4; no++) {
    await agree({ awardId: await findAward(await grant(third)), kind: 'agent', payeeId: hand });
  }
  assert.deepEqual(new Set(await kindsOf(getValue(await prepare(third)).id)), new Set(['payee-of-many']));
});

test('a roll beyond its fund says so, and nobody is left out for it', async () => {
  const purse = await openPurse(5_000n);
  await grant(purse);
  const { id } = getValue(await prepare(purse));
  const [finding] = await findingsOf(id);
  assert.deepEqual(
    [finding?.kind, finding?.lineNo, finding?.facts],
    ['fund-short', null, { missingFen: 5_000 }],
  );
  assert.equal(desk.codeOf(await settle(id, [finding?.no ?? 0], 'leave-out')), 'payments.finding.of-roll');
  getValue(await settle(id, [finding?.no ?? 0], 'pay'));
  getValue(await freeze(id));
  getValue(await sign(id, bureau));
  assert.equal(desk.codeOf(await sign(id, director)), 'ledger.balance.short');
});
