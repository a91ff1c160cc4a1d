import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, type Id, sql } from '../base/index.ts';
import { noPayLaw } from './law.ts';
import { endAgreement, enterAgreement, type NewAgreement } from './payees/agreements.ts';
import { enterHome } from './payees/homes.ts';
import { getAgreement, listAgreements } from './payees/list-agreements.ts';
import { readPayees } from './payees/read-payees.ts';
import type { AgreementState } from './payees/shapes.ts';
import { type EndHow, endEntered } from './payees/two-persons.ts';
import { endWarning, listWarnings, tellWarning } from './payees/warnings.ts';
import { prepareRun } from './prepare-run.ts';
import { makeFileOf, openPayBank, saidOf, sayOf, takeIn } from './testing/bank-desk.ts';
import {
  addAccount,
  at,
  bureau,
  clerkB,
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

test('an agreement stands as its days and its two persons have it, and is found by who gets and who takes the money', async () => {
  const purse = await openPurse();
  const payeeId = (await desk.create()) as Id;
  const today = services.clock.today();
  const made = new Map<AgreementState, Id>();
  const make = async (state: AgreementState, wish: { fromOn?: string; toOn?: string } = {}) => {
    const awardId = await findAward(await grant(purse));
    const { toOn, ...rest } = wish;
    const whole = { awardId, kind: 'agent' as const, payeeId, ...rest, ...(toOn ? { toOn: day(toOn) } : {}) };
    made.set(state, getValue(await enter(whole)).id);
  };
  await make('open');
  await make('held', { toOn: today.toString() });
  await make('coming', { fromOn: today.add({ days: 1 }).toString() });
  await make('over', { toOn: today.subtract({ days: 1 }).toString() });
  await make('refused');
  await make('withdrawn');
  for (const [state, id] of made) {
    if (state === 'open') continue;
    const how = state === 'refused' || state === 'withdrawn' ? state : 'confirmed';
    getValue(await end('agreement', id, how, how === 'withdrawn' ? bureau : director));
  }
  for (const [state, id] of made) {
    const list = getValue(
      await db.read(bureau, (reader) =>
        listAgreements(reader, bureau, today, { state, personId: payeeId }, { limit: 10 }),
      ),
    );
    assert.deepEqual(
      list.items.map((one) => [one.id, one.state]),
      [[id, state]],
    );
  }
  const held = made.get('held') as Id;
  const read = (actor: typeof bureau) => db.read(actor, (reader) => getAgreement(reader, actor, today, held));
  assert.equal(getValue(await read(desk.clerkA)).state, 'held', 'whoever sees the award sees it');
  assert.equal(desk.codeOf(await read(clerkB)), 'http.missing', 'nobody else does');
});

test('of an award it is told who takes the money and why: the person, the head, or by an agreement that holds', async () => {
  const purse = await openPurse();
  const [elder, son] = [await grant(purse), (await desk.create({ name: '王守成' })) as Id];
  const awardId = await findAward(elder);
  const told = async (asked: Parameters<typeof readPayees>[3], actor = bureau) =>
    getValue(await db.read(actor, (reader) => readPayees(reader, actor, services.clock.today(), asked)));
  assert.deepEqual(
    (await told({ awardId })).map(({ kind, payeeId, agreementId }) => [kind, payeeId, agreementId]),
    [['self', elder, null]],
  );
  const id = await agree({ awardId, kind: 'agent', payeeId: son });
  const [now] = await told({ personId: elder });
  assert.deepEqual(
    [now?.kind, now?.payeeName, now?.agreementId, now?.paper],
    ['agent', '王守成', id, '代领协议书第7号'],
  );
  assert.deepEqual((await told({ personId: elder }, desk.clerkA))[0]?.kind, 'agent', 'also in the township');
  assert.deepEqual(await told({ personId: elder }, clerkB), []);
  assert.deepEqual(
    (await told({ takenBy: son })).map((one) => one.awardId),
    [awardId],
  );
  const over = { onDay: services.clock.today(), reason: '本人能够自己领取' };
  getValue(await desk.write((tx) => endAgreement(tx, bureau, at, id, over)));
  assert.deepEqual(await told({ takenBy: son }), []);
  assert.equal(
    desk.codeOf(await db.read(bureau, (reader) => readPayees(reader, bureau, services.clock.today(), {}))),
    'payments.payee.which',
  );
});

test('what another office told is listed until the day from which it is so no more', async () => {
  const person = (await desk.create()) as Id;
  const said = {
    personId: person,
    kind: 'moved-out' as const,
    since: day('2026-11-05'),
    source: '派出所通报',
  };
  const { id } = getValue(await desk.write((tx) => tellWarning(tx, bureau, at, said)));
  const listed = async (isOver: boolean) =>
    getValue(
      await db.read(bureau, (reader) =>
        listWarnings(reader, bureau, services.clock.today(), { personId: person, isOver }, { limit: 5 }),
      ),
    ).items.map((one) => [one.kind, one.isOver]);
  assert.deepEqual(await listed(false), [['moved-out', false]]);
  const over = { onDay: services.clock.today(), reason: '户口迁回' };
  getValue(await desk.write((tx) => endWarning(tx, bureau, at, id, over)));
  assert.deepEqual([await listed(false), await listed(true)], [[], [['moved-out', true]]]);
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
  const law = { ...noPayLaw, exclusiveWith: () => [other.scheme] };
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
  assert.equal(desk.codeOf(await sign(id, director)), 'funds.pool.short');
});
