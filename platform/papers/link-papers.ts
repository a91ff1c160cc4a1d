import type { Actor, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { PaperOwner } from './paper.ts';

/**
 * Hands papers that stand over to another owner, as from an application to the case that it became: new papers of the
 * same bytes, which are not copied. Who brought them and when stays as it was. Returns how many.
 */
export async function linkPapers(tx: Tx, actor: Actor, from: PaperOwner, to: PaperOwner): Promise<number> {
  return await tx.run(sql`insert into paper (county_code, id, owner_kind, owner_id, slot, media_type, byte_count,
      content_sha256, sent_sha256, taken_at, added_at, added_by, added_by_name, added_post, handed_from)
    select county_code, gen_random_uuid(), ${to.kind}, ${to.id}, slot, media_type, byte_count, content_sha256,
      sent_sha256, taken_at, added_at, added_by, added_by_name, added_post, id
    from paper p
    where p.county_code = ${actor.countyCode} and p.owner_kind = ${from.kind} and p.owner_id = ${from.id}
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)
      and not exists (select 1 from paper n where n.county_code = p.county_code and n.owner_kind = ${to.kind}
        and n.owner_id = ${to.id} and n.handed_from = p.id)`);
}
