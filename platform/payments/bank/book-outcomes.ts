import type { LineOutcome } from '../../banks/index.ts';
import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, sql } from '../../base/index.ts';
import type { BatchRow, SignedRun } from './lock-signed.ts';
import { moveLines } from './move-lines.ts';

type Settled = Exclude<LineOutcome, { state: 'open' }>;

/**
 * Books lines of which nothing is booked yet. What was booked once stays, whatever a later return says: that is a finding,
 * and an officer's. Refusals: those of `moveLines`.
 */
export async function bookOutcomes(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  locked: { readonly run: SignedRun; readonly batch: BatchRow },
  returnId: Id,
  outcomes: readonly LineOutcome[],
): Promise<Outcome<null>> {
  const county = actor.countyCode;
  const booked = await tx.rows<{ line_no: number }>(sql`select distinct line_no from pay_result
    where county_code = ${county} and batch_id = ${locked.batch.id}`);
  const known = new Set(booked.map(({ line_no }) => line_no));
  const fresh = outcomes.filter((one): one is Settled => one.state !== 'open' && !known.has(one.line.lineNo));
  if (fresh.length === 0) return done(null);
  const said = fresh.map((one) => ('code' in one ? one : { code: '', reason: '' }));
  await tx.run(sql`insert into pay_result (county_code, batch_id, line_no, no, how, code, reason, return_id, at, by_id,
      by_name)
    select ${county}, ${locked.batch.id}, line_no, 1, how, code, reason, ${returnId}, ${at}, ${actor.userId},
      ${actor.userName}
    from unnest(${fresh.map(({ line }) => line.lineNo)}::integer[], ${fresh.map(({ state }) => state)}::text[],
      ${said.map(({ code }) => code)}::text[], ${said.map(({ reason }) => reason)}::text[])
      as r (line_no, how, code, reason)`);
  const paid = fresh.filter(({ state }) => state === 'paid').map(({ line }) => line.lineNo);
  return await moveLines(tx, actor, at, locked, { how: 'given', sourceId: returnId, lineNos: paid });
}
