import { type Static, Type } from 'typebox';
import type { Actor, Id, Language, Outcome, Reader, Sql, Tx } from '../base/index.ts';
import { done, fileSql, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { type EventType, eventTypes } from './event-types.ts';

const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
const MaybeInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });

const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
type DeliveryState = (typeof deliveryStates)[number];
export const DeliveryState = Type.Unsafe<DeliveryState>({ type: 'string', enum: [...deliveryStates] });

export const DeliveryItem = Type.Object({
  id: Type.String(),
  eventId: Type.String(),
  type: Type.String(),
  typeTitle: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  at: Type.String(),
  state: DeliveryState,
  attempts: Type.Integer(),
  lastAt: MaybeText,
  lastStatus: MaybeInteger,
  lastProblem: MaybeText,
  nextAt: MaybeText,
});

export const TryItem = Type.Object({
  no: Type.Integer(),
  at: Type.String(),
  status: MaybeInteger,
  problem: MaybeText,
  tookMs: Type.Integer(),
});

interface DeliveryRow {
  readonly id: Id;
  readonly event_id: Id;
  readonly seq: bigint;
  readonly type: string;
  readonly subject_kind: string;
  readonly subject_id: Id;
  readonly at: Temporal.Instant;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly last_at: Temporal.Instant | null;
  readonly last_status: number | null;
  readonly last_problem: string | null;
  readonly next_at: Temporal.Instant;
}

/** What was sent to one listener, the latest first. Refusal: `webhooks.cursor`. */
export async function listDeliveries(
  reader: Reader,
  actor: Actor,
  language: Language,
  filter: { readonly subscriptionId: Id; readonly state?: DeliveryState | undefined },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof DeliveryItem>[]; next: string | null }>> {
  const [after] = page.after === undefined ? [undefined] : (decodeCursor(page.after, 1) ?? [null]);
  if (after === null || (after !== undefined && !/^\d{1,18}$/.test(after)))
    return refuse('webhooks.cursor', {}, { field: 'after' });
  const conditions: Sql[] = [
    sql`d.county_code = ${actor.countyCode}`,
    sql`d.subscription_id = ${filter.subscriptionId}`,
    ...(filter.state === undefined ? [] : [sql`d.state = ${filter.state}`]),
    ...(after === undefined ? [] : [sql`d.seq < ${after}::bigint`]),
  ];
  const rows =
    await reader.rows<DeliveryRow>(sql`select d.id, d.event_id, d.seq, e.type, e.subject_kind, e.subject_id,
      e.at, d.state, d.attempt, d.last_at, d.last_status, d.last_problem, d.next_at
    from webhook_delivery d join webhook_event e on e.county_code = d.county_code and e.id = d.event_id
    where ${joinSql(conditions, ' and ')}
    order by d.seq desc limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.seq.toString()],
      (row) => ({
        id: row.id,
        eventId: row.event_id,
        type: row.type,
        typeTitle: eventTypes[row.type as EventType]?.[language] ?? row.type,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        at: row.at.toString(),
        state: row.state,
        attempts: row.attempt,
        lastAt: row.last_at?.toString() ?? null,
        lastStatus: row.last_status,
        lastProblem: row.last_problem,
        nextAt: row.state === 'waiting' ? row.next_at.toString() : null,
      }),
    ),
  );
}

/** Every time that one event was sent out. */
export async function listTries(reader: Reader, actor: Actor, id: Id): Promise<Static<typeof TryItem>[]> {
  const rows = await reader.rows<{
    no: number;
    at: Temporal.Instant;
    status: number | null;
    problem: string | null;
    took_ms: number;
  }>(sql`select no, at, status, problem, took_ms from webhook_try
    where county_code = ${actor.countyCode} and delivery_id = ${id} order by no`);
  return rows.map(({ no, at, status, problem, took_ms }) => ({
    no,
    at: at.toString(),
    status,
    problem,
    tookMs: took_ms,
  }));
}

/** Sends an event once more, with its id: now, whatever became of it. Refusal: `http.missing`. */
export async function redeliver(
  tx: Tx,
  actor: Actor,
  now: Temporal.Instant,
  id: Id,
): Promise<Outcome<{ state: string }>> {
  const count = await tx.run(sql`update webhook_delivery set state = 'waiting', attempt = 0, next_at = ${now}
    where county_code = ${actor.countyCode} and id = ${id}`);
  return count === 0 ? refuse('http.missing') : done({ state: 'waiting' });
}
