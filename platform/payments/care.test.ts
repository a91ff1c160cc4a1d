import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, type Id, sql } from '../base/index.ts';
import { endAgreement, enterAgreement, type NewAgreement } from './payees/agreements.ts';
import { enterHome } from './payees/homes.ts';
import { readPayees } from './payees/read-payees.ts';
import { endEntered } from './payees/two-persons.ts';
import { replayRun } from './replay.ts';
import { endOf, makeFileOf, openPayBank, reissueOf, saidOf, sayOf, takeIn } from './testing/bank-desk.ts';
import {
  addAccount,
  at,
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
  type Purse,
  payAll,
  prepare,
  second,
  services,
  settle,
  sign,
} from './testing/pay-desk.ts';

const day = (said: string) => Temporal.PlainDate.from(said);
const [BASIC, CARE] = [119_500, 40_000];
const GIVEN = { amountFen: BASIC + CARE, careFen: CARE };

const awardOf = (personId: Id) =>
  db
    .read(bureau, (reader) =>
      reader.get<{ id: Id }>(
        sql`select id from award where county_code = ${county.code} and person_id = ${personId}`,
      ),
    )
    .then(({ id }) => id);

type Wish = Omit<NewAgreement, 'awardId' | 'paper' | 'fromOn'> & { readonly fromOn?: string };
async function agree(personId: Id, { fromOn = '2026-01-01', ...wish }: Wish): Promise<Id> {
  const whole = {
    ...wish,
    awardId: await awardOf(personId),
    paper: '照料服务协议第7号',
    fromOn: day(fromOn),
  };
  const { id } = getValue(await desk.write((tx) => enterAgreement(tx, bureau, at, whole)));
  getValue(await db.write(director, (tx) => endEntered(tx, director, at, 'agreement', id, 'confirmed')));
  return id;
}
const over = (id: Id, onDay: string) =>
  desk.write((tx) => endAgreement(tx, bureau, at, id, { onDay: day(onDay), reason: '换人照料' }));

async function newCarer(): Promise<Id> {
  const id = (await desk.create()) as Id;
  await addAccount(id);
  return id;
}

let homes = 0;
async function newHome(): Promise<Id> {
  homes += 1;
  const account = `6299995550000010${homes}`;
  const wish = { name: `福利院${homes}`, holderName: '大冶市福利院', bankName: '农商行', account };
  const { id } = getValue(await desk.write((tx) => enterHome(tx, bureau, services.cipher, at, wish)));
  getValue(await db.write(director, (tx) => endEntered(tx, director, at, 'home', id, 'confirmed')));
  return id;
}

const take = async (id: Id) =>
  (await linesOf(id)).map(({ period, item, amountFen, payeeKind, payeeId }) => [
    ...[period, item.startsWith('care-back') ? 'care-back' : item.startsWith('back') ? 'back' : item],
    ...[amountFen, payeeKind, payeeId],
  ]);
const kindsOf = async (id: Id) => (await findingsOf(id)).map(({ kind }) => kind).toSorted();
const pay = (purse: Purse, month: string, months = 1) => payAll(purse, month, months, careLaw);
const replay = async (id: Id) =>
  getValue(await db.read(bureau, (reader) => replayRun(reader, bureau, id))).differences;

test('what is for care goes to the carer and the rest to the person, in one month, file, return and end', async () => {
  await openPayBank();
  const purse = await openPurse();
  const [elder, carer] = [await grant(purse, GIVEN), await newCarer()];
  await agree(elder, { kind: 'carer', payeeId: carer });
  const runId = await pay(purse, '2026-11-01');
  assert.deepEqual(await take(runId), [
    ['2026-11', 'regular', BASIC, 'self', elder],
    ['2026-11', 'care', CARE, 'carer', carer],
  ]);
  assert.deepEqual([await findingsOf(runId), await replay(runId)], [[], []]);
  const { id: batchId } = getValue(await makeFileOf(runId));
  assert.deepEqual(
    (await saidOf(batchId)).lines.map(({ amountFen }) => Number(amountFen)).toSorted((a, b) => a - b),
    [CARE, BASIC],
  );
  const careLine = (await saidOf(batchId)).lines.findIndex(({ amountFen }) => Number(amountFen) === CARE) + 1;
  const words = { [careLine]: 'no', [3 - careLine]: 'ok' } as const;
  const taken = getValue(await takeIn(batchId, await sayOf(batchId, words)));
  assert.deepEqual([taken.paid, taken.failed], [1, 1]);
  await addAccount(carer);
  const again = getValue(await reissueOf(runId));
  assert.deepEqual(
    (await saidOf(again.id)).lines.map(({ amountFen }) => Number(amountFen)),
    [CARE],
    'what came back of the carer goes out again alone',
  );
  assert.equal(getValue(await takeIn(again.id, await sayOf(again.id, { 1: 'ok' }))).paid, 1);
  getValue(await endOf(runId));
});

