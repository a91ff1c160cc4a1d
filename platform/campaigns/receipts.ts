import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { keepPaper } from '../papers/index.ts';
import { type Handing, handOut } from './goods.ts';

export const OWNER_KIND = 'campaign-line';

export interface NewReceipt {
  readonly lineId: Id;
  readonly how: 'signature' | 'photo';
  /** Who signed: the person, or somebody of the family. */
  readonly signer: string;
  readonly bytes: Buffer;
}

interface LineRow {
  readonly is_signed_for: boolean;
  readonly state: string;
  readonly scheme: string;
  readonly occasion: string;
  readonly month: Temporal.PlainDate;
  readonly goods_asset_id: Id | null;
  readonly goods_held_id: Id | null;
  readonly person_id: Id;
  readonly village_id: Id;
  readonly pieces: number;
  readonly is_signed: boolean;
}

/**
 * Notes that something was handed over, with the signature or a photograph; goods leave the campaign with it. Once for each
 * line; sent again by whoever sent it first, it is the same. Refusals: `http.missing`, `campaigns.not-signed-for`,
 * `campaigns.state`, `campaigns.signed`, those of papers and of `handOut`.
 */
export async function keepReceipt(
  tx: Tx,
  actor: Actor,
  services: Services,
  { lineId, how, signer, bytes }: NewReceipt,
): Promise<Outcome<{ id: Id }>> {
  const county = actor.countyCode;
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`campaign-line/${county}/${lineId}`}, 0))`,
  );
  // The campaign is held: nobody withdraws it while something of it is handed over.
  const line = await tx.find<LineRow>(sql`select c.is_signed_for, c.state, c.scheme, c.occasion,
      c.month, c.goods_asset_id, c.goods_held_id, l.person_id, l.village_id, l.pieces,
      exists (select 1 from campaign_receipt r where r.county_code = l.county_code and r.line_id = l.id) as is_signed
    from campaign_line l join campaign c on c.county_code = l.county_code and c.id = l.campaign_id
    where l.county_code = ${county} and l.id = ${lineId} for key share of c`);
  if (!line) return refuse('http.missing');
  if (!line.is_signed_for) return refuse('campaigns.not-signed-for');
  if (line.state !== 'approved') return refuse('campaigns.state');
  if (line.is_signed) return refuse('campaigns.signed');
  const owner = { kind: OWNER_KIND, id: lineId };
  const kept = await keepPaper(tx, actor, services, owner, { slot: how, bytes }, { isPictureOnly: true });
  if (!kept.ok) return kept;
  await tx.run(sql`insert into campaign_receipt (county_code, line_id, how, signer, paper_id, signed_at, by_id, by_name)
    values (${county}, ${lineId}, ${how}, ${signer}, ${kept.value.id}, ${services.clock.now()}, ${actor.userId},
      ${actor.userName})`);
  if (line.pieces === 0) return done({ id: lineId });
  const handed = await handOut(tx, actor, services.clock.now(), { ...toHanding(line), lineId });
  return handed.ok ? done({ id: lineId }) : handed;
}

function toHanding(line: LineRow): Omit<Handing, 'lineId'> {
  const { goods_asset_id: assetId, goods_held_id: heldId } = line;
  if (assetId === null || heldId === null) throw new Error('goods of an approved list have no account');
  return {
    ...{
      assetId,
      heldId,
      scheme: line.scheme,
      occasion: line.occasion,
      month: line.month,
      pieces: line.pieces,
    },
    ...{ personId: line.person_id, villageId: line.village_id },
  };
}
