import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import type { RefusedLine } from './candidates.ts';
import type { WriteSetting } from './post-lists.ts';
import { handProofs } from './proofs.ts';

/**
 * Ends the publicity of every case of a list whose days are over: they go on. Those with an open objection stay, and say
 * so. Refusals: `publication.list.standing`, `http.missing`.
 */
export async function concludeList(
  { tx, actor, services, law, audit }: WriteSetting,
  listId: Id,
  result: string,
): Promise<Outcome<{ done: number; refused: RefusedLine[] }>> {
  const list = await tx.find<{ step: string | null }>(sql`select step from publication_list
    where county_code = ${actor.countyCode} and id = ${listId} for update`);
  if (!list) return refuse('http.missing');
  if (list.step === null) return refuse('publication.list.standing');
  const entries = await tx.rows<{ caseId: Id }>(sql`select e.case_id as "caseId" from publication_entry e
    join case_file f on f.county_code = e.county_code and f.id = e.case_id
    where e.county_code = ${actor.countyCode} and e.list_id = ${listId} and e.removed_on is null
      and f.step = ${list.step}`);
  await handProofs(tx, actor, listId);
  const context = { tx, actor, services, law: law.cases, audit };
  const acted = await actOn(context, entries, { kind: 'complete', step: list.step, record: { result } });
  if (!acted.ok) return acted;
  const refused = acted.value.refused.map(({ caseId, caseNo, applicant, refusal }) => ({
    ...{ caseId, caseNo, name: applicant },
    refusal,
  }));
  const count = acted.value.acted.length;
  audit({
    action: 'publication.conclude',
    subjectKind: 'publication',
    subjectId: listId,
    detail: { done: count, refused: refused.length },
  });
  return done({ done: count, refused });
}