test('without a law that has it apart a month is one line, whatever is agreed on', async () => {
  const purse = await openPurse();
  const [elder, carer] = [await grant(purse, GIVEN), await newCarer()];
  await agree(elder, { kind: 'carer', payeeId: carer });
  const runId = await payAll(purse, '2026-11-01');
  assert.deepEqual(await take(runId), [['2026-11', 'regular', BASIC + CARE, 'carer', carer]]);
  const now = await prepare(purse, '2026-12-01', 1, careLaw);
  assert.deepEqual(
    (await take(getValue(now).id)).map(([period]) => period),
    ['2026-12', '2026-12'],
    'what was paid in one sum is not paid in two again',
  );
});

test('where nobody was agreed on who cares it is found, and somebody says what becomes of it', async () => {
  const purse = await openPurse();
  const elder = await grant(purse, GIVEN);
  const { id } = getValue(await prepare(purse, '2026-11-01', 1, careLaw));
  const found = await findingsOf(id);
  assert.deepEqual(
    found.map(({ kind, lineNo }) => [kind, lineNo]),
    [['no-carer', 2]],
  );
  assert.equal(desk.codeOf(await freeze(id)), 'payments.findings-open');
  getValue(await settle(id, [found[0]?.no ?? 0], 'leave-out'));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  getValue(await sign(id, director));
  const carer = await newCarer();
  await agree(elder, { kind: 'carer', payeeId: carer, fromOn: '2026-11-20' });
  const next = await pay(purse, '2026-12-01');
  assert.deepEqual(
    (await take(next)).filter(([period]) => period === '2026-11'),
    [['2026-11', 'care-back', CARE, 'carer', carer]],
    'what was left out is owed still, to who was agreed on since',
  );
  assert.deepEqual(await replay(next), []);
});

test('whose guardian or agent takes the rest has a carer besides; without one it is found', async () => {
  const purse = await openPurse();
  const [elder, son] = [await grant(purse, GIVEN), await newCarer()];
  await agree(elder, { kind: 'agent', payeeId: son });
  const alone = getValue(await prepare(purse, '2026-11-01', 1, careLaw)).id;
  assert.deepEqual(
    [await kindsOf(alone), (await take(alone)).map((one) => one[4])],
    [['no-carer'], [son, son]],
  );
  const carer = await newCarer();
  await agree(elder, { kind: 'carer', payeeId: carer });
  const both = getValue(await prepare(purse, '2026-11-01', 1, careLaw)).id;
  assert.deepEqual([await kindsOf(both), (await take(both)).map((one) => one[4])], [[], [son, carer]]);
});

test('of two who cared in a month whoever did for more of its days takes it, and that it changed is found', async () => {
  const purse = await openPurse();
  const [elder, before, after] = [
    await grant(purse, { ...GIVEN, fromMonth: '2026-07-01' }),
    await newCarer(),
    await newCarer(),
  ];
  const first = await agree(elder, { kind: 'carer', payeeId: before, fromOn: '2026-07-01' });
  getValue(await over(first, '2026-08-13'));
  await agree(elder, { kind: 'carer', payeeId: after, fromOn: '2026-08-13' });
  const { id } = getValue(await prepare(purse, '2026-07-01', 3, careLaw));
  const care = (await take(id)).filter(([, item]) => item === 'care').map((one) => one[4]);
  assert.deepEqual(care, [before, after, after], 'of August the one had twelve days, the other nineteen');
  assert.deepEqual(
    (await findingsOf(id)).map(({ kind, facts }) => [kind, facts.period, facts.days]),
    [['carer-changed', '2026-08-01', 19]],
  );
});

