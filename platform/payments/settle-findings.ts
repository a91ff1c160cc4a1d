import type { Actor, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { lockRun, type RunAct } from './lock-run.ts';
import { giveRoom } from './owed.ts';

export interface Settling {
  readonly findingNos: readonly number[];
  readonly how: 'pay' | 'leave-out';
  readonly reason: string;
}

/** Findings without which there would be nothing to send to the bank: they cannot be paid over. */
const NEVER_PAID = ['dead', 'merged-record', 'no-account'];
/** About the whole roll: there is no line to leave out. */
const OF_THE_ROLL = ['fund-short'];

/**
 * Says of findings that their lines are paid all the same, or left out of this run. What is left out is owed still, and
 * comes again. Refusals: those of `lockRun`, `payments.finding.unknown`, `payments.finding.never`.
 */
export async function settleFindings(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: RunAct,
  { findingNos, how, reason }: Settling,
): Promise<Outcome<{ settled: number }>> {
  const run = await lockRun(tx, actor, act, ['preview']);
  if (!run.ok) return run;
  const county = actor.countyCode;
  const found = await tx.rows<{
    no: number;
    kind: string;
    line_no: number | null;
  }>(sql`select no, kind, line_no from pay_finding
    where county_code = ${county} and run_id = ${act.runId} and no = any(${[...findingNos]}::integer[])`);
  if (found.length < new Set(findingNos).size)
    return refuse('payments.finding.unknown', {}, { field: 'findingNos' });
  if (how === 'pay' && found.some(({ kind }) => NEVER_PAID.includes(kind))) {
    return refuse('payments.finding.never', {}, { field: 'how' });
  }
  if (how === 'leave-out' && found.some(({ kind }) => OF_THE_ROLL.includes(kind))) {
    return refuse('payments.finding.of-roll', {}, { field: 'how' });
  }
  await tx.run(sql`update pay_finding set settled_how = ${how}, reason = ${reason}, settled_at = ${at},
      settled_by = ${actor.userId}, settled_by_name = ${actor.userName}
    where county_code = ${county} and run_id = ${act.runId} and no = any(${[...findingNos]}::integer[])`);
  const lineNos = [...new Set(found.flatMap(({ line_no }) => line_no ?? []))];
  // Lines and findings are joined once, however many are settled together.
  await giveRoom(tx);
  // A line is left out as long as one of its findings says so.
  await tx.run(sql`with turned as (update pay_line l set is_excluded = x.is_excluded
      from (select f.line_no, bool_or(f.settled_how = 'leave-out') as is_excluded from pay_finding f
        where f.county_code = ${county} and f.run_id = ${act.runId} and f.line_no = any(${lineNos}::integer[])
        group by f.line_no) x
      where l.county_code = ${county} and l.run_id = ${act.runId} and l.no = any(${lineNos}::integer[])
        and l.no = x.line_no and l.is_excluded is distinct from coalesce(x.is_excluded, false)
      returning case when l.is_excluded then -1 else 1 end as turn, l.amount_fen)
    update pay_run r set lines = r.lines + t.lines, amount_fen = r.amount_fen + t.fen, version = version + 1
    from (select coalesce(sum(turn), 0)::integer as lines, coalesce(sum(turn * amount_fen), 0)::bigint as fen
      from turned) t
    where r.county_code = ${county} and r.id = ${act.runId}`);
  return done({ settled: found.length });
}
