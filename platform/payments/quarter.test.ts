import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getValue, sql } from '../base/index.ts';
import { noPayLaw, type PayLaw, type rhythms } from './law.ts';
import {
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
  second,
  settle,
  sign,
} from './testing/pay-desk.ts';

const monthsOf = async (id: Parameters<typeof linesOf>[0]) =>
  (await linesOf(id))
    .filter(({ isExcluded }) => !isExcluded)
    .map(({ period, amountFen, item }) => [period, amountFen, item]);
const month = (text: string) => [text, 10_000, 'regular'];

test('a quarter pays each of its three months by itself, from the first to the last, and none of it twice', async () => {
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-07-01' });
  const id = await payAll(purse, '2026-07-01', 3);
  assert.deepEqual(await monthsOf(id), ['2026-07', '2026-08', '2026-09'].map(month));
  const next = await payAll(purse, '2026-10-01', 3);
  assert.deepEqual(await monthsOf(next), ['2026-10', '2026-11', '2026-12'].map(month));
});

test('whose award begins within the quarter is paid from that month, and whose stops, to the month before', async () => {
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-08-01' });
  assert.deepEqual(await monthsOf(await payAll(purse, '2026-07-01', 3)), ['2026-08', '2026-09'].map(month));
  const other = await openPurse();
  const personId = await grant(other, { fromMonth: '2026-07-01' });
  await grant(other, { personId, kind: 'change', amountFen: 0, fromMonth: '2026-09-01' });
  assert.deepEqual(await monthsOf(await payAll(other, '2026-07-01', 3)), ['2026-07', '2026-08'].map(month));
});

test('who dies within the quarter is paid through the month of the death; later months are found and left out', async () => {
  const purse = await openPurse();
  const personId = await grant(purse, { fromMonth: '2026-07-01' });
  await db.change(bureau, (tx) =>
    tx.run(
      sql`update person set died_on = '2026-08-03' where county_code = ${county.code} and id = ${personId}`,
    ),
  );
  const { id } = getValue(await prepare(purse, '2026-07-01', 3));
  const found = await findingsOf(id);
  assert.deepEqual(
    found.map(({ kind, facts }) => [kind, facts.period]),
    [['dead', '2026-09-01']],
  );
  getValue(
    await settle(
      id,
      found.map(({ no }) => no),
      'leave-out',
    ),
  );
  getValue(await freeze(id));
  getValue(await sign(id, second));
  getValue(await sign(id, director));
  assert.deepEqual(await monthsOf(id), ['2026-07', '2026-08'].map(month));
});

test('a quarter of which a month was paid before pays what is left of it', async () => {
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-07-01' });
  await payAll(purse, '2026-08-01');
  const rest = await payAll(purse, '2026-07-01', 3);
  assert.deepEqual(
    (await monthsOf(rest)).map(([period]) => period),
    ['2026-09'],
    'July was back pay of the run of August',
  );
});

test('a run is of the months that are in force for its scheme, and of no others', async () => {
  const purse = await openPurse();
  await grant(purse, { fromMonth: '2026-07-01' });
  const lawOf = (rhythm: (typeof rhythms)[number]): PayLaw => ({
    ...noPayLaw,
    rhythmOf: () => ({ rhythm, source: { zh: '县里的办法', en: 'a rule of the county' }, isAssumed: false }),
  });
  const codeOf = async (rhythm: (typeof rhythms)[number], month: string, months: number) =>
    desk.codeOf(await prepare(purse, month, months, lawOf(rhythm)));
  assert.equal(await codeOf('month', '2026-07-01', 3), 'payments.rhythm.month');
  assert.equal(await codeOf('once', '2026-07-01', 2), 'payments.rhythm.once');
  assert.equal(await codeOf('quarter', '2026-07-01', 1), 'payments.rhythm.quarter');
  assert.equal(
    await codeOf('quarter', '2026-08-01', 3),
    'payments.rhythm.quarter',
    'no quarter begins in August',
  );
  assert.equal(await codeOf('in-kind', '2026-07-01', 1), 'payments.rhythm.in-kind');
  for (const [rhythm, months] of [
    ['month', 1],
    ['once', 1],
    ['quarter', 3],
  ] as const)
    getValue(await prepare(purse, '2026-07-01', months, lawOf(rhythm)));
});
