import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { StatementPage } from './statement.ts';

/** One leg, with whom it was for. */
export interface TransferLine {
  readonly no: number;
  readonly amount: bigint;
  readonly scheme: string | null;
  readonly partyId: Id | null;
  readonly period: Temporal.PlainDate | null;
  readonly item: string | null;
  readonly fromAccount: Id;
  readonly toAccount: Id;
}

/** The legs of a transfer between two accounts, by key. Refusal: `ledger.list.cursor`. */
export async function readTransferLines(
  reader: Reader,
  countyCode: string,
  transferId: Id,
  { limit, after }: StatementPage,
): Promise<Outcome<{ items: TransferLine[]; next: string | null }>> {
  const key = after === undefined ? ['0'] : decodeCursor(after, 1);
  const last = key?.[0];
  if (typeof last !== 'string' || !/^\d{1,9}$/.test(last)) {
    return refuse('ledger.list.cursor', {}, { field: 'after' });
  }
  const rows =
    await reader.rows<TransferLine>(sql`select no, amount, scheme, party_id as "partyId", period, item,
      from_account as "fromAccount", to_account as "toAccount"
    from ledger_leg where county_code = ${countyCode} and transfer_id = ${transferId} and no > ${last}::integer
    order by no limit ${limit + 1}`);
  return done(
    toPage(
      rows,
      limit,
      (row) => [String(row.no)],
      (row) => row,
    ),
  );
}
