import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';

/** A run as far as work with the bank needs it. */
export interface SignedRun {
  readonly id: Id;
  readonly run_no: string;
  readonly scheme: string;
  readonly fund_id: Id;
  readonly first_month: Temporal.PlainDate;
  readonly state: string;
  readonly lines: number;
}

/** Locks a run that two have signed: whatever is done with the bank for it is done one behind the other. Refusals: `http.missing`, `payments.bank.state`. */
export async function lockSigned(tx: Tx, actor: Actor, runId: Id): Promise<Outcome<SignedRun>> {
  const run =
    await tx.find<SignedRun>(sql`select id, run_no, scheme, fund_id, first_month, state, lines from pay_run
    where county_code = ${actor.countyCode} and id = ${runId} for update`);
  if (!run) return refuse('http.missing');
  return run.state === 'signed' ? done(run) : refuse('payments.bank.state');
}

export interface BatchRow {
  readonly id: Id;
  readonly run_id: Id;
  readonly batch_no: string;
  readonly format: string;
  readonly pay_on: Temporal.PlainDate;
  readonly sha256: Buffer;
  readonly made_by: Id;
}

/** The file with its run locked. Refusals: those of `lockSigned`. */
export async function lockBatch(
  tx: Tx,
  actor: Actor,
  batchId: Id,
): Promise<Outcome<{ readonly batch: BatchRow; readonly run: SignedRun }>> {
  const batch =
    await tx.find<BatchRow>(sql`select t.id, t.run_id, t.batch_no, b.format, t.pay_on, t.sha256, t.made_by
    from pay_batch t join pay_bank b on b.county_code = t.county_code and b.id = t.bank_id
    where t.county_code = ${actor.countyCode} and t.id = ${batchId}`);
  if (!batch) return refuse('http.missing');
  const run = await lockSigned(tx, actor, batch.run_id);
  return run.ok ? done({ batch, run: run.value }) : run;
}
