/**
 * Every division names how it rounds and to which unit. Rounding is the same on both sides of zero:
 * `down` is towards zero, `up` away from it, `half-up` to the nearest and halves away from zero.
 */
export interface Rounding {
  readonly mode: 'down' | 'up' | 'half-up';
  readonly to: 'fen' | 'jiao' | 'yuan';
}

export const toFen: Rounding = { mode: 'half-up', to: 'fen' };
export const toFenDown: Rounding = { mode: 'down', to: 'fen' };
export const toFenUp: Rounding = { mode: 'up', to: 'fen' };
export const toJiao: Rounding = { mode: 'half-up', to: 'jiao' };
export const toYuan: Rounding = { mode: 'half-up', to: 'yuan' };
/** 见角进元: any part of a yuan counts as a whole one. */
export const toYuanUp: Rounding = { mode: 'up', to: 'yuan' };
export const toYuanDown: Rounding = { mode: 'down', to: 'yuan' };

export const unitsOf: Readonly<Record<Rounding['to'], number>> = { fen: 1, jiao: 10, yuan: 100 };

/** Exact `a / b` rounded to a whole number, `b > 0`; a division by nothing gives nothing. */
export function divideExactly(a: bigint, b: bigint, mode: Rounding['mode']): bigint {
  if (b === 0n) return 0n;
  const size = a < 0n ? -a : a;
  const added = mode === 'down' ? 0n : mode === 'up' ? b - 1n : b / 2n;
  const result = (size + added) / b;
  return a < 0n ? -result : result;
}
