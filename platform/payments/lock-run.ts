import { type Actor, chinaDay, done, type Id, type Outcome, refuse, sql, type Tx } from '../base/index.ts';
import type { RunFrame } from './owed.ts';

export interface RunRow {
  readonly id: Id;
  readonly scheme: string;
  readonly fund_id: Id;
  readonly first_month: Temporal.PlainDate;
  readonly months: number;
  readonly care_apart: boolean;
  readonly state: string;
  readonly version: number;
  readonly digest: Buffer | null;
  readonly prepared_by: Id;
}

export interface RunAct {
  readonly runId: Id;
  /** The version of the run that the officer saw. */
  readonly version: number;
}

export const frameOf = (actor: Actor, at: Temporal.Instant, row: RunRow): RunFrame => ({
  madeOn: chinaDay(at),
  countyCode: actor.countyCode,
  runId: row.id,
  scheme: row.scheme,
  fundId: row.fund_id,
  firstMonth: row.first_month,
  months: row.months,
  careApart: row.care_apart,
});

/** Locks a run. Refusals: `http.missing`, `payments.moved-on`, `payments.state`. */
export async function lockRun(
  tx: Tx,
  actor: Actor,
  { runId, version }: RunAct,
  states: readonly string[],
): Promise<Outcome<RunRow>> {
  const row =
    await tx.find<RunRow>(sql`select id, scheme, fund_id, first_month, months, care_apart, state, version, digest,
      prepared_by from pay_run where county_code = ${actor.countyCode} and id = ${runId} for update`);
  if (!row) return refuse('http.missing');
  if (row.version !== version) return refuse('payments.moved-on');
  return states.includes(row.state) ? done(row) : refuse('payments.state', { state: row.state });
}
