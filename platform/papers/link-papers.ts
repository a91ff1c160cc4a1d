import type { Actor, Id, Tx } from '../base/index.ts';
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

/** A paper as it is handed on: which one, and what it is for at its new owner. */
export interface HandedPaper {
  readonly id: Id;
  readonly slot: string;
}

/** Hands some papers over, each into its own slot, and says which paper of the new owner each became. */
export async function handPapers(
  tx: Tx,
  actor: Actor,
  from: PaperOwner,
  to: PaperOwner,
  papers: readonly HandedPaper[],
): Promise<ReadonlyMap<Id, Id>> {
  const rows = await tx.rows<{ id: Id; handed_from: Id }>(sql`insert into paper (county_code, id, owner_kind,
      owner_id, slot, media_type, byte_count, content_sha256, sent_sha256, taken_at, added_at, added_by, added_by_name,
      added_post, handed_from)
    select p.county_code, gen_random_uuid(), ${to.kind}, ${to.id}, h.slot, p.media_type, p.byte_count,
      p.content_sha256, p.sent_sha256, p.taken_at, p.added_at, p.added_by, p.added_by_name, p.added_post, p.id
    from paper p join jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) as h (id uuid, slot text) on h.id = p.id
    where p.county_code = ${actor.countyCode} and p.owner_kind = ${from.kind} and p.owner_id = ${from.id}
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)
    returning id, handed_from`);
  return new Map(rows.map((row) => [row.handed_from, row.id]));
}

/** Hands every paper of one owner that stands to several others, each into the same slot, and to none of them twice. */
export async function shareOut(
  tx: Tx,
  actor: Actor,
  from: PaperOwner,
  to: { readonly kind: string; readonly ids: readonly Id[]; readonly slot: string },
): Promise<number> {
  return await tx.run(sql`insert into paper (county_code, id, owner_kind, owner_id, slot, media_type, byte_count,
      content_sha256, sent_sha256, taken_at, added_at, added_by, added_by_name, added_post, handed_from)
    select p.county_code, gen_random_uuid(), ${to.kind}, o.id, ${to.slot}, p.media_type, p.byte_count,
      p.content_sha256, p.sent_sha256, p.taken_at, p.added_at, p.added_by, p.added_by_name, p.added_post, p.id
    from paper p cross join unnest(${[...new Set(to.ids)]}::uuid[]) as o (id)
    where p.county_code = ${actor.countyCode} and p.owner_kind = ${from.kind} and p.owner_id = ${from.id}
      and not exists (select 1 from paper_withdrawal w where w.county_code = p.county_code and w.paper_id = p.id)
      and not exists (select 1 from paper n where n.county_code = p.county_code and n.owner_kind = ${to.kind}
        and n.owner_id = o.id and n.handed_from = p.id)`);
}
