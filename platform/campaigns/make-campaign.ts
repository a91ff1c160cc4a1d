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
import type { CampaignLaw } from './law.ts';
import { type ClassAmount, listPeople } from './list-people.ts';
import { lockCampaign } from './lock-campaign.ts';

export interface NewCampaign {
  readonly kind: string;
  readonly title: string;
  readonly month: Temporal.PlainDate;
  readonly document: string;
  readonly pick: 'first' | 'highest';
  /** What one piece is, where goods are given. */
  readonly goods?: string | undefined;
  /** Fen and pieces of each; no pieces where none are said. */
  readonly classes: readonly (Omit<ClassAmount, 'pieces'> & { readonly pieces?: number | undefined })[];
}

export interface Listed {
  readonly id: Id;
  readonly people: number;
  readonly amountFen: string;
}

/**
 * Says which classes get how much by which document, and makes the list. Refusals: `campaigns.kind`, `campaigns.class`,
 * `campaigns.month` for one that lies ahead, `campaigns.goods` for goods of which nobody has a piece or that nobody signs for,
 * `campaigns.nobody`.
 */
export async function makeCampaign(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: CampaignLaw,
  wish: NewCampaign,
): Promise<Outcome<Listed>> {
  const kind = law.kinds.find(({ code }) => code === wish.kind);
  if (!kind) return refuse('campaigns.kind', {}, { field: 'kind' });
  const codes = wish.classes.map((one) => one.class);
  const isUnknown = codes.some((code) => !kind.classes.some((one) => one.code === code));
  if (isUnknown || new Set(codes).size < codes.length)
    return refuse('campaigns.class', {}, { field: 'classes' });
  const amounts = wish.classes.map((one) => ({ ...one, pieces: one.pieces ?? 0 }));
  const givesPieces = amounts.some(({ pieces }) => pieces > 0);
  const goods = wish.goods ?? null;
  if (givesPieces !== (goods !== null) || (givesPieces && !kind.isSignedFor))
    return refuse('campaigns.goods', {}, { field: 'goods' });
  const today = chinaDay(at);
  if (Temporal.PlainDate.compare(wish.month, today) > 0)
    return refuse('campaigns.month', {}, { field: 'month' });
  const id = newId();
  const { month, title, document, pick } = wish;
  const occasion = `${kind.code}-${kind.per === 'month' ? month.toString().slice(0, 7) : month.year}`;
  await tx.run(sql`insert into campaign (county_code, id, kind, scheme, title, month, occasion, document, pick,
      is_signed_for, goods, listed_at, listed_by, listed_by_name)
    values (${actor.countyCode}, ${id}, ${kind.code}, ${kind.scheme}, ${title}, ${month}, ${occasion}, ${document},
      ${pick}, ${kind.isSignedFor}, ${goods}, ${at}, ${actor.userId}, ${actor.userName})`);
  const rows = JSON.stringify(amounts.map((one, place) => ({ ...one, no: place + 1 })));
  await tx.run(sql`insert into campaign_class (county_code, campaign_id, no, class, urban_fen, rural_fen, pieces)
    select ${actor.countyCode}, ${id}, no, class, "urbanFen", "ruralFen", pieces
    from jsonb_to_recordset(${rows}::jsonb) as c (no smallint, class text, "urbanFen" bigint, "ruralFen" bigint,
      pieces smallint)`);
  const frame = { countyCode: actor.countyCode, campaignId: id, month, occasion, pick };
  const lines = await listPeople(tx, { ...frame, amounts, classes: kind.classes });
  return lines === 0 ? refuse('campaigns.nobody') : count(tx, actor, at, id);
}

/**
 * Makes the list anew: people or awards have changed. It goes on being the list of whoever said the amounts: nobody has them
 * approved by themselves because somebody else let the list be made once more. Refusals: those of `lockCampaign`, `campaigns.nobody`.
 */
export async function relistCampaign(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: CampaignLaw,
  act: { readonly id: Id; readonly version: number },
): Promise<Outcome<Listed>> {
  const locked = await lockCampaign(tx, actor, act, ['listed']);
  if (!locked.ok) return locked;
  const { kind: code, month, occasion, pick } = locked.value;
  const kind = law.kinds.find((one) => one.code === code);
  if (!kind) return refuse('campaigns.kind');
  await tx.run(
    sql`delete from campaign_line where county_code = ${actor.countyCode} and campaign_id = ${act.id}`,
  );
  const kept = await tx.rows<{
    class: string;
    urbanFen: bigint;
    ruralFen: bigint;
    pieces: number;
  }>(sql`select class,
      urban_fen as "urbanFen", rural_fen as "ruralFen", pieces from campaign_class
    where county_code = ${actor.countyCode} and campaign_id = ${act.id} order by no`);
  const lines = await listPeople(tx, {
    ...{ countyCode: actor.countyCode, campaignId: act.id, month, occasion, pick },
    amounts: kept.map((one) => ({
      ...one,
      urbanFen: Number(one.urbanFen),
      ruralFen: Number(one.ruralFen),
    })),
    classes: kind.classes,
  });
  return lines === 0 ? refuse('campaigns.nobody') : count(tx, actor, at, act.id);
}

async function count(tx: Tx, actor: Actor, at: Temporal.Instant, id: Id): Promise<Outcome<Listed>> {
  const sums = await tx.get<{
    people: number;
    amount_fen: bigint;
  }>(sql`update campaign c set people = l.people,
      amount_fen = l.amount_fen, listed_at = ${at}, version = version + 1
    from (select count(*)::integer as people, coalesce(sum(amount_fen), 0)::bigint as amount_fen from campaign_line
      where county_code = ${actor.countyCode} and campaign_id = ${id}) l
    where c.county_code = ${actor.countyCode} and c.id = ${id} returning c.people, c.amount_fen`);
  return done({ id, people: sums.people, amountFen: sums.amount_fen.toString() });
}
