import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { PaperOwner, PaperServices } from './paper.ts';

/** Takes a paper out of sight, with the reason; the record of it stays. Refusals: `papers.withdrawn`, `http.missing`. */
export async function withdrawPaper(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<PaperServices, 'clock'>,
  owner: PaperOwner,
  paperId: Id,
  reason: string,
): Promise<Outcome<{ id: Id }>> {
  const paper = await tx.find<{ id: Id }>(sql`select id from paper where county_code = ${actor.countyCode}
    and id = ${paperId} and owner_kind = ${owner.kind} and owner_id = ${owner.id}`);
  if (!paper) return refuse('http.missing');
  const taken =
    await tx.run(sql`insert into paper_withdrawal (county_code, paper_id, reason, at, by_id, by_name)
    values (${actor.countyCode}, ${paperId}, ${reason.trim()}, ${clock.now()}, ${actor.userId}, ${actor.userName})
    on conflict (county_code, paper_id) do nothing`);
  return taken === 0 ? refuse('papers.withdrawn') : done({ id: paperId });
}
