import { findYmd, type Ymd } from '../language/day.ts';
import type { Choice } from '../language/kinds.ts';
import { units } from '../language/units.ts';

/**
 * The ways in which people write one and the same thing. Only the form is forgiven: each function gives
 * the one meaning, or nothing.
 */
const tidy = (text: string): string => text.normalize('NFKC').trim();

/** The place of a choice given by its code or by its label in either language. */
export function findPlace(given: unknown, kind: Choice): number | undefined {
  if (typeof given !== 'string') return undefined;
  const text = tidy(given);
  const place = kind.values.findIndex((value) => {
    const label = kind.labels[value];
    return value === text || label?.zh.normalize('NFKC') === text || label?.en === text.toLowerCase();
  });
  return place < 0 ? undefined : place;
}

const ANSWERS: Readonly<Record<string, number>> = { 是: 1, yes: 1, true: 1, 否: 0, no: 0, false: 0 };

/** `true`, `"yes"` and 是 are one; a number is no answer. */
export function findAnswer(given: unknown): number | undefined {
  if (typeof given === 'boolean') return Number(given);
  return typeof given === 'string' ? ANSWERS[tidy(given).toLowerCase()] : undefined;
}

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

/** 1950-01-02, 1950/1/2, 1950年1月2日 and 19500102 are one day. */
export function findDay(given: unknown): Ymd | undefined {
  if (typeof given !== 'string') return undefined;
  const text = tidy(given).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const [, year, month = '', day = ''] = DAY.exec(text) ?? [];
  return year === undefined
    ? undefined
    : findYmd(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** `3`, `"3"` and `"3 人"` are one whole number. */
export function findCount(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isSafeInteger(given) ? given : undefined;
  if (typeof given !== 'string') return undefined;
  const [, digits, unit = ''] = /^(-?\d{1,9})\s*(\D*)$/.exec(tidy(given)) ?? [];
  if (digits === undefined || (unit !== '' && units[unit]?.kind !== 'count')) return undefined;
  return Number(digits);
}

/** An amount and its unit apart: `1,200.50 元每月` is 1,200.50 and 元/月. A comma stands before three digits only. */
export function splitAmount(text: string): readonly [figure: string, unit: string] | undefined {
  const match = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d,.])\s*(.*)$/.exec(tidy(text));
  if (!match) return undefined;
  const unit = (match[2] ?? '').trim().replaceAll('每', '/').replaceAll('·', '/').replaceAll(' ', '');
  return [match[1] ?? '', unit];
}

/** No name that anybody meant is longer. */
const NAME_MAX = 60;

/** The name among `names` that was most likely meant by a misspelt one; nothing when none is near. */
export function findNearest(wrong: string, names: Iterable<string>): string | undefined {
  if (wrong.length > NAME_MAX) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wrong.length / 3)) + 1;
  for (const name of names) {
    const steps = stepsBetween(wrong.toLowerCase(), name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** How many letters must be put in, taken out or changed. */
function stepsBetween(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= two.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(one[i - 1] !== two[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[two.length] ?? 0;
}
