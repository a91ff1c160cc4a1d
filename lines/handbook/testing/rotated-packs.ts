import { cellsOf, type DatedValue, type Pack, type ParameterBook } from '../../../engine/index.ts';
import { handbook } from '../law/handbook.ts';

const forTests = {
  written: '',
  from: 20_120_101,
  published: 20_120_101,
  known: 20_120_101,
  assumed: 'for tests',
};

/** So many that each way of computing meets each way of rounding, with prices of either band. */
export const ROTATIONS = 40;
export const rotatedRegion = (turn: number): string => `4298${String(turn + 1).padStart(2, '0')}`;

/** Prices that launch the subsidy by one index, by the other, by both, in either band, or not at all. */
const prices = (turn: number): Readonly<Record<string, readonly number[]>> => ({
  'price.launch': [turn % 10 === 9 ? 2 : turn % 2],
  'price.cpi': [turn % 5 === 4 || turn === 36 ? 12_000 : turn < ROTATIONS / 2 ? 32_100 : 55_000],
  'price.food': [turn % 3 === 0 && turn !== 36 ? 20_000 : 183_000],
  'price.cpi-line': [30_000],
  'price.food-line': [60_000],
  'price.high-line': [50_000],
  'price.divisor': [12, 8],
  'price.multiple': [turn % 2 === 0 ? 1_000_000 : 1_500_000],
  'price.floor': [turn % 3 === 1 ? 2_000 : 0],
});

const at = (values: readonly number[], index: number): number => values[index % values.length] ?? 0;

/**
 * Invented regions in which every scheme has its figures and which between them take every choice that a place
 * has: no branch of a rule is left out of what is compared merely because no county takes it yet.
 */
export function rotatedPacks(model: Pack, book: ParameterBook): readonly Pack[] {
  return Array.from({ length: ROTATIONS }, (_, turn) => {
    const region = rotatedRegion(turn);
    const values = [...handbook.parameters.values()].flatMap((definition, index) => {
      const { code, kind } = definition;
      const cells = cellsOf(definition).map((cell) => ({
        cell,
        known: book.find(code, cell, model.region, 20_230_615)?.won.value,
      }));
      const isInvented = cells.every(({ known }) => known === undefined);
      return cells.flatMap(({ cell, known }, place): readonly DatedValue[] => {
        const dated = { ...forTests, region, parameter: code, cell };
        const price = prices(turn)[code];
        if (price) return [{ ...dated, value: at(price, place) }];
        if (kind.kind === 'choice') return [{ ...dated, value: turn % kind.values.length }];
        if (kind.kind === 'bool') return [{ ...dated, value: (turn >> (index % 4)) & 1 }];
        if (known !== undefined) return [{ ...dated, value: known }];
        return isInvented ? [{ ...dated, value: inventedFigure(kind.kind, index + place + turn) }] : [];
      });
    });
    return { ...model, region, values, examples: [] };
  });
}

function inventedFigure(kind: string, seed: number): number {
  if (kind === 'money') return 8_007 + 1_313 * (seed % 23);
  return kind === 'ratio' ? 200_000 + 50_000 * (seed % 7) : 3 + (seed % 5);
}
