import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { DoneAct } from '../cases/index.ts';
import { deliveryWays } from './events.ts';

/** The step in which the family is told; what it records is how its documents were served. */
export const NOTICE_STEP = 'notice';
const WAYS: ReadonlySet<unknown> = new Set(deliveryWays);

interface Served {
  readonly case_id: Id;
  readonly on_day: string;
  readonly way: string;
  readonly received_by: string;
}

function served({ caseId, action }: DoneAct): readonly Served[] {
  const { notifiedOn, way, receivedBy } = action.record;
  const isNotice = action.kind === 'complete' && action.step === NOTICE_STEP;
  if (!isNotice || typeof notifiedOn !== 'string' || typeof receivedBy !== 'string' || !WAYS.has(way))
    return [];
  return [{ case_id: caseId, on_day: notifiedOn, way: String(way), received_by: receivedBy }];
}

/**
 * Whoever records that a family was told has served the documents of its decision: nobody types that twice. In the
 * transaction of the act, one statement for all.
 */
export async function serveByNotice(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  acts: readonly DoneAct[],
): Promise<void> {
  const told = acts.flatMap(served);
  if (told.length === 0) return;
  await tx.run(sql`insert into document_event (county_code, document_id, no, kind, on_day, way, received_by, at, by_id,
      by_name)
    select d.county_code, d.id,
      1 + (select count(*)::int from document_event e where e.county_code = d.county_code and e.document_id = d.id),
      'delivered', greatest(r.on_day, d.issued_on), r.way, r.received_by, ${at}::timestamptz, ${actor.userId}::uuid,
      ${actor.userName}::text
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as r (case_id uuid, on_day date, way text, received_by text)
      join result_document d on d.county_code = ${actor.countyCode} and d.case_id = r.case_id
    where not exists (select 1 from document_event e where e.county_code = d.county_code and e.document_id = d.id)
      and app.document_state(d.county_code, d.id, d.issued_on) = 'valid'`);
}
