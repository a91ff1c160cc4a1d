import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { readPersonReceived } from '../../platform/awards/index.ts';
import { getValue } from '../../platform/base/index.ts';
import { exportList, type ListDefinition, listCatalogue } from '../../platform/exports/index.ts';
import { bureau, db, desk, second, services } from '../../platform/payments/testing/pay-desk.ts';
import { endRemission, proposeRemission } from '../../platform/recoveries/index.ts';
import { agree, at, giveAll, paidTooMuch, TODAY } from '../../platform/recoveries/testing/overpaid-desk.ts';
import { overpaidList, recoveriesList } from './recovery-lists.ts';
import { remissionGifts } from './remission-gifts.ts';

const actor = { ...bureau, permissions: new Set([...bureau.permissions, 'exports.run', 'awards.read']) };

async function takeOut(list: ListDefinition, filter: Record<string, unknown>): Promise<string[]> {
  const target = new PassThrough();
  const written = text(target);
  const wish = {
    lists: listCatalogue(list),
    actor,
    language: 'zh',
    list: list.name,
    format: 'csv',
    filter,
  } as const;
  const [made, said] = await Promise.all([exportList(services, wish, target), written]);
  getValue(made);
  return said.trim().split('\r\n').slice(1);
}

async function waived() {
  const purse = await paidTooMuch();
  await giveAll(purse);
  const { id: recoveryId } = getValue(await agree(purse.awardId, { how: 'paid-in' }));
  const wish = {
    ...{ recoveryId, amountFen: 3_000n, ground: 'hardship' as const, reason: '确实无力退还。' },
    ...{ document: '纪要〔2026〕11号', decidedOn: TODAY },
  };
  const { id } = getValue(await desk.write((tx) => proposeRemission(tx, bureau, at, wish)));
  getValue(await desk.write((tx) => endRemission(tx, second, at, id, { how: 'confirmed' })));
  return purse;
}

test('the list of who was paid too much, and the register of what comes back, are taken out as they are filtered', async () => {
  const [open, settled] = [await paidTooMuch(), await waived()];
  const [row, ...others] = await takeOut(overpaidList, { scheme: open.scheme, sort: 'name' });
  assert.equal(others.length, 0);
  assert.match(row ?? '', /^"王卫华".*,2,"2026-09","2026-10",80\.00,60\.00$/);
  const [agreed] = await takeOut(recoveriesList, { scheme: settled.scheme, state: 'open' });
  assert.match(agreed ?? '', /"家庭退回".*,80\.00,0\.00,30\.00,50\.00,"退还中"$/);
  assert.deepEqual(await takeOut(recoveriesList, { scheme: settled.scheme, state: 'closed' }), []);
});

test('what was waived stands on the family’s list with its paper, and takes nothing from what they were given', async () => {
  const { personId } = await waived();
  const read = getValue(
    await db.read(bureau, (reader) =>
      readPersonReceived({ reader, actor: bureau, language: 'zh', today: TODAY }, [remissionGifts], personId),
    ),
  );
  assert.equal(read.totalFen, 30_000, 'three months of 100 yuan');
  assert.deepEqual(
    read.gifts.map(({ kind, worthFen, personId: whose }) => [kind, worthFen, whose]),
    [['exemption', 3_000, personId]],
  );
  assert.match(read.gifts[0]?.detail ?? '', /已计入到账的钱；纪要〔2026〕11号/);
});
