import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { newId, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';
import { post, postAs } from './post.ts';
import { findOpenHold } from './release.ts';
import type { NewTransfer, Posted } from './shapes.ts';

/**
 * Ends a hold by the transfer that it was made for, of as much or less; what is left over is free again. Asked again
 * with the same transfer it answers the same. Refusals: those of `release` and `post`, and `ledger.hold.too-much`.
 */
export async function settle(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { holdId, transfer }: { readonly holdId: Id; readonly transfer: NewTransfer },
): Promise<Outcome<Posted>> {
  return await booked<Posted>(async () => {
    const before = await tx.find<{ key: string }>(sql`select t.key from ledger_hold_end e
      join ledger_transfer t on t.county_code = e.county_code and t.id = e.transfer_id
      where e.county_code = ${actor.countyCode} and e.hold_id = ${holdId}`);
    if (before?.key === transfer.key) return await post(tx, actor, at, transfer);
    const found = await findOpenHold(tx, actor, holdId);
    if (!found.ok) return found;
    const { account_id, amount } = found.value;
    const taken = transfer.legs.reduce((sum, leg) => sum + (leg.from === account_id ? leg.amount : 0n), 0n);
    if (taken > amount) return refuse('ledger.hold.too-much');
    // The end of the hold locks the account to the end of the transaction: nobody comes in between.
    const id = newId();
    await tx.run(sql`insert into ledger_hold_end (county_code, hold_id, how, at, transfer_id)
      values (${actor.countyCode}, ${holdId}, 'settled', ${at}, ${id})`);
    const posted = await postAs(tx, actor, at, id, transfer);
    return posted.ok && !posted.value.isNew ? refuse('ledger.key.reused') : posted;
  });
}
