import type { VisitAction, VisitReading } from '../../engine/visits/index.ts';
import { readVisit } from '../../engine/visits/index.ts';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { textFinder, type VisitLaw } from './law.ts';

export interface ActionRow {
  readonly visit_id: Id;
  readonly no: number;
  readonly id: Id;
  readonly kind: VisitAction['kind'];
  readonly on_day: string;
  readonly at: Temporal.Instant;
  readonly by_id: Id;
  readonly by_name: string;
  readonly post: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is kept of a visit beside its acts. */
export interface VisitRow {
  readonly id: Id;
  readonly plan_id: Id | null;
  readonly case_id: Id | null;
  readonly case_step: string | null;
  readonly case_round: number | null;
  readonly case_state: 'open' | 'told' | 'other' | null;
  readonly address: string;
  readonly checklist: string;
  readonly from_on: string;
  readonly phase: string;
  readonly team: readonly { readonly userId: Id | null; readonly name: string }[];
  readonly last_no: number;
  readonly town_id: Id;
  readonly village_id: Id;
}

export const VISIT_ROW = sql`id, plan_id, case_id, case_step, case_round, case_state, address, checklist,
  from_on::text as from_on, phase, team, last_no, town_id, village_id`;

/** Whoever acts on a visit waits here for whoever acts on it now. Refusal: `http.missing`. */
export async function lockVisit(tx: Tx, actor: Actor, visitId: Id): Promise<Outcome<VisitRow>> {
  const row = await tx.find<VisitRow>(sql`select ${VISIT_ROW}
    from visit where county_code = ${actor.countyCode} and id = ${visitId} for update`);
  return row ? done(row) : refuse('http.missing');
}

export const readActions = (reader: Reader, actor: Actor, visitIds: readonly Id[]): Promise<ActionRow[]> =>
  reader.rows<ActionRow>(sql`select visit_id, no, id, kind, on_day::text as on_day, at, by_id, by_name, post, body
    from visit_action where county_code = ${actor.countyCode} and visit_id = any(${[...visitIds]}::uuid[])
    order by visit_id, no`);

/** A row as the declaration reads it; `add-action.ts` wrote the body in the same shape. */
export function toAction(row: ActionRow): VisitAction {
  const { id, kind, by_id: byId, by_name: byName, on_day: on, body } = row;
  const acted = { id, byId, byName, on };
  return (kind === 'record' ? { ...acted, kind, record: body } : { ...acted, kind, ...body }) as VisitAction;
}

export const readingOf = (law: VisitLaw, checklist: string, rows: readonly ActionRow[]): VisitReading =>
  readVisit(textFinder(law, checklist), rows.map(toAction));
