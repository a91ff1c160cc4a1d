import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, isOwnAccount, refuse, sql } from '../base/index.ts';
import { type NewLeg, post } from '../ledger/index.ts';
import { checkFree } from './check-free.ts';
import { type FundRow, findFund } from './find-fund.ts';
import { standsForCounty } from './open-fund.ts';
import type { OrderKind } from './shapes.ts';

interface OrderRow {
  readonly id: Id;
  readonly fund_id: Id;
  readonly kind: OrderKind;
  readonly to_fund_id: Id | null;
  readonly effective_on: Temporal.PlainDate;
  readonly document: string;
  readonly reason: string;
  readonly entered_by: Id;
  readonly how: string | null;
}

export interface OrderEnd {
  readonly how: 'confirmed' | 'refused' | 'withdrawn';
  readonly note?: string | undefined;
}

/**
 * Settles an order. Confirmed by another person, it moves in the same transaction; refused by another person, or
 * withdrawn by who entered it, it never does. Refusals: `funds.county-only`, `funds.order.unknown`,
 * `funds.order.ended`, `funds.order.own`, `funds.order.not-own`, those of `checkFree` and of `post`.
 */
export async function endOrder(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  orderId: Id,
  { how, note = '' }: OrderEnd,
): Promise<Outcome<{ readonly transferId: Id | null }>> {
  const may = standsForCounty(actor);
  if (!may.ok) return may;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`fund-order/${orderId}`}, 0))`);
  const order =
    await tx.find<OrderRow>(sql`select o.id, o.fund_id, o.kind, o.to_fund_id, o.effective_on, o.document,
      o.reason, o.entered_by, e.how
    from fund_order o left join fund_order_end e on e.county_code = o.county_code and e.order_id = o.id
    where o.county_code = ${actor.countyCode} and o.id = ${orderId}`);
  if (!order) return refuse('funds.order.unknown');
  if (order.how !== null) return refuse('funds.order.ended');
  const isOwn = isOwnAccount(actor, order.entered_by);
  if (how === 'withdrawn' && order.entered_by !== actor.userId) return refuse('funds.order.not-own');
  if (how !== 'withdrawn' && isOwn) return refuse('funds.order.own');
  const moved = how === 'confirmed' ? await move(tx, actor, at, order) : done(null);
  if (!moved.ok) return moved;
  await tx.run(sql`insert into fund_order_end (county_code, order_id, entered_by, how, at, by_id, by_name, note,
      transfer_id)
    values (${actor.countyCode}, ${orderId}, ${order.entered_by}, ${how}, ${at}, ${actor.userId}, ${actor.userName},
      ${note}, ${moved.value})`);
  return done({ transferId: moved.value });
}

async function move(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  order: OrderRow,
): Promise<Outcome<Id | null>> {
  const fund = await findFund(tx, actor.countyCode, order.fund_id);
  const next = order.to_fund_id === null ? undefined : await findFund(tx, actor.countyCode, order.to_fund_id);
  if (!fund) return refuse('funds.fund.unknown');
  const lines = await tx.rows<{ account_id: Id | null; amount_fen: bigint }>(sql`
    select account_id, amount_fen from fund_order_line
    where county_code = ${actor.countyCode} and order_id = ${order.id} order by no`);
  const legs = lines.flatMap(({ account_id, amount_fen }) =>
    legsOf(order.kind, fund, next, account_id ?? fund.poolId, amount_fen),
  );
  const taken = legs.reduce((sum, { from, amount }) => sum + (from === fund.poolId ? amount : 0n), 0n);
  const isFree = await checkFree(tx, actor, fund, taken);
  if (!isFree.ok) return isFree;
  const posted = await post(tx, actor, at, {
    ...{ key: `fund-order/${order.id}`, kind: `fund.${order.kind}`, effectiveOn: order.effective_on },
    ...{ document: order.document, reason: order.reason, legs },
  });
  return posted.ok ? done(posted.value.transferId) : posted;
}

function legsOf(
  kind: OrderKind,
  fund: FundRow,
  next: FundRow | undefined,
  share: Id,
  amount: bigint,
): readonly NewLeg[] {
  const { outsideId, poolId } = fund;
  switch (kind) {
    case 'receive':
      return [{ from: outsideId, to: poolId, amount }];
    case 'allocate':
      return [{ from: poolId, to: share, amount }];
    case 'take-back':
      return [{ from: share, to: poolId, amount }];
    case 'carry-over':
      if (!next) throw new Error('an order to carry over names no fund');
      return [
        { from: poolId, to: outsideId, amount },
        { from: next.outsideId, to: next.poolId, amount },
      ];
  }
}
