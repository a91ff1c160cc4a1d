/** What a scheme gave over a population: how many amounts, their sum, and a sum that tells who got which. */
export interface Tally {
  count: number;
  fen: number;
  /** Sum of each amount times the weight of who got it, modulo `MODULUS`. */
  mark: number;
}

export const MODULUS = 4_503_599_627_370_449;
const MULTIPLY = 40_503;
const WEIGHTS = 65_521;
/** Place of a household's own amount beside those of its members. */
const OF_HOUSEHOLD = 40;

export const emptyTally = (): Tally => ({ count: 0, fen: 0, mark: 0 });

/** @param member nothing for an amount of the household */
export function addTo(tally: Tally, household: number, member: number | undefined, fen: number): void {
  if (fen === 0) return;
  const weight = (((household * 41 + (member ?? OF_HOUSEHOLD)) * MULTIPLY) % WEIGHTS) + 1;
  tally.count++;
  tally.fen += fen;
  tally.mark = (tally.mark + fen * weight) % MODULUS;
}

export function merge(into: Tally, one: Tally): void {
  into.count += one.count;
  into.fen += one.fen;
  into.mark = (into.mark + one.mark) % MODULUS;
}

/** The same over rows of amounts in PostgreSQL, by region and scheme. */
export const tallySql = (items: string): string => `
select county_code, scheme_no, count(*)::text as count, sum(amount_fen)::text as fen,
  (sum(amount_fen * (((household_id * 41 + coalesce(member_id, ${OF_HOUSEHOLD})) * ${MULTIPLY}) % ${WEIGHTS} + 1))
    % ${MODULUS})::text as mark
from (${items}) items group by county_code, scheme_no`;

export const sameTally = (one: Tally, two: Tally): boolean =>
  one.count === two.count && one.fen === two.fen && one.mark === two.mark;
