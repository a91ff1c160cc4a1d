import type { Actor, Outcome, Tx } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { balanceAlone, openHolds, sayYuan } from '../ledger/index.ts';
import type { FundRow } from './find-fund.ts';

const HOLDS_SAID = 5;

/**
 * Whether so much of a fund can be taken by who takes it next. The book would refuse it in bare words, also when somebody
 * else was faster; here it is said of which fund, what is free, and for which runs the rest is kept. Refusals:
 * `funds.pool.held` when frozen runs wait for it, `funds.pool.short` when there is not so much at all.
 */
export async function checkFree(
  tx: Tx,
  actor: Actor,
  fund: FundRow,
  takenFen: bigint,
): Promise<Outcome<null>> {
  if (takenFen <= 0n) return done(null);
  const pool = await balanceAlone(tx, actor.countyCode, fund.poolId);
  if (!pool || takenFen <= pool.balance - pool.held) return done(null);
  const freeFen = pool.balance - pool.held;
  const facts = {
    ...{ fund: `${fund.year} ${fund.name}`, held: sayYuan(pool.held), free: sayYuan(freeFen) },
    missing: sayYuan(takenFen - freeFen),
  };
  if (takenFen > pool.balance)
    return refuse('funds.pool.short', { ...facts, balance: sayYuan(pool.balance) });
  const holds = await openHolds(tx, actor.countyCode, fund.poolId);
  const said = holds
    .slice(0, HOLDS_SAID)
    .map(({ reason, amount }) => `${reason}：${sayYuan(amount)}`)
    .join('、');
  return refuse('funds.pool.held', { ...facts, count: holds.length, holds: said });
}