test('in a home all of it is the home’s, of months of which the person lived there half the days', async () => {
  const purse = await openPurse();
  const [elder, homeId] = [await grant(purse, { ...GIVEN, fromMonth: '2026-07-01' }), await newHome()];
  const stay = await agree(elder, { kind: 'home', homeId, fromOn: '2026-07-20' });
  getValue(await over(stay, '2026-09-16'));
  const { id } = getValue(await prepare(purse, '2026-07-01', 3, careLaw));
  assert.deepEqual(
    (await take(id)).map(([period, item, , kind]) => [period, item, kind]),
    [
      ['2026-07', 'regular', 'self'],
      ['2026-07', 'care', 'home'],
      ['2026-08', 'regular', 'home'],
      ['2026-08', 'care', 'home'],
      ['2026-09', 'regular', 'home'],
      ['2026-09', 'care', 'home'],
    ],
  );
});

test('a home that takes what is for care alone leaves the rest to the person; a guardian cannot', async () => {
  const purse = await openPurse();
  const [elder, homeId] = [await grant(purse, GIVEN), await newHome()];
  const wish = {
    awardId: await awardOf(elder),
    paper: '协议',
    fromOn: day('2026-01-01'),
    takes: 'care',
  } as const;
  const refused = await desk.write((tx) =>
    enterAgreement(tx, bureau, at, { ...wish, kind: 'guardian', payeeId: elder }),
  );
  assert.equal(desk.codeOf(refused), 'payments.payee.takes');
  await agree(elder, { kind: 'home', homeId, takes: 'care' });
  const { id } = getValue(await prepare(purse, '2026-11-01', 1, careLaw));
  assert.deepEqual(
    (await take(id)).map((one) => one[3]),
    ['self', 'home'],
  );
  const told = await db.read(bureau, (reader) =>
    readPayees(reader, bureau, services.clock.today(), { personId: elder }, careLaw),
  );
  assert.deepEqual(
    getValue(told).map(({ part, kind }) => [part, kind]),
    [
      ['basic', 'self'],
      ['care', 'home'],
    ],
  );
});

test('a raise of the one part is back pay of that part, and a month in which parts only moved is closed', async () => {
  const purse = await openPurse();
  const [elder, carer] = [await grant(purse, { ...GIVEN, fromMonth: '2026-09-01' }), await newCarer()];
  await agree(elder, { kind: 'carer', payeeId: carer });
  await pay(purse, '2026-09-01');
  const change = { personId: elder, kind: 'change', fromMonth: '2026-09-01' } as const;
  await grant(purse, { ...change, amountFen: BASIC + CARE + 5_000, careFen: CARE + 5_000 });
  const raised = await pay(purse, '2026-10-01');
  assert.deepEqual(await take(raised), [
    ['2026-09', 'care-back', 5_000, 'carer', carer],
    ['2026-10', 'regular', BASIC, 'self', elder],
    ['2026-10', 'care', CARE + 5_000, 'carer', carer],
  ]);
  await grant(purse, { ...change, amountFen: BASIC + CARE + 5_000, careFen: CARE + 25_000 });
  const moved = await pay(purse, '2026-11-01');
  assert.deepEqual(
    (await take(moved)).map(([period, , fen]) => [period, fen]),
    [
      ['2026-11', BASIC - 20_000],
      ['2026-11', CARE + 25_000],
    ],
  );
  for (const id of [raised, moved]) assert.deepEqual(await replay(id), []);
});

test('a roll on which the parts moved since it was frozen is not signed', async () => {
  const purse = await openPurse();
  const [elder, carer] = [await grant(purse, GIVEN), await newCarer()];
  await agree(elder, { kind: 'carer', payeeId: carer });
  const { id } = getValue(await prepare(purse, '2026-11-01', 1, careLaw));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  await grant(purse, { personId: elder, kind: 'change', ...GIVEN, careFen: 0 });
  assert.equal(desk.codeOf(await sign(id, director)), 'payments.not-owed');
});
