import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Long work of this processor in parts of so many, one after the other; between two of them others are answered.
 * @yields each part with the place of its first.
 */
export async function* inTurns<T>(
  items: readonly T[],
  each: number,
): AsyncGenerator<{ readonly part: readonly T[]; readonly from: number }> {
  for (let from = 0; from < items.length; from += each) {
    if (from > 0) await nextTurn();
    yield { part: items.slice(from, from + each), from };
  }
}
