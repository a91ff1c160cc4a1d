import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface OpenHold {
  readonly id: Id;
  readonly key: string;
  /** In the unit of the asset. */
  readonly amount: bigint;
  /** What it was made for, in the words of whoever made it. */
  readonly reason: string;
}

/** What is set aside of an account and has not ended, the oldest first. */
export async function openHolds(
  reader: Reader,
  countyCode: string,
  accountId: Id,
): Promise<readonly OpenHold[]> {
  return await reader.rows<OpenHold>(sql`select h.id, h.key, h.amount, h.reason
    from ledger_open_hold o join ledger_hold h on h.county_code = o.county_code and h.id = o.hold_id
    where o.county_code = ${countyCode} and o.account_id = ${accountId}
    order by h.made_at, h.id`);
}
