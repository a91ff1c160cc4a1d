import type { Actor, Id, Tx } from '../../base/index.ts';
import { newId, sql } from '../../base/index.ts';

/** What an act is called in the history; the web has a sentence for each. */
export type Act =
  | 'create'
  | 'change'
  | 'correct'
  | 'death'
  | 'reveal'
  | 'photo'
  | 'add-account'
  | 'close-account'
  | 'add-certificate'
  | 'revoke-certificate'
  | 'join-household'
  | 'leave-household'
  | 'move'
  | 'head'
  | 'split'
  | 'merge'
  | 'dissolve'
  | 'kept-apart';

/** A value as the history keeps it: codes, days as text, masks of secrets, keys with the words of their day. */
export type FactValue = string | number | null | { readonly [key: string]: string | null };

export interface FactField {
  readonly field: string;
  readonly before: FactValue;
  readonly after: FactValue;
  /** Of a correction in the past: the day on which the span that it puts right ended. */
  readonly until?: string;
}

export interface Fact {
  readonly subjectKind: 'person' | 'household';
  readonly subjectId: Id;
  readonly act: Act;
  readonly effectiveOn: Temporal.PlainDate;
  readonly document?: string;
  readonly reason?: string;
  readonly fields: readonly FactField[];
}

/** Writes pages of history: one statement, however many people an act touches. */
export async function recordFacts(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  facts: readonly Fact[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    id: newId(),
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    act: fact.act,
    effective_on: fact.effectiveOn.toString(),
    document: fact.document ?? '',
    reason: fact.reason ?? '',
    fields: fact.fields,
  }));
  await tx.run(sql`insert into fact_change (county_code, id, subject_kind, subject_id, act, effective_on,
      recorded_at, recorded_by, recorded_by_name, document, reason, fields)
    select ${actor.countyCode}, id, subject_kind, subject_id, act, effective_on, ${at}::timestamptz,
      ${actor.userId}::uuid, ${actor.userName}, document, reason, fields
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, subject_kind text, subject_id uuid,
      act text, effective_on date, document text, reason text, fields jsonb)`);
}

/** The last day on which something of these kinds changed for a subject: nothing may be recorded before it. */
export async function findLastChange(
  tx: Tx,
  countyCode: string,
  subject: { kind: 'person' | 'household'; id: Id },
  fields: readonly string[],
): Promise<Temporal.PlainDate | null> {
  const row = await tx.get<{ on: Temporal.PlainDate | null }>(sql`select max(effective_on) as on
    from fact_change where county_code = ${countyCode} and subject_kind = ${subject.kind}
      and subject_id = ${subject.id} and act not in ('create', 'correct', 'reveal')
      and exists (select 1 from jsonb_array_elements(fields) f where f ->> 'field' = any (${fields}::text[]))`);
  return row.on;
}
