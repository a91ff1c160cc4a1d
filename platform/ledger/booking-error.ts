import pg from 'pg';
import type { Outcome } from '../base/index.ts';
import { refuse } from '../base/index.ts';
import { sayYuan } from './say-yuan.ts';

/** What the triggers of 0140_ledger.sql and its constraints refuse, by code or by name. */
function refusalOf(error: pg.DatabaseError): ReturnType<typeof refuse> | undefined {
  const [account = '', missing = ''] = (error.detail ?? '').split(' ');
  if (error.code === 'MZL01')
    return refuse('ledger.balance.short', { account, missing, yuan: sayYuan(BigInt(missing || 0)) });
  if (error.code === 'MZL02') return refuse('ledger.account.closed', { account });
  if (error.code === 'MZL03') return refuse('ledger.account.unknown');
  if (error.code === 'MZL05') return refuse('ledger.account.not-empty', { account });
  switch (error.constraint) {
    case 'ledger_transfer_key':
    case 'ledger_hold_key':
      return refuse('ledger.key.reused');
    case 'ledger_leg_item':
      return refuse('ledger.item.twice');
    case 'ledger_transfer_reverses':
      return refuse('ledger.transfer.reversed');
    case 'ledger_hold_end_pkey':
      return refuse('ledger.hold.ended');
    default:
      return undefined;
  }
}

/**
 * Turns what the database refuses into a refusal. The transaction is over by then: hand the refusal back at once, and
 * `db.write` rolls back.
 */
export async function booked<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof pg.DatabaseError ? refusalOf(error) : undefined;
    if (refusal === undefined) throw error;
    return refusal;
  }
}
