import { type Actor, chinaDay, type FieldCipher, type Tx } from '../../platform/base/index.ts';
import { inventCampaigns } from '../campaigns/invent-campaigns.ts';
import { inventMedical } from '../medical/invent-medical.ts';
import { inventRelief } from '../relief/invent-relief.ts';
import { readMakers } from './invent-funds.ts';
import { payOut, prepare } from './pay-out.ts';

/**
 * What is given otherwise than month by month: bills of hospitals, one-off grants, relief in sudden need; and the rolls by
 * which the bank paid what was approved.
 */
export async function inventAllowances(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const makers = { ...(await readMakers(tx, system, now)), cipher };
  await inventMedical(tx, makers);
  const approved = await inventCampaigns(tx, makers);
  for (const { scheme, month, title, at } of approved) {
    const then = { ...makers, now: at };
    const wish = { scheme, firstMonth: month };
    const run = await prepare(tx, system, then, wish);
    if (run !== undefined) await payOut(tx, then, run, title);
  }
  await inventRelief(tx, system, { now, cipher });
  const month = chinaDay(now).with({ day: 1 }).subtract({ months: 1 });
  const relief = { scheme: 'temporary-relief', fund: '临时救助资金', firstMonth: month };
  const run = await prepare(tx, system, makers, relief);
  if (run !== undefined) await payOut(tx, makers, run, '临时救助金');
}
