import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { keepPaper } from '../papers/index.ts';

export const OWNER_KIND = 'campaign-line';

export interface NewReceipt {
  readonly lineId: Id;
  readonly how: 'signature' | 'photo';
  /** Who signed: the person, or somebody of the family. */
  readonly signer: string;
  readonly bytes: Buffer;
}

/**
 * Notes that something was handed over, with the signature or a photograph. Once for each line; sent again by whoever
 * sent it first, it is the same. Refusals: `http.missing`, `campaigns.not-signed-for`, `campaigns.state`,
 * `campaigns.signed`, those of papers.
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
  const line = await tx.find<{
    is_signed_for: boolean;
    state: string;
    is_signed: boolean;
  }>(sql`select c.is_signed_for,
      c.state, exists (select 1 from campaign_receipt r
        where r.county_code = l.county_code and r.line_id = l.id) as is_signed
    from campaign_line l join campaign c on c.county_code = l.county_code and c.id = l.campaign_id
    where l.county_code = ${county} and l.id = ${lineId}`);
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
  return done({ id: lineId });
}
