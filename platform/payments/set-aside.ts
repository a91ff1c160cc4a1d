import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { checkFree, findFund } from '../funds/index.ts';
import { balanceAlone, hold, openHolds, release } from '../ledger/index.ts';

/** A roll that nobody signed for so long has been forgotten; what was set aside for it is free again. */
const WAITS_AT_MOST = { hours: 24 * 366 };

interface Waiting {
  readonly id: Id;
  readonly fund_id: Id;
}

const keyOf = (runId: Id): string => `pay-run/${runId}/`;

async function holdsOf(tx: Tx, actor: Actor, { id, fund_id }: Waiting) {
  const fund = await findFund(tx, actor.countyCode, fund_id);
  if (!fund) return undefined;
  const all = await openHolds(tx, actor.countyCode, fund.poolId);
  return { poolId: fund.poolId, own: all.filter(({ key }) => key.startsWith(keyOf(id))) };
}

/**
 * Sets aside in the fund what a frozen roll waits for, as far as it is there: nobody carries it over or allocates it while
 * two sign. A fund that is short when a roll is frozen is no refusal, since it is filled by what the roll says; what came in
 * meanwhile is set aside at the first signature. Whoever takes of it at the same time is waited for. Refusal:
 * `funds.fund.unknown`.
 */
export async function setAside(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  run: Waiting,
  step: 'freeze' | 'sign',
): Promise<Outcome<null>> {
  const found = await holdsOf(tx, actor, run);
  if (!found) return refuse('funds.fund.unknown');
  const { poolId, own } = found;
  const { run_no, amount_fen } = await tx.get<{
    run_no: string;
    amount_fen: bigint;
  }>(sql`select run_no, amount_fen
    from pay_run where county_code = ${actor.countyCode} and id = ${run.id}`);
  const missing = own.reduce((rest, { amount }) => rest - amount, amount_fen);
  const pool = await balanceAlone(tx, actor.countyCode, poolId);
  const free = pool === undefined ? 0n : pool.balance - pool.held;
  const amount = free < missing ? free : missing;
  if (amount <= 0n) return done(null);
  const held = await hold(tx, actor, at, {
    ...{ key: `${keyOf(run.id)}${step}`, accountId: poolId, amount, reason: run_no },
    expiresAt: at.add(WAITS_AT_MOST),
  });
  return held.ok ? done(null) : held;
}

/** Whether the fund has what falls due now, beside what it keeps for other rolls. Refusals: those of `checkFree`. */
export async function checkFund(tx: Tx, actor: Actor, { id, fund_id }: Waiting): Promise<Outcome<null>> {
  const fund = await findFund(tx, actor.countyCode, fund_id);
  if (!fund) return refuse('funds.fund.unknown');
  const { amount_fen } = await tx.get<{ amount_fen: bigint }>(sql`select amount_fen from pay_run
    where county_code = ${actor.countyCode} and id = ${id}`);
  return await checkFree(tx, actor, fund, amount_fen);
}

/** What was set aside for a roll is free: it falls due in this transaction, or the roll was given up. */
export async function setFree(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  run: Waiting,
  reason: 'due' | 'abandoned',
): Promise<Outcome<null>> {
  const found = await holdsOf(tx, actor, run);
  for (const { id } of found?.own ?? []) {
    const freed = await release(tx, actor, at, { holdId: id, reason });
    if (!freed.ok) return freed;
  }
  return done(null);
}
