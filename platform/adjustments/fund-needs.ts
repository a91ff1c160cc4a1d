import { type Actor, chinaDay, type Id, type Reader, sql } from '../base/index.ts';

/** What a scheme needs until the end of the year with the new figures, and what its funds have. Fen. */
export interface FundNeed {
  readonly scheme: string;
  readonly awards: number;
  readonly raised: number;
  readonly cuts: number;
  readonly unknown: number;
  /** A month, before and after, of awards that give something now. */
  readonly beforeFen: bigint;
  readonly extraFen: bigint;
  /** What months that fell due lack. */
  readonly backFen: bigint;
  readonly backAwards: number;
  /** From this month on, this one included where it has not fallen due. */
  readonly monthsLeft: number;
  readonly neededFen: bigint;
  readonly availableFen: bigint;
  readonly isEnough: boolean;
}

interface Row {
  readonly scheme: string;
  readonly awards: number;
  readonly raised: number;
  readonly cuts: number;
  readonly unknown: number;
  readonly before_fen: bigint;
  readonly extra_fen: bigint;
  readonly back_fen: bigint;
  readonly back_awards: number;
  readonly available_fen: bigint;
  readonly has_fallen: boolean;
}

const MONTHS = 12;

/** By scheme, in a fixed number of statements: what an adjustment needs, beside the pools of the funds that may pay it. */
export async function readFundNeeds(
  reader: Reader,
  { countyCode: county }: Actor,
  { id, schemes }: { readonly id: Id; readonly schemes: readonly string[] },
  at: Temporal.Instant,
): Promise<readonly FundNeed[]> {
  const today = chinaDay(at);
  const rows = await reader.rows<Row>(sql`select c.scheme, coalesce(l.awards, 0) as awards,
      coalesce(l.raised, 0) as raised, coalesce(l.cuts, 0) as cuts, coalesce(l.unknown, 0) as unknown,
      coalesce(l.before_fen, 0)::bigint as before_fen, coalesce(l.extra_fen, 0)::bigint as extra_fen,
      coalesce(l.back_fen, 0)::bigint as back_fen, coalesce(l.back_awards, 0) as back_awards,
      coalesce(f.available_fen, 0)::bigint as available_fen, d.has_fallen
    from unnest(${[...schemes]}::text[]) as c (scheme)
      left join lateral (
        select count(*)::integer as awards, count(*) filter (where x.kind = 'raise')::integer as raised,
          count(*) filter (where x.kind = 'cut')::integer as cuts,
          count(*) filter (where x.kind = 'unknown')::integer as unknown,
          sum(s.amount_fen) filter (where s.state = 'running') as before_fen,
          sum(x.difference_fen) filter (where s.state = 'running' and x.kind = 'raise') as extra_fen,
          sum(x.difference_fen * x.back_months) filter (where x.kind = 'raise') as back_fen,
          count(*) filter (where x.kind = 'raise' and x.back_months > 0)::integer as back_awards
        from adjustment_line x join award_state s on s.county_code = x.county_code and s.award_id = x.award_id
        where x.county_code = ${county} and x.adjustment_id = ${id} and x.scheme = c.scheme) l on true
      left join lateral (
        select sum(h.balance) as available_fen
        from fund u
          join ledger_purpose p on p.county_code = u.county_code and p.asset_id = u.id and p.scheme = c.scheme
          join ledger_head h on h.county_code = u.county_code and h.account_id = u.pool_id
        where u.county_code = ${county} and u.year = ${today.year}) f on true
      cross join lateral (select exists (select 1 from ledger_leg g where g.county_code = ${county}
        and g.scheme = c.scheme and g.period = ${today.with({ day: 1 })} and g.step = 0) as has_fallen) d
    order by c.scheme`);
  return rows.map((row) => {
    const monthsLeft = MONTHS - today.month + (row.has_fallen ? 0 : 1);
    const neededFen = (row.before_fen + row.extra_fen) * BigInt(monthsLeft) + row.back_fen;
    return {
      scheme: row.scheme,
      awards: row.awards,
      raised: row.raised,
      cuts: row.cuts,
      unknown: row.unknown,
      beforeFen: row.before_fen,
      extraFen: row.extra_fen,
      backFen: row.back_fen,
      backAwards: row.back_awards,
      monthsLeft,
      neededFen,
      availableFen: row.available_fen,
      isEnough: row.available_fen >= neededFen,
    };
  });
}
