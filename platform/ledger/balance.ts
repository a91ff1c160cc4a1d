import type { Id, Reader, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface Balance {
  /** In the unit of the asset. */
  readonly balance: bigint;
  /** Of it, set aside by holds; nobody can take it. */
  readonly held: bigint;
}

/** Where accounts stand now. An account that is not there, or not to be seen, is not in the answer. */
export async function balancesNow(
  reader: Reader,
  countyCode: string,
  accountIds: readonly Id[],
): Promise<ReadonlyMap<Id, Balance>> {
  const rows = await reader.rows<
    { account_id: Id } & Balance
  >(sql`select account_id, balance, held from ledger_head
    where county_code = ${countyCode} and account_id = any(${[...accountIds]}::uuid[])`);
  return new Map(rows.map(({ account_id, balance, held }) => [account_id, { balance, held }]));
}

/**
 * Where an account stands when everybody who moves it at this time has ended; nobody else moves it before this transaction
 * has. For who would say what is free before taking it: what the book refuses ends the transaction, and says only what lacks.
 */
export async function balanceAlone(tx: Tx, countyCode: string, accountId: Id): Promise<Balance | undefined> {
  await tx.rows(sql`select app.ledger_wait(${countyCode}, ${accountId})`);
  return (await balancesNow(tx, countyCode, [accountId])).get(accountId);
}

export interface Moment {
  /** Only what counts for this day or an earlier one; all days when left out. */
  readonly effectiveOn?: Temporal.PlainDate;
  /** Only what was known at this moment; all that is known now when left out. */
  readonly bookedAt?: Temporal.Instant;
}

const LAST_DAY = Temporal.PlainDate.from('9999-12-31');
/** So that a county may keep its books ahead of its clock, and the day after is still a day. */
const FAR = Temporal.PlainDate.from('9999-12-30');

/**
 * The balance of an account for a day as known at a moment: whole months, the days of the two months that are cut, and
 * of the day of the moment the postings one by one. In the unit of the asset.
 */
export async function balanceAt(
  reader: Reader,
  countyCode: string,
  accountId: Id,
  { effectiveOn = LAST_DAY, bookedAt }: Moment,
): Promise<bigint> {
  const bookedOn = bookedAt?.toZonedDateTimeISO('UTC').toPlainDate() ?? FAR;
  const dayStart = bookedOn.toZonedDateTime('UTC').toInstant();
  const [effectiveMonth, bookedMonth] = [effectiveOn.with({ day: 1 }), bookedOn.with({ day: 1 })];
  const { balance } = await reader.get<{ balance: bigint }>(sql`select (
      (select coalesce(sum(amount), 0) from ledger_month
        where county_code = ${countyCode} and account_id = ${accountId}
          and effective_month < ${effectiveMonth} and booked_month < ${bookedMonth})
      + (select coalesce(sum(amount), 0) from ledger_day
        where county_code = ${countyCode} and account_id = ${accountId}
          and effective_on >= ${effectiveMonth} and effective_on <= ${effectiveOn} and booked_on < ${bookedOn})
      + (select coalesce(sum(amount), 0) from ledger_day
        where county_code = ${countyCode} and account_id = ${accountId}
          and effective_on < ${effectiveMonth} and booked_on >= ${bookedMonth} and booked_on < ${bookedOn})
      + (select coalesce(sum(amount), 0) from ledger_posting
        where county_code = ${countyCode} and account_id = ${accountId}
          and booked_at >= ${dayStart} and booked_at <= ${bookedAt ?? dayStart}
          and effective_on <= ${effectiveOn}))::bigint as balance`);
  return balance;
}
