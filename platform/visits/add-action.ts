import { hash } from 'node:crypto';
import type { VisitAction, VisitReading } from '../../engine/visits/index.ts';
import { canonicalJson } from '../audit/index.ts';
import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { VisitLaw } from './law.ts';
import { readActions, readingOf, type VisitRow } from './rows.ts';

export interface NewAction {
  readonly id: Id;
  readonly kind: VisitAction['kind'];
  readonly on: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What came in, where the body has been put in order since: a second sending is told by this. */
  readonly sent?: unknown;
}

export const bodyHash = (body: unknown): Buffer => hash('sha256', canonicalJson(body), 'buffer');

/** Writes down what was done to a visit, and brings what lists show up to it. */
export async function addAction(
  tx: Tx,
  actor: Actor,
  law: VisitLaw,
  at: Temporal.Instant,
  visit: VisitRow,
  action: NewAction,
): Promise<VisitReading> {
  const no = visit.last_no + 1;
  await tx.run(sql`insert into visit_action (county_code, visit_id, no, id, kind, on_day, at, by_id, by_name, post,
      body, body_hash)
    values (${actor.countyCode}, ${visit.id}, ${no}, ${action.id}, ${action.kind}, ${action.on}::date, ${at},
      ${actor.userId}, ${actor.userName}, ${actor.post}, ${JSON.stringify(action.body)}::jsonb,
      ${bodyHash(action.sent ?? action.body)})`);
  const reading = readingOf(law, visit.checklist, await readActions(tx, actor, [visit.id]));
  await keepReading(tx, actor, visit, no, at, reading);
  return reading;
}

async function keepReading(
  tx: Tx,
  actor: Actor,
  visit: VisitRow,
  no: number,
  at: Temporal.Instant,
  reading: VisitReading,
): Promise<void> {
  const visitedOn = reading.current?.outcome === 'done' ? reading.current.visitedOn : null;
  const open = reading.findings.filter(({ state }) => state !== 'closed').length;
  await tx.run(sql`update visit set phase = ${reading.phase}, visited_on = ${visitedOn}::date,
      attempts = ${reading.attempts}, findings = ${reading.findings.length}, findings_open = ${open},
      last_no = ${no}, last_at = ${at}
    where county_code = ${actor.countyCode} and id = ${visit.id}`);
  await tx.run(
    sql`delete from visit_finding where county_code = ${actor.countyCode} and visit_id = ${visit.id}`,
  );
  if (reading.findings.length === 0) return;
  const rows = reading.findings.map(({ code, state, dueOn, closedOn }) => ({ code, state, dueOn, closedOn }));
  await tx.run(sql`insert into visit_finding (county_code, visit_id, code, state, found_on, due_on, closed_on,
      town_id, village_id)
    select ${actor.countyCode}, ${visit.id}, f.code, f.state, ${visitedOn}::date, f."dueOn", f."closedOn",
      ${visit.town_id}, ${visit.village_id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f (code text, state text, "dueOn" date, "closedOn" date)`);
}
