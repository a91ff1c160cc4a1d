import type { Static } from 'typebox';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { findFund } from './find-fund.ts';
import { type FundContext, readFigures, sayFund, sayScheme } from './read-funds.ts';
import { readOrders } from './read-orders.ts';
import { listShares } from './read-shares.ts';
import type { FundPage } from './shapes.ts';

const SHARES_MAX = 200;

interface SchemeRow {
  readonly code: string;
  readonly planned: bigint | null;
  readonly used: bigint;
}

/** A fund with its plan, its places, its months and its orders. Refusal: `funds.fund.unknown`. */
export async function getFund(context: FundContext, fundId: Id): Promise<Outcome<Static<typeof FundPage>>> {
  const { reader, actor } = context;
  const [[figures], row] = [
    await readFigures(context, { id: fundId, limit: 1 }),
    await findFund(reader, actor.countyCode, fundId),
  ];
  if (!figures || !row) return refuse('funds.fund.unknown');
  const shares = await listShares(context, { fundId, limit: SHARES_MAX });
  if (!shares.ok) return shares;
  return done({
    fund: sayFund(figures, context),
    poolAccountId: row.poolId,
    plan: await readPlan(context, fundId),
    shares: shares.value.items,
    months: await readMonths(context, fundId),
    orders: await readOrders(context, fundId),
  });
}

async function readPlan({ reader, actor, law, language }: FundContext, fundId: Id) {
  const rows = await reader.rows<SchemeRow>(sql`
    select p.scheme as code, (select amount_fen from fund_plan l where l.county_code = p.county_code
        and l.fund_id = p.asset_id and l.scheme = p.scheme order by no desc limit 1) as planned,
      coalesce((select sum(h.balance) from ledger_account a
        join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
        where a.county_code = p.county_code and a.asset_id = p.asset_id and a.scheme = p.scheme), 0)::bigint as used
    from ledger_purpose p where p.county_code = ${actor.countyCode} and p.asset_id = ${fundId} order by p.scheme`);
  return rows.map(({ code, planned, used }) => ({
    ...sayScheme(law, code, language),
    plannedFen: planned?.toString() ?? null,
    usedFen: used.toString(),
    isOver: planned !== null && used > planned,
  }));
}

/** What was given in each month, by the month for which it counts. */
async function readMonths({ reader, actor }: FundContext, fundId: Id) {
  const rows = await reader.rows<{ month: Temporal.PlainDate; used: bigint }>(sql`
    select m.effective_month as month, sum(m.amount)::bigint as used
    from ledger_account a join ledger_month m on m.county_code = a.county_code and m.account_id = a.id
    where a.county_code = ${actor.countyCode} and a.asset_id = ${fundId} and a.kind in ('due', 'given')
    group by m.effective_month having sum(m.amount) <> 0 order by m.effective_month`);
  return rows.map(({ month, used }) => ({
    month: month.toPlainYearMonth().toString(),
    usedFen: used.toString(),
  }));
}
