import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { getValue, type Id, sql } from '../../platform/base/index.ts';
import { exportList, listCatalogue } from '../../platform/exports/index.ts';
import { readPdf } from '../../platform/exports/testing/reread-pdf.ts';
import {
  bureau,
  county,
  db,
  desk,
  grant,
  openPurse,
  payAll,
} from '../../platform/payments/testing/pay-desk.ts';
import { accountBook, voucherList } from './book-lists.ts';

const purse = await openPurse(100_000n);
await grant(purse, { amountFen: 12_345 });
await grant(purse, { amountFen: 20_000 });
await payAll(purse, '2026-11-01');

async function print(list: string, filter: Record<string, unknown>): Promise<string[]> {
  const target = new PassThrough();
  const printed = buffer(target);
  const actor = { ...bureau, permissions: new Set([...bureau.permissions, 'exports.run', 'funds.read']) };
  const lists = listCatalogue(accountBook, voucherList);
  const wish = { lists, actor, language: 'zh', list, format: 'pdf', filter } as const;
  getValue(await exportList(desk.services, wish, target));
  return readPdf(await printed).flat();
}

const transferOf = (kind: string) =>
  db.read(bureau, (reader) =>
    reader.get<{ id: Id }>(sql`select t.id from ledger_transfer t
      join ledger_posting p on p.county_code = t.county_code and p.transfer_id = t.id
      where t.county_code = ${county.code} and p.account_id = ${purse.poolId} and t.kind = ${kind}`),
  );

test('the voucher of a month says in one line what fell due to all its payees, and its sum', async () => {
  const { id } = await transferOf('pay.due');
  const said = await print('voucher', { transferId: id });
  assert.ok(said.includes('记账凭证') && said.some((text) => text.includes('应发')));
  assert.ok(said.includes('2'), 'the number of payees');
  assert.equal(said[said.indexOf('总计') + 1], '323.45');
  for (const who of ['会计主管：', '记账：', '复核：', '制单：']) assert.ok(said.includes(who), who);
});

test('the account book says what came in, what went out, and what is left after each', async () => {
  const said = await print('account-book', { accountId: purse.poolId });
  for (const text of ['拨入', '应发', '1,000.00', '323.45', '676.55']) assert.ok(said.includes(text), text);
  assert.deepEqual(said.slice(said.indexOf('总计') + 1, said.indexOf('总计') + 3), ['1,000.00', '323.45']);
});
