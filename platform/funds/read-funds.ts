import type { Actor, Id, Language, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { forecast, monthsBefore } from './forecast.ts';
import type { FundLaw } from './law.ts';
import type { FundItem, Source } from './shapes.ts';

export interface FundContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: FundLaw;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

export interface FundFigures {
  readonly id: Id;
  readonly name: string;
  readonly source: Source;
  readonly year: number;
  readonly schemes: readonly string[];
  readonly received: bigint;
  readonly pool: bigint;
  /** Of the pool, set aside. */
  readonly held: bigint;
  readonly placed: bigint;
  readonly used: bigint;
  readonly planned: bigint | null;
  readonly recent: bigint;
  readonly over: boolean;
  readonly waiting: number;
}

/**
 * Funds with where they stand, by balances and sums of months; no posting is counted. For a township the figures are
 * those of its own accounts, since it sees no other. `f.id` picks one; the latest years come first.
 */
export async function readFigures(
  { reader, actor, today }: FundContext,
  chosen: {
    readonly id?: Id;
    readonly year?: number;
    readonly before?: readonly [number, Id];
    limit: number;
  },
): Promise<FundFigures[]> {
  const [first, end] = monthsBefore(today);
  const [year, id] = chosen.before ?? [null, null];
  return await reader.rows<FundFigures>(sql`
    select f.id, f.name, f.source, f.year,
      array(select scheme from ledger_purpose p
        where p.county_code = f.county_code and p.asset_id = f.id order by scheme) as schemes,
      coalesce(-s.outside, 0)::bigint as received, coalesce(s.pool, 0)::bigint as pool, coalesce(s.held, 0)::bigint as held,
      coalesce(s.placed, 0)::bigint as placed, coalesce(s.used, 0)::bigint as used,
      coalesce(s.recent, 0)::bigint as recent, p.planned, coalesce(p.over, false) as over, w.waiting
    from fund f
      left join lateral (
        select sum(h.balance) filter (where a.kind = 'outside') as outside,
          sum(h.balance) filter (where a.id = f.pool_id) as pool,
          sum(h.held) filter (where a.id = f.pool_id) as held,
          sum(h.balance) filter (where a.kind = 'held' and a.id <> f.pool_id) as placed,
          sum(h.balance) filter (where a.kind in ('due', 'given')) as used,
          sum((select sum(m.amount) from ledger_month m where m.county_code = a.county_code and m.account_id = a.id
            and m.effective_month >= ${first} and m.effective_month < ${end}))
            filter (where a.kind in ('due', 'given')) as recent
        from ledger_account a join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
        where a.county_code = f.county_code and a.asset_id = f.id) s on true
      left join lateral (
        select sum(l.amount_fen)::bigint as planned, bool_or(coalesce(g.used, 0) > l.amount_fen) as over
        from (select distinct on (scheme) scheme, amount_fen from fund_plan
            where county_code = f.county_code and fund_id = f.id order by scheme, no desc) l
          left join (select a.scheme, sum(h.balance) as used from ledger_account a
            join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
            where a.county_code = f.county_code and a.asset_id = f.id and a.kind in ('due', 'given')
            group by a.scheme) g using (scheme)) p on true
      left join lateral (
        select count(*)::integer as waiting from fund_order o where o.county_code = f.county_code and o.fund_id = f.id
          and not exists (select 1 from fund_order_end e
            where e.county_code = o.county_code and e.order_id = o.id)) w on true
    where f.county_code = ${actor.countyCode} and f.id = coalesce(${chosen.id ?? null}, f.id)
      and f.year = coalesce(${chosen.year ?? null}, f.year)
      and (${year}::smallint is null or (f.year, f.id) < (${year}::smallint, ${id}::uuid))
    order by f.year desc, f.id desc limit ${chosen.limit}`);
}

export const sayScheme = (law: FundLaw, code: string, language: Language) => ({
  code,
  title: law.titleOf(code, language) ?? code,
});

export function sayFund(row: FundFigures, { actor, law, language, today }: FundContext): FundItem {
  const left = row.pool + row.placed;
  // A township does not see what came in at the county: of its own accounts it is what lies there and what was given.
  const received = actor.level === 'town' ? row.placed + row.used : row.received;
  const outlook = forecast({
    left,
    recent: row.recent,
    received,
    today,
    until: `${row.year}-12`,
  });
  return {
    id: row.id,
    name: row.name,
    source: row.source,
    year: row.year,
    schemes: row.schemes.map((code) => sayScheme(law, code, language)),
    receivedFen: received.toString(),
    poolFen: row.pool.toString(),
    heldFen: row.held.toString(),
    placedFen: row.placed.toString(),
    usedFen: row.used.toString(),
    plannedFen: row.planned?.toString() ?? null,
    meanFen: outlook.meanFen.toString(),
    runsOutIn: outlook.runsOutIn,
    warnings: [...outlook.warnings, ...(row.over ? (['over-plan'] as const) : [])],
    waiting: row.waiting,
  };
}
