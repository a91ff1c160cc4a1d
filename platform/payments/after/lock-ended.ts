import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';

export interface EndedRun {
  readonly scheme: string;
  readonly first_month: Temporal.PlainDate;
  readonly months: number;
}

/** Locks a run that has ended. Refusals: `http.missing`, `payments.after.not-ended`, `payments.after.done`. */
export async function lockEnded(
  tx: Tx,
  { countyCode: county }: Actor,
  runId: Id,
  which: 'pay_publicity' | 'pay_told',
): Promise<Outcome<EndedRun>> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${which}/${runId}`}, 0))`);
  const run = await tx.find<
    EndedRun & { readonly state: string }
  >(sql`select scheme, first_month, months, state
    from pay_run where county_code = ${county} and id = ${runId}`);
  if (!run) return refuse('http.missing');
  if (run.state !== 'ended') return refuse('payments.after.not-ended');
  const before =
    which === 'pay_publicity'
      ? sql`select 1 from pay_publicity where county_code = ${county} and run_id = ${runId}`
      : sql`select 1 from pay_told where county_code = ${county} and run_id = ${runId}`;
  return (await tx.find(before)) ? refuse('payments.after.done') : done(run);
}
