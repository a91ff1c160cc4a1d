import { divideExactly, type Rounding } from '../../language/rounding.ts';

/**
 * `a × b ÷ c` rounded to a whole number, for whole numbers held as doubles. Exact: below 2^53 the quotient
 * of two whole numbers, rounded down, is never moved across a whole number by the division of doubles; above
 * it, big integers take over.
 */
export function divideWhole(a: number, b: number, c: number, mode: Rounding['mode']): number {
  const product = a * b;
  if (c === 0) return 0;
  if (c === 1) return product;
  if (product < 0) return -divideWhole(-a, b, c, mode);
  const added = mode === 'down' ? 0 : mode === 'up' ? c - 1 : Math.floor(c / 2);
  const top = product + added;
  if (top < 9_007_199_254_740_992) return Math.floor(top / c);
  return Number(divideExactly(BigInt(a) * BigInt(b), BigInt(c), mode));
}
