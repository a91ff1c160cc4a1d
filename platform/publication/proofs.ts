import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { slotOf } from '../cases/index.ts';
import { shareOut } from '../papers/index.ts';

/** The field of a step of publicity that asks for photographs of the list on the wall. */
const PROOF = 'proof';

/** A photograph of a list is a photograph of each of its cases: nobody takes it again for the step. */
export async function handProofs(tx: Tx, actor: Actor, listId: Id): Promise<void> {
  const rows = await tx.rows<{ caseId: Id; step: string }>(sql`select e.case_id as "caseId", l.step
    from publication_list l
      join publication_entry e on e.county_code = l.county_code and e.list_id = l.id and e.removed_on is null
    where l.county_code = ${actor.countyCode} and l.id = ${listId} and l.step is not null`);
  const [first] = rows;
  if (!first) return;
  const to = { kind: 'case', ids: rows.map(({ caseId }) => caseId), slot: slotOf(first.step, PROOF) };
  await shareOut(tx, actor, { kind: 'publication', id: listId }, to);
}
