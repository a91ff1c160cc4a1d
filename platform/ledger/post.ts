import { createHash } from 'node:crypto';
import { canonicalJson } from '../audit/index.ts';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';
import { claimKeys, insertHeads } from './claim-keys.ts';
import type { BulkPosting, NewTransfer, Posted } from './shapes.ts';

const hashOf = (said: NewTransfer): Buffer => createHash('sha256').update(canonicalJson(said)).digest();

/**
 * Posts one transfer. The same key with the same input is the same transfer, however often and however late it comes.
 * Refusals: `ledger.key.reused`, `ledger.balance.short`, `ledger.account.closed`, `ledger.account.unknown`,
 * `ledger.item.twice`.
 */
export async function post(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  transfer: NewTransfer,
): Promise<Outcome<Posted>> {
  return await postAs(tx, actor, at, newId(), transfer);
}

/** As `post`, under an id that something else of this transaction points to already. */
export async function postAs(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  transfer: NewTransfer,
): Promise<Outcome<Posted>> {
  const { legs, ...head } = transfer;
  if (legs.length === 0) return refuse('ledger.post.empty');
  return await booked<Posted>(async () => {
    const inputHash = hashOf(transfer);
    const claimed = await claimKeys(tx, actor, [{ key: head.key, inputHash }]);
    if (!claimed.ok) return claimed;
    const before = claimed.value.get(head.key);
    if (before !== undefined) return done({ transferId: before, isNew: false });
    await insertHeads(tx, actor, at, [{ ...head, id, inputHash }]);
    const rows = JSON.stringify(
      legs.map(({ payable, ...leg }, place) => ({
        ...leg,
        ...payable,
        no: place + 1,
        amount: leg.amount.toString(),
        period: payable?.period.toString(),
      })),
    );
    await tx.run(sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount, scheme,
        party_id, period, item, step)
      select ${actor.countyCode}, ${id}, no, "from", "to", amount, scheme, "partyId", period, item, step
      from jsonb_to_recordset(${rows}::jsonb) as l (no integer, "from" uuid, "to" uuid, amount bigint, scheme text,
        "partyId" uuid, period date, item text, step smallint)`);
    return done({ transferId: id, isNew: true });
  });
}

export interface BulkPosted {
  readonly legs: number;
  /** False when the same transfers had been posted before. */
  readonly isNew: boolean;
}

/**
 * Posts any number of transfers whose legs come from one query, in one statement: a month of a province. All of them
 * are new or all were posted before. Refusals: those of `post`, and `ledger.post.empty`.
 */
export async function postFrom(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { transfers, legs }: BulkPosting,
): Promise<Outcome<BulkPosted>> {
  return await booked<BulkPosted>(async () => {
    const claimed = await claimKeys(tx, actor, transfers);
    if (!claimed.ok) return claimed;
    const before = transfers.filter(({ key }) => claimed.value.has(key));
    if (before.length === transfers.length) return done({ legs: 0, isNew: false });
    if (before.length > 0) return refuse('ledger.key.reused');
    await insertHeads(tx, actor, at, transfers);
    // Each month of the index that keeps anybody from being paid twice is then written from left to right; most legs are of
    // one month, and the party is compared first, since that tells most of them apart.
    const count =
      await tx.run(sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account,
        amount, scheme, party_id, period, item, step)
      select ${actor.countyCode}, transfer_id, row_number() over (order by scheme, party_id, period), from_account,
        to_account, amount, scheme, party_id, period, item, step
      from (${legs}) leg`);
    return count === 0 ? refuse('ledger.post.empty') : done({ legs: count, isNew: true });
  });
}
