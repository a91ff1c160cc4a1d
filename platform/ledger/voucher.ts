import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type NamedAccount, namedAccounts } from './named-accounts.ts';

/** A transfer as it is filed: what says so, and what went from which account to which. */
export interface Voucher {
  readonly kind: string;
  readonly effectiveOn: Temporal.PlainDate;
  readonly bookedAt: Temporal.Instant;
  readonly bookedByName: string;
  readonly document: string;
  readonly reason: string;
  readonly isReversal: boolean;
}

export interface VoucherLine {
  readonly fromId: Id;
  readonly toId: Id;
  /** None when the account is out of the reader's sight. */
  readonly from: NamedAccount | null;
  readonly to: NamedAccount | null;
  readonly amount: bigint;
  /** How many lines stand behind it: payees of a roll. */
  readonly legs: number;
}

export async function findVoucher(
  reader: Reader,
  countyCode: string,
  transferId: Id,
): Promise<Voucher | undefined> {
  return await reader.find<Voucher>(sql`select kind, effective_on as "effectiveOn", booked_at as "bookedAt",
      booked_by_name as "bookedByName", document, reason, reverses is not null as "isReversal"
    from ledger_transfer where county_code = ${countyCode} and id = ${transferId}`);
}

/** By pairs of accounts: a roll of thousands is one line, and its sum is that of the roll. */
export async function readVoucherLines(
  reader: Reader,
  countyCode: string,
  transferId: Id,
): Promise<VoucherLine[]> {
  return await reader.rows<VoucherLine>(sql`
    select p.other_id as "fromId", p.account_id as "toId", f.said as "from", t.said as "to", p.amount, p.legs
    from ledger_posting p
      left join ${namedAccounts} f on f.county_code = p.county_code and f.id = p.other_id
      left join ${namedAccounts} t on t.county_code = p.county_code and t.id = p.account_id
    where p.county_code = ${countyCode} and p.transfer_id = ${transferId} and p.amount > 0
    order by p.account_id, p.seq`);
}
