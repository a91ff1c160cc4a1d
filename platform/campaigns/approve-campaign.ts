import { openForMonth, takeBackMonth } from '../awards/index.ts';
import {
  type Actor,
  chinaDay,
  done,
  type Id,
  isOwnAccount,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { balancesNow } from '../ledger/index.ts';
import { givenOf } from './given.ts';
import { openGoods } from './goods.ts';
import { lockCampaign } from './lock-campaign.ts';

export interface CampaignAct {
  readonly id: Id;
  /** The version that the officer saw. */
  readonly version: number;
}

/**
 * A second person approves the list as it stands: everybody on it has an award for that one month, which payment runs
 * of the scheme pay, and the goods have their accounts. Refusals: those of `lockCampaign`, `campaigns.own`, `campaigns.had` when somebody of the list had it
 * meanwhile by another campaign.
 */
export async function approveCampaign(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: CampaignAct,
): Promise<Outcome<{ id: Id; people: number }>> {
  const locked = await lockCampaign(tx, actor, act, ['listed']);
  if (!locked.ok) return locked;
  const { id, scheme, month, occasion, document, title, listed_by, people, goods } = locked.value;
  if (isOwnAccount(actor, listed_by)) return refuse('campaigns.own');
  const county = actor.countyCode;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`campaign/${county}/${occasion}`}, 0))`);
  // Sets, not row by row: lists are long, and the planner does not know yet how long.
  const had = await tx.find(sql`select person_id from campaign_line
      where county_code = ${county} and campaign_id = ${id}
    intersect select person_id from campaign_line where county_code = ${county} and occasion = ${occasion} and counts
    limit 1`);
  if (had) return refuse('campaigns.had');
  await tx.run(
    sql`update campaign_line set counts = true where county_code = ${county} and campaign_id = ${id}`,
  );
  await openForMonth(tx, actor, at, {
    openedBy: 'campaign',
    scheme,
    month,
    cause: 'campaign',
    document: `${title}（${document}）`.slice(0, 200),
    decidedOn: chinaDay(at),
    from: sql`select campaign_id as source_id, person_id as party_id, household_id, payee_id as person_id, payee_name as holder_name, town_id,
        village_id, amount_fen
      from campaign_line where county_code = ${county} and campaign_id = ${id} and amount_fen > 0`,
  });
  const opened = goods === null ? done(null) : await openGoods(tx, actor, at, { id, scheme, title, goods });
  if (!opened.ok) return opened;
  await tx.run(sql`update campaign set state = 'approved', approved_at = ${at}, approved_by = ${actor.userId},
      approved_by_name = ${actor.userName}, goods_asset_id = ${opened.value?.assetId ?? null},
      goods_outside_id = ${opened.value?.outsideId ?? null}, goods_held_id = ${opened.value?.heldId ?? null},
      version = version + 1
    where county_code = ${county} and id = ${id}`);
  return done({ id, people });
}

/**
 * Withdraws a campaign; one that was approved only while nobody of it was paid or handed anything, and its goods have gone
 * back. Refusals: those of `lockCampaign`, `campaigns.paid`, `campaigns.goods-left`.
 */
export async function withdrawCampaign(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: CampaignAct,
  reason: string,
): Promise<Outcome<{ id: Id }>> {
  const locked = await lockCampaign(tx, actor, act, ['listed', 'approved']);
  if (!locked.ok) return locked;
  const { id, scheme, month, state, goods_held_id: held } = locked.value;
  const county = actor.countyCode;
  if (state === 'approved') {
    const { payable, isHanded } = await givenOf(tx, actor, { id, scheme, month });
    if (payable.due > 0 || isHanded) return refuse('campaigns.paid');
    const left = held === null ? 0n : ((await balancesNow(tx, county, [held])).get(held)?.balance ?? 0n);
    if (left > 0n) return refuse('campaigns.goods-left', { pieces: Number(left) });
    await tx.run(
      sql`update campaign_line set counts = false where county_code = ${county} and campaign_id = ${id}`,
    );
    await takeBackMonth(tx, actor, at, { sourceId: id, scheme, month, cause: 'campaign-withdrawn' });
  }
  await tx.run(sql`update campaign set state = 'withdrawn', withdrawn_at = ${at}, withdrawn_by_name = ${actor.userName},
      reason = ${reason}, version = version + 1
    where county_code = ${county} and id = ${id}`);
  return done({ id });
}
