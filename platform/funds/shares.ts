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
import { openAccounts } from '../ledger/index.ts';
import type { ShareKind } from './shapes.ts';

export interface ShareWish {
  readonly kind: ShareKind;
  readonly townId?: string | undefined;
  readonly home?: string | undefined;
}

interface TownRow {
  readonly id: Id;
  readonly name: string;
}

interface ShareRow {
  readonly account_id: Id;
  readonly kind: ShareKind;
  readonly town_id: Id | null;
  readonly home: string | null;
}

const keyOf = (kind: ShareKind, townId: Id | null | undefined, home: string | null | undefined): string =>
  `${kind} ${townId ?? ''} ${home ?? ''}`;

/**
 * The accounts of places in a fund, in the order of the wishes; those that are not there yet are opened. Refusals:
 * `funds.order.line`, `funds.order.place`.
 */
export async function openShares(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  wishes: readonly ShareWish[],
): Promise<Outcome<readonly Id[]>> {
  const keys = wishes.map(({ kind, townId, home }) => keyOf(kind, townId, home));
  const isWhole = ({ kind, townId, home }: ShareWish) =>
    kind === 'home' ? home !== undefined : townId !== undefined && home === undefined;
  const wrong = wishes.findIndex((wish, place) => !isWhole(wish) || keys.indexOf(keys[place] ?? '') < place);
  if (wrong >= 0) return refuse('funds.order.line', { row: wrong + 1 }, { field: `lines/${wrong}` });
  const towns = await readTowns(tx, actor, wishes);
  const lost = wishes.findIndex(({ townId }) => townId !== undefined && !towns.has(townId));
  if (lost >= 0) return refuse('funds.order.place', { row: lost + 1 }, { field: `lines/${lost}/townId` });
  // Two who open the same share at once: the second waits for the first one's row.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fund-share/${fundId}`}, 0))`);
  const there = await tx.rows<ShareRow>(sql`select account_id, kind, town_id, home from fund_share
    where county_code = ${actor.countyCode} and fund_id = ${fundId}`);
  const known = new Map(there.map((row) => [keyOf(row.kind, row.town_id, row.home), row.account_id]));
  const openedOn = chinaDay(at);
  const fresh = wishes.flatMap((wish, place) =>
    known.has(keys[place] ?? '') ? [] : [{ wish, id: newId(), key: keys[place] ?? '' }],
  );
  const accounts = fresh.map(({ wish: { kind, townId, home }, id }) => ({
    ...{ id, assetId: fundId, kind: 'held' as const, openedOn },
    name: `${home ?? towns.get(townId ?? '') ?? ''}${kind === 'reserve' ? '备用金' : ''}`,
    ...(townId === undefined ? {} : { townId }),
  }));
  const opened = await openAccounts(tx, actor, accounts);
  if (!opened.ok) return opened;
  const rows = JSON.stringify(fresh.map(({ wish, id }) => ({ ...wish, id })));
  await tx.run(sql`insert into fund_share (county_code, account_id, fund_id, kind, town_id, home)
    select ${actor.countyCode}, id, ${fundId}, kind, "townId", home
    from jsonb_to_recordset(${rows}::jsonb) as s (id uuid, kind text, "townId" uuid, home text)`);
  for (const { key, id } of fresh) known.set(key, id);
  return done(keys.map((key) => known.get(key) ?? ''));
}

async function readTowns(tx: Tx, actor: Actor, wishes: readonly ShareWish[]): Promise<Map<Id, string>> {
  const ids = wishes.flatMap(({ townId }) => townId ?? []);
  const rows = await tx.rows<TownRow>(sql`select id, name from division
    where county_code = ${actor.countyCode} and id = any(${ids}::uuid[]) and level = 'town' and valid_to is null`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
