import type { Money } from '../language/kinds.ts';
import { findHeld, units } from '../language/units.ts';
import { type Problem, problem } from '../problem.ts';
import { splitAmount } from './forms.ts';

const UNITS_ZH = { month: '元/月', quarter: '元/季', year: '元/年', once: '元' } as const;
const UNITS_EN = {
  month: 'yuan per month',
  quarter: 'yuan per quarter',
  year: 'yuan per year',
  once: 'yuan',
} as const;

// Income is mostly known by the month, also where it counts by the year.
const EXAMPLE_ZH = {
  month: '1200 元/月',
  quarter: '300 元/季',
  year: '1200 元/月',
  once: '5000 元',
} as const;
const EXAMPLE_EN = {
  month: '1200 yuan/month',
  quarter: '300 yuan/quarter',
  year: '1200 yuan/month',
  once: '5000 yuan',
} as const;
/** More digits than any amount has, and more than are read exactly. */
const DIGITS_MAX = 15;

/** `"1200 元/月"`, `"1200.50 yuan/month"` or `{ amount: "1200", unit: "元/月" }`, as fen of the kind's period. */
export function readAmount(given: unknown, kind: Money, path: string): number | Problem {
  const written = writtenOf(given);
  const split = written === undefined ? undefined : splitAmount(written);
  if (typeof given === 'number' || split?.[1] === '') {
    return problem(
      path,
      'no-unit',
      `金额要写明单位，如“${EXAMPLE_ZH[kind.period]}”。`,
      `An amount needs its unit, as "${EXAMPLE_EN[kind.period]}".`,
    );
  }
  const [figure = '', unitName = ''] = split ?? [];
  const unit = Object.hasOwn(units, unitName) ? units[unitName] : undefined;
  if (!split || unit?.kind !== 'money') {
    return problem(
      path,
      'not-an-amount',
      `应为金额和单位，如“${EXAMPLE_ZH[kind.period]}”。`,
      `An amount with its unit is expected, as "${EXAMPLE_EN[kind.period]}".`,
    );
  }
  if ((figure.split('.')[0] ?? '').replace(/\D|^0+/g, '').length > DIGITS_MAX)
    return problem(path, 'too-large', '金额过大，请核对。', 'The amount is too large; check it.');
  const value = findHeld(figure.replaceAll(',', ''), unit, kind);
  if (value !== undefined) return Number(value);
  if (!isToTheFen(figure))
    return problem(path, 'below-a-fen', '金额最多写到分。', 'An amount has two decimals at most.');
  return problem(
    path,
    'wrong-unit',
    `单位应能精确换算为${UNITS_ZH[kind.period]}，最多到分。`,
    `The unit must convert exactly to ${UNITS_EN[kind.period]}, to the fen at most.`,
  );
}

const isToTheFen = (figure: string): boolean => (figure.split('.')[1] ?? '').replace(/0+$/, '').length <= 2;

/** An amount as one text; nothing for what is neither a text nor exactly an amount with its unit. */
function writtenOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { amount, unit = '', ...others } = given as Record<string, unknown>;
  const isFigure = typeof amount === 'string' || (typeof amount === 'number' && Number.isFinite(amount));
  return isFigure && typeof unit === 'string' && Object.keys(others).length === 0
    ? `${amount} ${unit}`
    : undefined;
}
