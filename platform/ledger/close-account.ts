import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, sql } from '../base/index.ts';
import { booked } from './booking-error.ts';

export interface Closing {
  readonly accountId: Id;
  readonly closedOn: Temporal.PlainDate;
  readonly reason: string;
}

/** Closes an empty account for good. Refusal: `ledger.account.not-empty`. */
export async function closeAccount(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { accountId, closedOn, reason }: Closing,
): Promise<Outcome<null>> {
  return await booked(async () => {
    await tx.run(sql`insert into ledger_closing (county_code, account_id, closed_on, reason, closed_at, closed_by,
        closed_by_name)
      values (${actor.countyCode}, ${accountId}, ${closedOn}, ${reason}, ${at}, ${actor.userId}, ${actor.userName})`);
    return done(null);
  });
}
