import {
  type Actor,
  chinaDay,
  done,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { type NewAccount, openAccounts } from '../ledger/index.ts';
import { findFund } from './find-fund.ts';
import { REMITTED_NAME } from './say-account.ts';

export interface DueWish {
  readonly scheme: string;
  /** Null where the county pays without a township. */
  readonly townId: Id | null;
}

/** Where a scheme's money of a fund stands in one township: promised, and gone. */
export interface DueAccounts extends DueWish {
  readonly dueId: Id;
  readonly givenId: Id;
}

interface Found extends DueWish {
  readonly id: Id;
  readonly kind: 'due' | 'given';
}

const keyOf = ({ scheme, townId }: DueWish): string => `${scheme} ${townId ?? ''}`;

/**
 * The accounts from which a roll is paid, one pair for each scheme and township; those that are not there yet are
 * opened. A scheme that the fund is not for is refused: `ledger.account.purpose`; else `funds.fund.unknown`.
 */
export async function openDueAccounts(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  wishes: readonly DueWish[],
): Promise<Outcome<readonly DueAccounts[]>> {
  const fund = await findFund(tx, actor.countyCode, fundId);
  if (!fund) return refuse('funds.fund.unknown');
  const outside = wishes.find(({ scheme }) => !fund.schemes.includes(scheme));
  if (outside) return refuse('ledger.account.purpose', { scheme: outside.scheme });
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fund-due/${fundId}`}, 0))`);
  const there = await tx.rows<Found>(sql`select id, kind, scheme, town_id as "townId" from ledger_account
    where county_code = ${actor.countyCode} and asset_id = ${fundId} and kind in ('due', 'given') and name = scheme`);
  const known = new Map(there.map((row) => [`${row.kind} ${keyOf(row)}`, row.id]));
  const openedOn = chinaDay(at);
  const fresh: NewAccount[] = [];
  for (const wish of wishes) {
    for (const kind of ['due', 'given'] as const) {
      const key = `${kind} ${keyOf(wish)}`;
      if (known.has(key)) continue;
      const id = newId();
      known.set(key, id);
      const { scheme, townId } = wish;
      const place = townId === null ? {} : { townId };
      fresh.push({ id, assetId: fundId, kind, name: scheme, scheme, openedOn, ...place });
    }
  }
  const opened = await openAccounts(tx, actor, fresh);
  if (!opened.ok) return opened;
  return done(
    wishes.map((wish) => ({
      ...wish,
      dueId: known.get(`due ${keyOf(wish)}`) ?? '',
      givenId: known.get(`given ${keyOf(wish)}`) ?? '',
    })),
  );
}

/**
 * Where a scheme's money of a fund stands in one township that was paid too much and will not come back: it was given, and
 * stays what the fund has borne. Opened when it is wanted first.
 */
export async function openRemittedAccount(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  { scheme, townId }: { readonly scheme: string; readonly townId: Id },
): Promise<Outcome<Id>> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fund-due/${fundId}`}, 0))`);
  const there = await tx.find<{ id: Id }>(sql`select id from ledger_account
    where county_code = ${actor.countyCode} and asset_id = ${fundId} and kind = 'given' and scheme = ${scheme}
      and town_id = ${townId} and name = ${REMITTED_NAME}`);
  if (there) return done(there.id);
  const id = newId();
  const account = { id, assetId: fundId, kind: 'given' as const, name: REMITTED_NAME, scheme, townId };
  const opened = await openAccounts(tx, actor, [{ ...account, openedOn: chinaDay(at) }]);
  return opened.ok ? done(id) : opened;
}
