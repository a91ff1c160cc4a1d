import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { findStanding } from '../papers/index.ts';
import { emitEvents } from '../webhooks/index.ts';
import { mayIssue } from './issue-documents.ts';

/** 直接送达、留置、邮寄、电子、公告: the ways of the law of procedure. */
export const deliveryWays = ['handed', 'left', 'post', 'message', 'notice'] as const;

export const NewDelivery = Type.Object({
  on: Type.String({ format: 'date' }),
  way: Type.Union(deliveryWays.map((way) => Type.Literal(way))),
  receivedBy: Type.String({ minLength: 1, maxLength: 50 }),
  /** The signed receipt among the papers of the case. */
  paperId: Type.Optional(Type.String({ format: 'uuid' })),
});
export type NewDelivery = Static<typeof NewDelivery>;

interface Locked {
  readonly id: Id;
  readonly case_id: Id;
  readonly issued_on: Temporal.PlainDate;
  readonly state: string;
  readonly events: number;
}

/** Held by their cases, so that two who write of the same document are one behind the other. */
async function lockDocuments(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
  ids: readonly Id[],
): Promise<Outcome<Locked[]>> {
  const wanted = [...new Set(ids)];
  await tx.run(sql`select 1 from case_file f where f.county_code = ${actor.countyCode} and f.id in
      (select case_id from result_document where county_code = ${actor.countyCode} and id = any(${wanted}::uuid[]))
    order by f.id for update`);
  const rows = await tx.rows<Locked>(sql`select d.id, d.case_id, d.issued_on,
      app.document_state(d.county_code, d.id, ${today}) as state,
      (select count(*)::int from document_event e
        where e.county_code = d.county_code and e.document_id = d.id) as events
    from result_document d where d.county_code = ${actor.countyCode} and d.id = any(${wanted}::uuid[]) order by d.id`);
  return rows.length < wanted.length ? refuse('http.missing') : done(rows);
}

/**
 * Writes down how documents were served. Refusals: `documents.not-yours`, `.delivery-day`, `.not-valid`, `.receipt`,
 * `http.missing`.
 */
export async function deliverDocuments(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<Services, 'clock'>,
  ids: readonly Id[],
  given: NewDelivery,
): Promise<Outcome<{ delivered: number; caseIds: readonly Id[] }>> {
  if (!mayIssue(actor)) return refuse('documents.not-yours');
  const today = clock.today();
  const locked = await lockDocuments(tx, actor, today, ids);
  if (!locked.ok) return locked;
  const documents = locked.value;
  const on = Temporal.PlainDate.from(given.on);
  const compare = Temporal.PlainDate.compare;
  if (compare(on, today) > 0 || documents.some(({ issued_on }) => compare(on, issued_on) < 0))
    return refuse('documents.delivery-day', {}, { field: 'on' });
  if (documents.some(({ state }) => state === 'revoked' || state === 'replaced'))
    return refuse('documents.not-valid');
  if (given.paperId !== undefined) {
    const found = await findStanding(tx, actor, 'case', [given.paperId]);
    const isOwn = documents.every(({ case_id }) => found.some(({ ownerId }) => ownerId === case_id));
    if (!isOwn) return refuse('documents.receipt', {}, { field: 'paperId' });
  }
  const rows = documents.map(({ id, events }) => ({ id, no: events + 1 }));
  await tx.run(sql`insert into document_event (county_code, document_id, no, kind, on_day, way, received_by, paper_id, at,
      by_id, by_name)
    select ${actor.countyCode}, r.id, r.no, 'delivered', ${on}, ${given.way}, ${given.receivedBy.trim()},
      ${given.paperId ?? null}::uuid, ${clock.now()}, ${actor.userId}, ${actor.userName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, no integer)`);
  return done({ delivered: rows.length, caseIds: documents.map(({ case_id }) => case_id) });
}

/**
 * Revokes a document by itself, as one that was lost or has a wrong name in it; it can then be given out anew. A
 * decision that is taken back revokes its documents without this. Refusals: `documents.not-yours`, `.not-valid`,
 * `http.missing`.
 */
export async function revokeDocument(
  tx: Tx,
  actor: Actor,
  { clock }: Pick<Services, 'clock'>,
  id: Id,
  reason: string,
): Promise<Outcome<{ id: Id; caseId: Id }>> {
  if (!mayIssue(actor)) return refuse('documents.not-yours');
  const locked = await lockDocuments(tx, actor, clock.today(), [id]);
  if (!locked.ok) return locked;
  const [document] = locked.value;
  if (!document || document.state === 'revoked' || document.state === 'replaced')
    return refuse('documents.not-valid');
  await tx.run(sql`insert into document_event (county_code, document_id, no, kind, on_day, reason, at, by_id, by_name)
    values (${actor.countyCode}, ${id}, ${document.events + 1}, 'revoked', ${clock.today()}, ${reason.trim()},
      ${clock.now()}, ${actor.userId}, ${actor.userName})`);
  const place = await tx.get<{
    townId: Id;
    villageId: Id;
  }>(sql`select town_id as "townId", village_id as "villageId"
    from case_file where county_code = ${actor.countyCode} and id = ${document.case_id}`);
  const data = { caseId: document.case_id, documentId: id };
  const subject = { kind: 'case', id: document.case_id };
  await emitEvents(tx, clock.now(), [{ type: 'certificate.revoked', subject, ...place, data }]);
  return done({ id, caseId: document.case_id });
}
