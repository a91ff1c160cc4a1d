import type { Id, Outcome } from '../base/index.ts';
import { done, sql } from '../base/index.ts';
import { actOn } from '../cases/index.ts';
import type { NewDelivery } from './events.ts';
import type { IssueContext } from './issue-documents.ts';
import { NOTICE_STEP } from './serve-by-notice.ts';

/**
 * Whoever has served the documents of a decision has told the family: the step that asks for it is done by the same
 * act, in the same transaction. Cases of which another document still waits to be served, or whose step is not open,
 * stay as they are. @returns of how many cases the step is done now.
 */
export async function tellByDelivery(
  { tx, actor, services, law, audit }: IssueContext,
  caseIds: readonly Id[],
  { on, way, receivedBy }: NewDelivery,
): Promise<Outcome<number>> {
  const waiting = await tx.rows<{ id: Id }>(sql`select f.id from case_file f
    where f.county_code = ${actor.countyCode} and f.id = any(${[...new Set(caseIds)]}::uuid[])
      and f.step = ${NOTICE_STEP}
      and not exists (select 1 from result_document d
        where d.county_code = f.county_code and d.case_id = f.id
          and app.document_state(d.county_code, d.id, d.issued_on) = 'valid'
          and not exists (select 1 from document_event e where e.county_code = d.county_code
            and e.document_id = d.id and e.kind = 'delivered'))`);
  if (waiting.length === 0) return done(0);
  const acted = await actOn(
    { tx, actor, services, law: law.cases, audit },
    waiting.map(({ id }) => ({ caseId: id })),
    { kind: 'complete', step: NOTICE_STEP, record: { notifiedOn: on, way, receivedBy: receivedBy.trim() } },
  );
  return acted.ok ? done(acted.value.acted.length) : acted;
}
