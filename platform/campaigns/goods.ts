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
import { balancesNow, openAccounts, openAsset, post } from '../ledger/index.ts';
import { lockCampaign } from './lock-campaign.ts';

/** What the book has of the goods of a campaign. */
export interface GoodsAccounts {
  readonly assetId: Id;
  /** Where they come from and go back to. */
  readonly outsideId: Id;
  /** Those that are there and not handed out. */
  readonly heldId: Id;
}

interface Goods {
  readonly id: Id;
  readonly scheme: string;
  readonly title: string;
  readonly goods: string;
}

/** Opens the goods of a list that is approved: an asset of its own, and an account for each village of the list. */
export async function openGoods(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { id, scheme, title, goods }: Goods,
): Promise<Outcome<GoodsAccounts>> {
  const [assetId, outsideId, heldId] = [newId(), newId(), newId()];
  const openedOn = chinaDay(at);
  await openAsset(
    tx,
    actor,
    { id: assetId, kind: 'goods', name: `${title} ${goods}`.slice(0, 100), schemes: [scheme] },
    at,
  );
  const villages = await tx.rows<{ town_id: Id; village_id: Id; name: string }>(sql`
    select l.town_id, l.village_id, d.name
    from (select distinct town_id, village_id from campaign_line
      where county_code = ${actor.countyCode} and campaign_id = ${id} and pieces > 0) l
      join division d on d.county_code = ${actor.countyCode} and d.id = l.village_id`);
  const opened = await openAccounts(tx, actor, [
    { id: outsideId, assetId, kind: 'outside', name: '来源', openedOn },
    { id: heldId, assetId, kind: 'held', name: '待发', openedOn },
    ...villages.map((village) => ({
      ...{ id: newId(), assetId, kind: 'given' as const, name: village.name, scheme, openedOn },
      ...{ townId: village.town_id, villageId: village.village_id },
    })),
  ]);
  return opened.ok ? done({ assetId, outsideId, heldId }) : opened;
}

export interface GoodsMove {
  readonly how: 'received' | 'returned';
  /** Above zero. */
  readonly pieces: number;
  /** The paper that they came or went with. */
  readonly document: string;
}

/**
 * Goods come into a campaign that was approved, or what is left of them goes back. Refusals: those of `lockCampaign`,
 * `campaigns.no-goods`, `campaigns.goods-short` when more is to go back than is there.
 */
export async function moveGoods(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: { readonly id: Id; readonly version: number },
  { how, pieces, document }: GoodsMove,
): Promise<Outcome<{ left: number }>> {
  const locked = await lockCampaign(tx, actor, act, ['approved']);
  if (!locked.ok) return locked;
  const { id, goods_outside_id: outside, goods_held_id: held } = locked.value;
  if (outside === null || held === null) return refuse('campaigns.no-goods');
  const [from, to] = how === 'received' ? [outside, held] : [held, outside];
  const posted = await post(tx, actor, at, {
    ...{ key: `campaign-goods/${id}/${newId()}`, kind: `goods.${how}`, effectiveOn: chinaDay(at), document },
    legs: [{ from, to, amount: BigInt(pieces) }],
  });
  if (!posted.ok) return sayShort(posted);
  const left = (await balancesNow(tx, actor.countyCode, [held])).get(held)?.balance ?? 0n;
  return done({ left: Number(left) });
}

export interface Handing {
  readonly lineId: Id;
  readonly personId: Id;
  readonly villageId: Id;
  readonly scheme: string;
  readonly occasion: string;
  readonly month: Temporal.PlainDate;
  readonly pieces: number;
  readonly assetId: Id;
  readonly heldId: Id;
}

/**
 * Books what was handed to somebody, once for ever. Nothing falls due before: it is the first step after that one.
 * Refusal: `campaigns.goods-short` when the campaign has not so many pieces.
 */
export async function handOut(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  handing: Handing,
): Promise<Outcome<{ transferId: Id }>> {
  const { scheme, heldId, pieces } = handing;
  const given = await tx.find<{ id: Id }>(sql`select id from ledger_account
    where county_code = ${actor.countyCode} and asset_id = ${handing.assetId} and kind = 'given'
      and village_id = ${handing.villageId} order by id limit 1`);
  if (!given) return refuse('http.missing');
  const item = `goods-${handing.occasion}`;
  const payable = { partyId: handing.personId, period: handing.month, item, step: 1 };
  const posted = await post(tx, actor, at, {
    ...{ key: `campaign-line/${handing.lineId}`, kind: 'goods.given', effectiveOn: chinaDay(at) },
    legs: [{ from: heldId, to: given.id, amount: BigInt(pieces), scheme, payable }],
  });
  return posted.ok ? done({ transferId: posted.value.transferId }) : sayShort(posted);
}

/** The book speaks of money; what is missing here are pieces. */
const sayShort = (said: ReturnType<typeof refuse>): ReturnType<typeof refuse> =>
  said.refusal.code === 'ledger.balance.short'
    ? refuse('campaigns.goods-short', { missing: said.refusal.facts.missing ?? '' })
    : said;
