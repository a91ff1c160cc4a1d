import type { Node, ScaleNode } from '../../language/nodes.ts';
import { unitsOf } from '../../language/rounding.ts';
import { isNonNegative } from '../../plan/sign.ts';

const HELPERS = { down: 'divideDown', up: 'divideUp', 'half-up': 'divideHalf' } as const;

/** The common case in place, so that it is inlined; what is negative or beyond 2^53 goes the long way. */
export const HELPER_TEXTS = (['down', 'up', 'half-up'] as const).map((mode) => {
  const added = { down: '0', up: 'c - 1', 'half-up': 'Math.floor(c / 2)' }[mode];
  return `const ${HELPERS[mode]} = (a, b, c) => { const n = a * b + ${added}; return a >= 0 && c > 0 && n < 9007199254740992 ? Math.floor(n / c) : divideWhole(a, b, c, "${mode}"); };`;
});

/** Rounds in place where an amount that is nothing or more is divided by a fixed number. */
export function writeDivision(
  { item, times, over, multiply, divide, rounding }: ScaleNode,
  write: (part: Node) => string,
): string {
  const unit = unitsOf[rounding.to];
  const factor = (part: Node | undefined, by: number): string => {
    if (!part) return String(by);
    return by === 1 ? write(part) : `${write(part)} * ${by}`;
  };
  const fixed = divide * unit;
  const parts = [write(item), factor(times, multiply), factor(over, fixed)];
  if (!over && fixed === 1) return `(${parts[0]} * ${parts[1]})`;
  const isPlain = parts[1] === '1' && !over && isNonNegative(item);
  const added = rounding.mode === 'down' ? 0 : rounding.mode === 'up' ? fixed - 1 : Math.floor(fixed / 2);
  const divided = isPlain
    ? `Math.floor((${parts[0]} + ${added}) / ${fixed})`
    : `${HELPERS[rounding.mode]}(${parts.join(', ')})`;
  return unit === 1 ? divided : `(${divided} * ${unit})`;
}
