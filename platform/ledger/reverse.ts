import { createHash } from 'node:crypto';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';
import { claimKeys, insertHeads } from './claim-keys.ts';
import type { Posted } from './shapes.ts';

export interface Reversal {
  readonly transferId: Id;
  readonly key: string;
  readonly effectiveOn: Temporal.PlainDate;
  readonly reason: string;
  readonly document?: string;
}

interface Found {
  readonly kind: string;
  readonly reverses: Id | null;
}

/**
 * Takes a transfer back by its mirror image; what was posted stays where it is. Once for each transfer, and never for
 * a reversal. Refusals: `ledger.transfer.unknown`, `ledger.transfer.reversed`, and those of `post`.
 */
export async function reverse(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  reversal: Reversal,
): Promise<Outcome<Posted>> {
  const { transferId, key, effectiveOn, reason, document = '' } = reversal;
  return await booked<Posted>(async () => {
    const said = JSON.stringify([transferId, effectiveOn.toString(), reason, document]);
    const inputHash = createHash('sha256').update(said).digest();
    const claimed = await claimKeys(tx, actor, [{ key, inputHash }]);
    if (!claimed.ok) return claimed;
    const before = claimed.value.get(key);
    if (before !== undefined) return done({ transferId: before, isNew: false });
    const found = await tx.find<Found>(sql`select kind, reverses from ledger_transfer
      where county_code = ${actor.countyCode} and id = ${transferId}`);
    if (found === undefined) return refuse('ledger.transfer.unknown');
    if (found.reverses !== null) return refuse('ledger.transfer.reversed');
    const id = newId();
    const head = {
      id,
      key,
      inputHash,
      kind: found.kind,
      effectiveOn,
      reason,
      document,
      reverses: transferId,
    };
    await insertHeads(tx, actor, at, [head]);
    await tx.run(sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount, scheme,
        party_id, period, item, step)
      select county_code, ${id}, no, to_account, from_account, amount, scheme, party_id, period, item, -step - 1
      from ledger_leg where county_code = ${actor.countyCode} and transfer_id = ${transferId}`);
    return done({ transferId: id, isNew: true });
  });
}
