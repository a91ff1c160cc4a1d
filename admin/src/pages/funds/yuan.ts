import { fenFromYuan } from '../../parts/fen-from-yuan.ts';

export { fenFromYuan };

/** As `fenFromYuan`, where nothing is an amount too: a plan of zero. */
export function planFromYuan(typed: string | number | null | undefined): string | null {
  return /^0+(\.0{1,2})?$/.test(String(typed ?? '').trim()) ? '0' : fenFromYuan(typed);
}

export const sumOf = (fen: readonly string[]): string =>
  fen.reduce((sum, one) => sum + BigInt(one), 0n).toString();

/** What lies with the county and is not set aside for frozen rolls. */
export const freeOf = ({
  poolFen,
  heldFen,
}: {
  readonly poolFen: string;
  readonly heldFen: string;
}): string => (BigInt(poolFen) - BigInt(heldFen)).toString();

/** Shares of a total in whole yuan, what does not divide given to the first: they add up to the fen. */
export function divideEvenly(totalFen: string, count: number): string[] {
  if (count === 0) return [];
  const total = BigInt(totalFen);
  const each = (total / BigInt(count) / 100n) * 100n;
  const rest = total - each * BigInt(count);
  return Array.from({ length: count }, (_, place) => (place === 0 ? each + rest : each).toString());
}
