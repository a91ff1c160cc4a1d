import type { Actor, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { digestOf } from './digest.ts';
import { lockRun, type RunAct } from './lock-run.ts';
import { setAside, setFree } from './set-aside.ts';

/**
 * Freezes the roll under its digest, and sets aside in the fund what it waits for. Refusals: those of `lockRun` and
 * `setAside`, `payments.findings-open`, `payments.nothing`.
 */
export async function freezeRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: RunAct,
): Promise<Outcome<{ state: string }>> {
  const run = await lockRun(tx, actor, act, ['preview']);
  if (!run.ok) return run;
  const open = await tx.get<{ open: number }>(sql`select count(*)::integer as open from pay_finding
    where county_code = ${actor.countyCode} and run_id = ${act.runId} and settled_how is null`);
  if (open.open > 0) return refuse('payments.findings-open', { count: open.open });
  const made = await tx.get<{ digest: Buffer | null }>(digestOf(actor, act.runId));
  if (!made.digest) return refuse('payments.nothing');
  const held = await setAside(tx, actor, at, run.value, 'freeze');
  if (!held.ok) return held;
  await tx.run(sql`update pay_run set state = 'frozen', digest = ${made.digest}, frozen_at = ${at},
      frozen_by = ${actor.userId}, frozen_by_name = ${actor.userName}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${act.runId}`);
  return done({ state: 'frozen' });
}

/** Gives a run up before anything of it fell due. Refusals: those of `lockRun`. */
export async function abandonRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: RunAct,
): Promise<Outcome<{ state: string }>> {
  const run = await lockRun(tx, actor, act, ['preview', 'frozen']);
  if (!run.ok) return run;
  const freed = await setFree(tx, actor, at, run.value, 'abandoned');
  if (!freed.ok) return freed;
  await tx.run(sql`update pay_run set state = 'abandoned', version = version + 1
    where county_code = ${actor.countyCode} and id = ${act.runId}`);
  return done({ state: 'abandoned' });
}
