import { createHash } from 'node:crypto';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';

export interface NewHold {
  readonly key: string;
  readonly accountId: Id;
  /** In the unit of the asset, above zero. */
  readonly amount: bigint;
  readonly reason: string;
  readonly expiresAt: Temporal.Instant;
}

export interface Held {
  readonly holdId: Id;
  /** False when the same hold had been made before. */
  readonly isNew: boolean;
}

/**
 * Sets an amount aside: it stays in the account and nobody else can take it, until it is settled, released or its time
 * is over. Refusals: `ledger.balance.short`, `ledger.account.closed`, `ledger.key.reused`.
 */
export async function hold(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wanted: NewHold,
): Promise<Outcome<Held>> {
  const { key, accountId, amount, reason, expiresAt } = wanted;
  const said = JSON.stringify([accountId, amount.toString(), reason, expiresAt.toString()]);
  const inputHash = createHash('sha256').update(said).digest();
  return await booked<Held>(async () => {
    await tx.rows(
      sql`select pg_advisory_xact_lock(hashtextextended(${`hold/${actor.countyCode}/${key}`}, 0))`,
    );
    const before = await tx.find<{ id: Id; input_hash: Buffer }>(sql`select id, input_hash from ledger_hold
      where county_code = ${actor.countyCode} and key = ${key}`);
    if (before && !before.input_hash.equals(inputHash)) return refuse('ledger.key.reused');
    if (before) return done({ holdId: before.id, isNew: false });
    const id = newId();
    await tx.run(sql`insert into ledger_hold (county_code, id, key, input_hash, account_id, amount, reason, made_at,
        expires_at, made_by, made_by_name)
      values (${actor.countyCode}, ${id}, ${key}, ${inputHash}, ${accountId}, ${amount}, ${reason}, ${at},
        ${expiresAt}, ${actor.userId}, ${actor.userName})`);
    return done({ holdId: id, isNew: true });
  });
}
