import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { type NamedAccount, namedAccounts } from './named-accounts.ts';

/** A line of an account's statement: what one transfer did to it, by the account on the other side. */
export interface StatementLine {
  readonly seq: bigint;
  readonly transferId: Id;
  readonly kind: string;
  /** Into the account above zero, out of it below. */
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  /** How many lines stand behind it: payees of a roll. */
  readonly legs: number;
  readonly otherId: Id;
  /** None when it is out of the reader’s sight. */
  readonly other: NamedAccount | null;
  readonly effectiveOn: Temporal.PlainDate;
  readonly bookedAt: Temporal.Instant;
  readonly bookedByName: string;
  readonly document: string;
  readonly reason: string;
  readonly isReversal: boolean;
}

export interface StatementPage {
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * The statement of an account, the latest first, by key. The account on the other side is not named when it is out of
 * the reader's sight. Refusal: `ledger.list.cursor`.
 */
export async function readStatement(
  reader: Reader,
  countyCode: string,
  accountId: Id,
  { limit, after }: StatementPage,
): Promise<Outcome<{ items: StatementLine[]; next: string | null }>> {
  const key = after === undefined ? ['9223372036854775807'] : decodeCursor(after, 1);
  const before = key?.[0];
  if (typeof before !== 'string' || !/^\d{1,19}$/.test(before)) {
    return refuse('ledger.list.cursor', {}, { field: 'after' });
  }
  const rows = await reader.rows<StatementLine>(sql`
    select p.seq, p.transfer_id as "transferId", t.kind, p.amount, p.balance_after as "balanceAfter", p.legs,
      p.other_id as "otherId", o.said as other, p.effective_on as "effectiveOn", p.booked_at as "bookedAt",
      t.booked_by_name as "bookedByName", t.document, t.reason, t.reverses is not null as "isReversal"
    from ledger_posting p
      join ledger_transfer t on t.county_code = p.county_code and t.id = p.transfer_id
      left join ${namedAccounts} o on o.county_code = p.county_code and o.id = p.other_id
    where p.county_code = ${countyCode} and p.account_id = ${accountId} and p.seq < ${before}::bigint
    order by p.seq desc limit ${limit + 1}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [row.seq.toString()],
      (row) => row,
    ),
  );
}

/** One movement of an item of somebody, from the book. */
export interface PartyLine {
  readonly transferId: Id;
  readonly scheme: string;
  readonly period: Temporal.PlainDate;
  readonly item: string;
  readonly step: number;
  readonly amount: bigint;
  readonly fromAccount: Id;
  readonly toAccount: Id;
}

const PARTY_LINES_MAX = 2_000;

/** Everything that the book has of one person or household, the latest period first. */
export async function readParty(reader: Reader, countyCode: string, partyId: Id): Promise<PartyLine[]> {
  return await reader.rows<PartyLine>(sql`
    select transfer_id as "transferId", scheme, period, item, step, amount, from_account as "fromAccount",
      to_account as "toAccount"
    from ledger_leg where county_code = ${countyCode} and party_id = ${partyId}
    order by period desc, scheme, item, step limit ${PARTY_LINES_MAX}`);
}
