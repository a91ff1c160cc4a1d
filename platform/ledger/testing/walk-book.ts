import fc from 'fast-check';
import { checkModel, type ModelHouse } from './model.ts';

/** Walks so many times at random; the first difference is thrown with the seed and the walk that shows it. */
export async function walkBook(
  house: ModelHouse,
  { walks, steps, seed }: { readonly walks: number; readonly steps: number; readonly seed: number },
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(house.commands(steps), async (walk) => {
      for (const answer of await checkModel(house, walk)) seen.add(answer);
    }),
    { numRuns: walks, seed },
  );
  return seen;
}
