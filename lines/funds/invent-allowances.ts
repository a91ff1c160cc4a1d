import type { Actor, FieldCipher, Tx } from '../../platform/base/index.ts';
import { inventCampaigns } from '../campaigns/invent-campaigns.ts';
import { inventMedical } from '../medical/invent-medical.ts';
import { inventRelief } from '../relief/invent-relief.ts';
import { readMakers } from './invent-funds.ts';

/** What is given otherwise than month by month: bills of hospitals, one-off grants, relief in sudden need. */
export async function inventAllowances(
  tx: Tx,
  system: Actor,
  { now, cipher }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher },
): Promise<void> {
  const makers = { ...(await readMakers(tx, system, now)), cipher };
  await inventMedical(tx, makers);
  await inventCampaigns(tx, makers);
  await inventRelief(tx, system, { now, cipher });
}
