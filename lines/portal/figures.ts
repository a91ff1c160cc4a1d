import { createHash } from 'node:crypto';
import { type DatedValue, type Documents, type Pack, regionChain } from '../../engine/index.ts';
import type { Setting } from '../policy/setting.ts';

/** The figures that hold in a place on a day, as packs that a browser makes a book of. */
export function figuresOf({ book, region, day }: Setting): readonly Pack[] {
  const holds = (value: DatedValue): boolean =>
    book.find(value.parameter, value.cell, value.region, day)?.won === value;
  return regionChain(region)
    .filter((code) => book.regions.has(code))
    .toReversed()
    .map((code) => {
      const values = book.values.filter((value) => value.region === code && holds(value));
      const cited = new Set(values.flatMap(({ source }) => source?.document ?? []));
      const documents: Documents = Object.fromEntries(
        Object.entries(book.documents).filter(([name]) => cited.has(name)),
      );
      return {
        region: code,
        name: book.regions.get(code) ?? { zh: code, en: code },
        documents,
        values,
        examples: [],
      };
    });
}

/** Changes when any figure does, so that a browser need not fetch the same twice. */
export const markOf = (body: string): string =>
  `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`;
