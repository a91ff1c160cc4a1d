import { createBook, type ParameterBook } from '../../engine/index.ts';
import { handbook } from '../../lines/handbook/law/handbook.ts';
import { openPacks } from '../../lines/handbook/packs.ts';
import { rotatedPacks } from '../../lines/handbook/testing/rotated-packs.ts';

/** The figures of all packs, and the invented regions that take every choice a place has. */
export function openBook(): {
  readonly book: ParameterBook;
  readonly counties: readonly string[];
  readonly invented: readonly string[];
} {
  const { packs, book } = openPacks();
  const model = packs.find(({ region }) => region === '420281');
  if (!model) throw new Error('no pack of Daye');
  const rotated = rotatedPacks(model, book);
  return {
    book: createBook([...packs, ...rotated], handbook.documents),
    counties: [...book.regions.keys()].filter((region) => !region.endsWith('00')),
    invented: rotated.map(({ region }) => region),
  };
}

/** Amounts of money at which rules turn. */
export const edgesOf = (book: ParameterBook): readonly number[] => [
  ...new Set(
    book.values.flatMap(({ parameter, value }) =>
      handbook.parameters.get(parameter)?.kind.kind === 'money' && value > 0 ? [value] : [],
    ),
  ),
];
