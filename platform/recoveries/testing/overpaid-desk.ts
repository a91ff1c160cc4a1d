import assert from 'node:assert/strict';
import { getValue, type Id, sql } from '../../base/index.ts';
import { openDueAccounts } from '../../funds/index.ts';
import { post } from '../../ledger/index.ts';
import {
  bureau,
  county,
  db,
  desk,
  grant,
  openPurse,
  type Purse,
  payAll,
  services,
} from '../../payments/testing/pay-desk.ts';
import { type Agreement, agreeOnRecovery } from '../agree.ts';
import { setOffMonth } from '../collect.ts';
import { listOverpaid } from '../overpaid.ts';

export const at = services.clock.now();
export const TODAY = services.clock.today();
export const month = (text: string) => Temporal.PlainDate.from(`${text}-01`);
export const overpaid = async (scheme: string) =>
  getValue(await db.read(bureau, (reader) => listOverpaid(reader, bureau))).items.filter(
    (one) => one.scheme === scheme,
  );
export const agree = (awardId: string, wish: Partial<Agreement> = {}) =>
  desk.write((tx) =>
    agreeOnRecovery(tx, bureau, at, {
      awardId: awardId as Id,
      how: 'set-off',
      instalments: 4,
      fromMonth: month('2026-11'),
      signedBy: '王卫华',
      document: '退还协议 2026-11-20',
      agreedOn: TODAY,
      ...wish,
    }),
  );
export const setOff = async (text: string) =>
  getValue(await desk.write((tx) => setOffMonth(tx, bureau, at, month(text))));
export const partsOf = (id: Id) =>
  db.read(bureau, (reader) =>
    reader.rows<{
      fen: bigint;
      how: string | null;
    }>(sql`select i.amount_fen as fen, x.how from recovery_instalment i
        left join recovery_receipt x on x.county_code = i.county_code and x.recovery_id = i.recovery_id and x.no = i.no
      where i.county_code = ${county.code} and i.recovery_id = ${id} order by i.no`),
  );

/** Paid 100 yuan for three months of which two should have been 60: 80 too much. */
export async function paidTooMuch(
  given: { readonly amountFen?: number } = {},
): Promise<Purse & { readonly awardId: string; readonly personId: Id }> {
  const purse = await openPurse();
  const personId = await grant(purse, { fromMonth: '2026-08-01' });
  await payAll(purse, '2026-08-01', 3);
  await grant(purse, {
    personId,
    kind: 'change',
    amountFen: given.amountFen ?? 6_000,
    fromMonth: '2026-09-01',
  });
  const [found] = await overpaid(purse.scheme);
  assert.ok(found);
  return { ...purse, awardId: found.awardId, personId };
}

/** The bank has paid what fell due: what comes back comes from there. */
export async function giveAll(purse: Purse & { readonly personId: Id }): Promise<void> {
  const wishes = [{ scheme: purse.scheme, townId: county.towns[0].id }];
  const [place] = getValue(await desk.write((tx) => openDueAccounts(tx, bureau, at, purse.fundId, wishes)));
  assert.ok(place);
  const { dueId: from, givenId: to } = place;
  const legs = ['2026-08', '2026-09', '2026-10'].map((text) => {
    const payable = { partyId: purse.personId, period: month(text), item: 'regular', step: 1 };
    return { from, to, amount: 10_000n, scheme: purse.scheme, payable };
  });
  const given = { key: `given-${purse.fundId}`, kind: 'pay.given', effectiveOn: TODAY, legs };
  getValue(await desk.write((tx) => post(tx, bureau, at, given)));
}
