import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { getValue } from '../../platform/base/index.ts';
import { exportList, listCatalogue } from '../../platform/exports/index.ts';
import { readPdf } from '../../platform/exports/testing/reread-pdf.ts';
import { bureau, desk, grant, openPurse, payAll, runOf } from '../../platform/payments/testing/pay-desk.ts';
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
  assert.ok(page.includes('123.45') && page.includes('200.00'));
  assert.equal(page[page.indexOf('总计') + 1], '323.45');
  for (const who of ['制表人：', '复核人：', '分管负责人：', '主要负责人：'])
    assert.ok(page.includes(who), who);
});
