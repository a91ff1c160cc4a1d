import type { Id, Outcome } from '../base/index.ts';
import { done, isId, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { forecast, monthsBefore } from './forecast.ts';
import type { FundContext } from './read-funds.ts';
import type { Share, ShareKind } from './shapes.ts';

interface ShareRow {
  readonly id: Id;
  readonly fundId: Id;
  readonly fundName: string;
  readonly year: number;
  readonly kind: ShareKind;
  readonly name: string;
  readonly townId: Id | null;
  readonly balance: bigint;
  readonly used: bigint;
  readonly recent: bigint;
}

export interface ShareFilter {
  readonly fundId?: Id | undefined;
  readonly kind?: ShareKind | undefined;
  readonly year?: number | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * What was allocated to places, with what of it was given and how long it lasts: of one fund, or all reserves of a
 * year. A township finds its own alone. Refusal: `ledger.list.cursor`.
 */
export async function listShares(
  context: FundContext,
  filter: ShareFilter,
): Promise<Outcome<{ items: Share[]; next: string | null }>> {
  const { reader, actor, today } = context;
  const key = filter.after === undefined ? [null] : decodeCursor(filter.after, 1);
  const [after] = key ?? [];
  if (after === undefined || (after !== null && !isId(after))) {
    return refuse('ledger.list.cursor', {}, { field: 'after' });
  }
  const [first, end] = monthsBefore(today);
  const rows = await reader.rows<ShareRow>(sql`
    select s.account_id as id, s.fund_id as "fundId", f.name as "fundName", f.year, s.kind, a.name,
      s.town_id as "townId", h.balance, coalesce(g.used, 0)::bigint as used, coalesce(g.recent, 0)::bigint as recent
    from fund_share s
      join fund f on f.county_code = s.county_code and f.id = s.fund_id
      join ledger_account a on a.county_code = s.county_code and a.id = s.account_id
      join ledger_head h on h.county_code = s.county_code and h.account_id = s.account_id
      left join lateral (
        select -sum(p.amount) as used,
          -sum(p.amount) filter (where p.effective_on >= ${first} and p.effective_on < ${end}) as recent
        from ledger_posting p join ledger_account o on o.county_code = p.county_code and o.id = p.other_id
        where p.county_code = s.county_code and p.account_id = s.account_id and o.kind in ('due', 'given')) g on true
    where s.county_code = ${actor.countyCode} and s.fund_id = coalesce(${filter.fundId ?? null}, s.fund_id)
      and s.kind = coalesce(${filter.kind ?? null}, s.kind) and f.year = coalesce(${filter.year ?? null}, f.year)
      and (${after}::uuid is null or s.account_id > ${after}::uuid)
    order by s.account_id limit ${filter.limit + 1}`);
  return done(
    toPage(
      rows,
      filter.limit,
      (row) => [row.id],
      (row) => sayShare(row, today),
    ),
  );
}

function sayShare({ balance, used, recent, ...row }: ShareRow, today: Temporal.PlainDate): Share {
  const received = balance + used;
  const outlook = forecast({ left: balance, recent, received, today, until: `${row.year}-12` });
  return {
    ...row,
    receivedFen: received.toString(),
    usedFen: used.toString(),
    balanceFen: balance.toString(),
    meanFen: outlook.meanFen.toString(),
    runsOutIn: outlook.runsOutIn,
    warnings: [...outlook.warnings],
  };
}
