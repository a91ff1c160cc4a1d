import type { Documents } from '../documents.ts';
import type { Ymd } from '../language/day.ts';
import type { Text } from '../language/kinds.ts';
import type { DatedValue, Pack } from './pack.ts';

/** The value that holds, and those of wider regions that it beat. */
export interface Resolved {
  readonly won: DatedValue;
  readonly beaten: readonly DatedValue[];
}

/** Every region's figures, laid over one another. */
export interface ParameterBook {
  readonly documents: Documents;
  readonly regions: ReadonlyMap<string, Text>;
  readonly values: readonly DatedValue[];
  /**
   * The figure of a region on a day: of the narrowest region that has one in force. With `knownOn`, only
   * what was known by that day counts, so that an old month can be computed as it was seen then.
   */
  find(code: string, cell: string, region: string, day: Ymd, knownOn?: Ymd): Resolved | undefined;
}

/** 420281 stands under 420200, 420000 and the nation, 000000. Narrowest first. */
export function regionChain(region: string): readonly string[] {
  const chain = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, '000000'];
  return [...new Set(chain)];
}

export function createBook(packs: readonly Pack[], documents: Documents): ParameterBook {
  const values = packs.flatMap((pack) => pack.values);
  const index = Map.groupBy(values, (value) => `${value.region} ${value.parameter} ${value.cell}`);
  // A later figure ends an earlier one for good: when it was set for a time only, the earlier does not come back.
  const inForce = (key: string, day: Ymd, knownOn: Ymd): DatedValue | undefined => {
    const last = index
      .get(key)
      ?.filter((value) => value.from <= day && value.known <= knownOn)
      .reduce<DatedValue | undefined>((a, b) => (a && a.from > b.from ? a : b), undefined);
    return last && day <= (last.until ?? day) ? last : undefined;
  };
  return {
    documents: Object.assign({}, documents, ...packs.map((pack) => pack.documents)) as Documents,
    regions: new Map(packs.map((pack) => [pack.region, pack.name])),
    values,
    find(code, cell, region, day, knownOn = 99_991_231) {
      const found = regionChain(region)
        .map((code_) => inForce(`${code_} ${code} ${cell}`, day, knownOn))
        .filter((value) => value !== undefined);
      const [won, ...beaten] = found;
      return won ? { won, beaten } : undefined;
    },
  };
}

/** A book in which the figures of one more pack beat all others of its region: a county's figures to be tried. */
export function layOver(book: ParameterBook, pack: Pack): ParameterBook {
  const over = createBook([pack], {});
  return {
    documents: { ...book.documents, ...pack.documents },
    regions: new Map([[pack.region, pack.name], ...book.regions]),
    values: [...book.values, ...pack.values],
    find(code, cell, region, day, knownOn) {
      const below = book.find(code, cell, region, day, knownOn);
      const own = over.find(code, cell, region, day, knownOn);
      if (!own) return below;
      return { won: own.won, beaten: below ? [below.won, ...below.beaten] : [] };
    },
  };
}
