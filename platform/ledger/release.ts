import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';

interface OpenHold {
  readonly account_id: Id;
  readonly amount: bigint;
  readonly how: string | null;
}

/** A hold that has not ended. Refusals: `ledger.hold.unknown`, `ledger.hold.ended`. */
export async function findOpenHold(tx: Tx, actor: Actor, holdId: Id): Promise<Outcome<OpenHold>> {
  const found = await tx.find<OpenHold>(sql`select h.account_id, h.amount, e.how from ledger_hold h
    left join ledger_hold_end e on e.county_code = h.county_code and e.hold_id = h.id
    where h.county_code = ${actor.countyCode} and h.id = ${holdId}`);
  if (found === undefined) return refuse('ledger.hold.unknown');
  return found.how === null ? done(found) : refuse('ledger.hold.ended', { how: found.how });
}

/** Gives back what was set aside. Refusals: `ledger.hold.unknown`, `ledger.hold.ended`. */
export async function release(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { holdId, reason }: { readonly holdId: Id; readonly reason: string },
): Promise<Outcome<null>> {
  return await booked(async () => {
    const found = await findOpenHold(tx, actor, holdId);
    if (!found.ok) return found;
    await tx.run(sql`insert into ledger_hold_end (county_code, hold_id, how, at, reason)
      values (${actor.countyCode}, ${holdId}, 'released', ${at}, ${reason})`);
    return done(null);
  });
}

/**
 * Ends every hold whose time is over. A posting does it for its own accounts, so nothing waits for this; it keeps the
 * figures of accounts right where nobody posts.
 */
export async function expireHolds(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<number> {
  return await tx.run(sql`insert into ledger_hold_end (county_code, hold_id, how, at)
    select county_code, hold_id, 'expired', ${at} from ledger_open_hold
    where county_code = ${actor.countyCode} and expires_at <= ${at}
    on conflict do nothing`);
}
