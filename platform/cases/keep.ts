import type { CaseAction } from '../../engine/matters/index.ts';
import type { Actor, Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Derived } from './derive.ts';

/** One act on one case, and what the case is after it. */
export interface Step {
  readonly caseId: Id;
  readonly action: CaseAction;
  readonly derived: Derived;
}

/** Writes acts down, in one statement however many cases they are on. */
export async function appendActions(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  steps: readonly Pick<Step, 'caseId' | 'action'>[],
): Promise<void> {
  const rows = steps.map(({ caseId, action }) => ({
    case_id: caseId,
    no: action.no,
    kind: action.kind,
    step: action.step,
    on_day: action.on,
    record: action.record,
  }));
  await tx.run(sql`insert into case_action (county_code, case_id, no, kind, step, on_day, at, by_id, by_name, post,
      level, place_id, record)
    select ${actor.countyCode}, r.case_id, r.no, r.kind, r.step, r.on_day, ${at}, ${actor.userId}, ${actor.userName},
      ${actor.post}, ${actor.level}, ${actor.placeId}::uuid, r.record
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (case_id uuid, no integer, kind text, step text, on_day date, record jsonb)`);
}

/** Puts down whose turn the cases are, for the lists of work. */
export async function keepTurns(tx: Tx, actor: Actor, caseIds: readonly Id[]): Promise<void> {
  await tx.run(
    sql`delete from case_turn where county_code = ${actor.countyCode} and case_id = any(${caseIds}::uuid[])`,
  );
  await tx.run(sql`insert into case_turn (county_code, case_id, turn, matter, step, due_on, ripe_on, holder_id, town_id,
      village_id)
    select f.county_code, f.id, turn, f.matter, f.step, f.due_on, f.ripe_on, f.holder_id, f.town_id, f.village_id
    from case_file f cross join lateral unnest(f.turns) turn
    where f.county_code = ${actor.countyCode} and f.id = any(${caseIds}::uuid[])`);
}

/** Brings the files up to what their acts say, and with them whose turn they are. */
export async function keepReadings(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  steps: readonly Pick<Step, 'caseId' | 'derived'>[],
): Promise<void> {
  const rows = steps.map(({ caseId, derived }) => ({ id: caseId, ...derived }));
  await tx.run(sql`update case_file f set phase = r.phase, step = r.step, waiting_level = r.waiting_level,
      turns = r.turns, awaits_list = r.awaits_list, holder_id = r.holder_id, ripe_on = r.ripe_on, due_on = r.due_on,
      due_limit = r.due_limit, applied_on = r.applied_on, accepted_on = r.accepted_on, decided_on = r.decided_on,
      closed_on = r.closed_on, is_granted = r.is_granted, amount_fen = r.amount_fen, paid_from = r.paid_from,
      days_taken = r.days_taken, limits_missed = r.limits_missed, has_near_relative = r.has_near_relative,
      has_objection = r.has_objection, proven = r.proven, lacking = r.lacking, sample = r.sample,
      valid_until = r.valid_until, last_no = r.last_no, last_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, phase text, step text, waiting_level text,
      turns text[], awaits_list boolean, holder_id uuid, ripe_on date, due_on date, due_limit text, applied_on date,
      accepted_on date, decided_on date, closed_on date, is_granted boolean, amount_fen bigint, paid_from date,
      days_taken integer, limits_missed smallint, has_near_relative boolean, has_objection boolean, proven text[],
      lacking text[], sample text, valid_until date, last_no integer)
    where f.county_code = ${actor.countyCode} and f.id = r.id`);
  await keepTurns(
    tx,
    actor,
    steps.map(({ caseId }) => caseId),
  );
}
