import type { Static } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { findFund } from './find-fund.ts';
import { standsForCounty } from './open-fund.ts';
import type { NewOrder } from './shapes.ts';
import { openShares } from './shares.ts';

type Order = Static<typeof NewOrder>;

/**
 * Enters what is to be moved; nothing moves until somebody else confirms it. Refusals: `funds.county-only`,
 * `funds.fund.unknown`, `funds.order.lines`, `funds.order.line`, `funds.order.place`, `funds.order.carry`.
 */
export async function enterOrder(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  order: Order,
): Promise<Outcome<{ readonly id: Id; readonly totalFen: string }>> {
  const may = standsForCounty(actor);
  if (!may.ok) return may;
  const fund = await findFund(tx, actor.countyCode, fundId);
  if (!fund) return refuse('funds.fund.unknown');
  const { kind, lines, document, reason = '', effectiveOn } = order;
  const isPlaced = kind === 'allocate' || kind === 'take-back';
  const isWhole = lines.every((line) => (line.kind !== undefined) === isPlaced);
  if (!isWhole || (!isPlaced && lines.length !== 1))
    return refuse('funds.order.lines', {}, { field: 'lines' });
  if (kind === 'carry-over' || order.toFundId !== undefined) {
    const next = await checkCarry(tx, actor, fund, order);
    if (!next.ok) return next;
  }
  const wishes = lines.flatMap(({ kind: share, townId, home }) =>
    share === undefined ? [] : [{ kind: share, townId, home }],
  );
  const shares = await openShares(tx, actor, at, fundId, wishes);
  if (!shares.ok) return shares;
  const id = newId();
  await tx.run(sql`insert into fund_order (county_code, id, fund_id, kind, to_fund_id, effective_on, document, reason,
      entered_at, entered_by, entered_by_name)
    values (${actor.countyCode}, ${id}, ${fundId}, ${kind}, ${order.toFundId ?? null}, ${effectiveOn}, ${document},
      ${reason}, ${at}, ${actor.userId}, ${actor.userName})`);
  const rows = JSON.stringify(
    lines.map(({ amountFen }, place) => ({ amountFen, account: shares.value[place] ?? null })),
  );
  await tx.run(sql`insert into fund_order_line (county_code, order_id, no, account_id, amount_fen)
    select ${actor.countyCode}, ${id}, no, (line ->> 'account')::uuid, (line ->> 'amountFen')::bigint
    from jsonb_array_elements(${rows}::jsonb) with ordinality as l (line, no)`);
  const total = lines.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  return done({ id, totalFen: total.toString() });
}

/** What is left over stays what it was meant for: into a later year, for the same schemes or fewer. */
async function checkCarry(
  tx: Tx,
  actor: Actor,
  fund: { readonly id: Id; readonly year: number },
  { kind, toFundId }: Order,
): Promise<Outcome<null>> {
  const refusal = refuse('funds.order.carry', {}, { field: 'toFundId' });
  const next = toFundId === undefined ? undefined : await findFund(tx, actor.countyCode, toFundId);
  if (kind !== 'carry-over' || !next || next.year <= fund.year) return refusal;
  const wider = await tx.find(sql`select 1 from ledger_purpose p
    where p.county_code = ${actor.countyCode} and p.asset_id = ${next.id} and not exists (
      select 1 from ledger_purpose o where o.county_code = p.county_code and o.asset_id = ${fund.id}
        and o.scheme = p.scheme) limit 1`);
  return wider ? refusal : done(null);
}
