import type { Id, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';
import type { EventType } from './event-types.ts';

export interface NewEvent {
  readonly type: EventType;
  readonly subject: { readonly kind: string; readonly id: Id };
  /** Where it happened: whoever listens for one township hears of no other. */
  readonly townId: Id | null;
  readonly villageId: Id | null;
  /** Ids and states. Never a name, a number, an amount or a reason: whoever needs more asks for it with a key. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Tells other systems, in the caller's transaction and in one statement: what is rolled back was never told. Events of
 * one subject go out in the order of these calls, as long as whoever calls holds the subject's row.
 */
export async function emitEvents(tx: Tx, now: Temporal.Instant, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const said = events.map(({ type, subject, townId, villageId, data }, no) => ({
    no,
    id: newId(),
    type,
    subject_kind: subject.kind,
    subject_id: subject.id,
    town_id: townId,
    village_id: villageId,
    data,
  }));
  await tx.run(sql`select app.emit_events(${JSON.stringify(said)}::jsonb, ${now})`);
}
