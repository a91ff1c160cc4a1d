import type { Id } from '../base/index.ts';
import { isOwnAccount, sql } from '../base/index.ts';
import type { FundContext } from './read-funds.ts';
import type { OrderItem } from './shapes.ts';

interface OrderRow extends Omit<OrderItem, 'effectiveOn' | 'enteredAt' | 'endedAt' | 'isOwn' | 'totalFen'> {
  readonly effectiveOn: Temporal.PlainDate;
  readonly enteredAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly enteredBy: Id;
  readonly total: bigint;
}

const ORDERS_MAX = 200;

/** The orders of a fund and what is carried over into it, those that wait first, then the latest. A township sees none. */
export async function readOrders({ reader, actor }: FundContext, fundId: Id): Promise<OrderItem[]> {
  const rows = await reader.rows<OrderRow>(sql`
    select o.id, o.kind, o.effective_on as "effectiveOn", o.document, o.reason, o.to_fund_id as "toFundId",
      n.year || ' ' || n.name as "toFundName", case when o.fund_id <> ${fundId} then o.fund_id end as "fromFundId",
      case when o.fund_id <> ${fundId} then m.year || ' ' || m.name end as "fromFundName", o.entered_at as "enteredAt", o.entered_by as "enteredBy",
      o.entered_by_name as "enteredByName", e.how, e.at as "endedAt", e.by_name as "endedByName",
      coalesce(e.note, '') as note, l.total, l.lines
    from fund_order o
      left join fund_order_end e on e.county_code = o.county_code and e.order_id = o.id
      left join fund n on n.county_code = o.county_code and n.id = o.to_fund_id
      join fund m on m.county_code = o.county_code and m.id = o.fund_id
      cross join lateral (
        select sum(l.amount_fen)::bigint as total, coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'amountFen',
          l.amount_fen::text) order by l.no) filter (where a.id is not null), '[]') as lines
        from fund_order_line l
          left join ledger_account a on a.county_code = l.county_code and a.id = l.account_id
        where l.county_code = o.county_code and l.order_id = o.id) l
    where o.county_code = ${actor.countyCode}
      and (o.fund_id = ${fundId} or (o.to_fund_id = ${fundId} and coalesce(e.how, 'confirmed') = 'confirmed'))
    order by e.order_id is not null, o.entered_at desc, o.id desc limit ${ORDERS_MAX}`);
  return rows.map(({ effectiveOn, enteredAt, endedAt, enteredBy, total, ...row }) => ({
    ...row,
    effectiveOn: effectiveOn.toString(),
    enteredAt: enteredAt.toString(),
    endedAt: endedAt?.toString() ?? null,
    isOwn: isOwnAccount(actor, enteredBy),
    totalFen: total.toString(),
  }));
}
