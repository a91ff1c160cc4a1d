import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { getValue, type Id } from '../../platform/base/index.ts';
import { exportList, listCatalogue } from '../../platform/exports/index.ts';
import { readPdf } from '../../platform/exports/testing/reread-pdf.ts';
import { encodeCursor } from '../../platform/http/index.ts';
import { type LineItem, lineOrders, listLines } from '../../platform/payments/index.ts';
import {
  addAccount,
  bureau,
  desk,
  findingsOf,
  grant,
  linesOf,
  openPurse,
  payAll,
  prepare,
  runOf,
  settle,
} from '../../platform/payments/testing/pay-desk.ts';
import { rollList } from './roll-list.ts';

test('a roll is printed with its run, every payee, the sum of the run, and four who sign', async () => {
  const purse = await openPurse();
  await grant(purse, { amountFen: 12_345 });
  await grant(purse, { amountFen: 20_000 });
  const runId = await payAll(purse, '2026-11-01');
  const run = await runOf(runId);
  const target = new PassThrough();
  const printed = buffer(target);
  const actor = { ...bureau, permissions: new Set([...bureau.permissions, 'exports.run', 'payments.read']) };
  const wish = {
    lists: listCatalogue(rollList),
    actor,
    language: 'zh',
    list: 'pay-roll',
    format: 'pdf',
  } as const;
  const made = getValue(await exportList(desk.services, { ...wish, filter: { runId } }, target));
  assert.equal(made.rowCount, 2);
  const [page = []] = readPdf(await printed);
  assert.ok(page.some((text) => text.includes('2026年11月') && text.includes(run.runNo)));
  // The account is that of whoever takes it: the roll says who that is, and what for.
  assert.ok(page.includes('实际领取') && page.includes('本人') && page.includes('当月'));
  assert.ok(page.includes('123.45') && page.includes('200.00'));
  assert.equal(page[page.indexOf('总计') + 1], '323.45');
  for (const who of ['制表人：', '复核人：', '分管负责人：', '主要负责人：'])
    assert.ok(page.includes(who), who);
});

test('of a long roll somebody is found by how the name begins, and a place by its number', async () => {
  const purse = await openPurse();
  await grant(purse, { amountFen: 12_345 });
  await grant(purse, { amountFen: 20_000 });
  const runId = (await payAll(purse, '2026-11-01')) as Id;
  const linesOf = async (filter: { name?: string; from?: number }) =>
    getValue(
      await desk.services.db.read(bureau, (reader) =>
        listLines(reader, bureau, runId, filter, { limit: 10 }),
      ),
    ).items.map(({ no }) => no);
  const all = getValue(
    await desk.services.db.read(bureau, (reader) => listLines(reader, bureau, runId, {}, { limit: 10 })),
  ).items;
  const name = all[0]?.holderName ?? '';
  const called = all.filter(({ holderName }) => holderName.startsWith(name)).map(({ no }) => no);
  assert.deepEqual(await linesOf({ name }), called);
  assert.deepEqual(await linesOf({ name: `${name}某` }), []);
  assert.deepEqual(await linesOf({ from: 2 }), [2]);
});

test('in whatever order a roll is read page by page, every line comes once and in its place', async () => {
  const purse = await openPurse();
  const other = (await desk.create({ villageId: desk.villageB })) as Id;
  await addAccount(other);
  await grant(purse, { amountFen: 30_000, personId: other, villageId: desk.villageB });
  for (const amountFen of [20_000, 10_000, 20_000, 5_000])
    await grant(purse, { amountFen, hasAccount: amountFen > 5_000 });
  const runId = getValue(await prepare(purse)).id as Id;
  const [noAccount] = await findingsOf(runId);
  getValue(await settle(runId, [noAccount?.no ?? 0], 'leave-out'));
  const whole = await linesOf(runId);
  const keyOf: Record<(typeof lineOrders)[number], (line: LineItem) => string | number> = {
    no: ({ no }) => no,
    name: ({ holderName }) => holderName,
    village: ({ villageName }) => villageName ?? '',
    amount: ({ amountFen }) => amountFen,
    '-amount': ({ amountFen }) => -amountFen,
    state: ({ isExcluded }) => (isExcluded ? 0 : 1),
  };
  assert.equal(new Set(whole.map(keyOf.state)).size, 2, 'somebody is left out, and somebody is paid');
  for (const sort of lineOrders) {
    const read: LineItem[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = getValue(
        await desk.services.db.read(bureau, (reader) =>
          listLines(reader, bureau, runId, { sort }, { limit: 2, after }),
        ),
      );
      read.push(...page.items);
      after = page.next ?? undefined;
      more = after !== undefined;
    }
    assert.deepEqual(
      read.map(({ no }) => no).toSorted((a, b) => a - b),
      whole.map(({ no }) => no),
      sort,
    );
    if (sort === 'village') {
      // Villages stand by their codes, whatever they are called: each is one stretch.
      const places = read.map(keyOf.village);
      assert.equal(places.filter((place, at) => place !== places[at - 1]).length, new Set(places).size);
    } else {
      const keys = read.map((line) => [keyOf[sort](line), line.no] as const);
      const inOrder = keys.toSorted(([a, n], [b, m]) => (a < b ? -1 : a > b ? 1 : n - m));
      assert.deepEqual(keys, inOrder, sort);
    }
  }
  const wrong = await desk.services.db.read(bureau, (reader) =>
    listLines(reader, bureau, runId, { sort: 'amount' }, { limit: 2, after: encodeCursor(['王', '1']) }),
  );
  assert.equal(!wrong.ok && wrong.refusal.code, 'payments.list.cursor');
});
