import type { Clock } from '../base/index.ts';

interface Remembered<T> {
  readonly value: Promise<T>;
  readonly asOf: Temporal.Instant;
}

const SECONDS = 30;
/** Whoever asks to count anew is not answered with what was counted before; but not each click makes a pass. */
const ANEW_SECONDS = 3;
const ANSWERS_MAX = 500;

/**
 * Keeps figures that cost a pass over all cases of a county for half a minute, so that many who look at once make one
 * pass; each answer says of when it is. The key has to hold everything that the answer follows from, whoever asks
 * included.
 */
export function createMemory<T>(clock: Clock) {
  const known = new Map<string, Remembered<T>>();
  return async (
    key: readonly unknown[],
    make: () => Promise<T>,
    isAnew = false,
  ): Promise<{ readonly value: T; readonly asOf: Temporal.Instant }> => {
    const now = clock.now();
    const name = JSON.stringify(key);
    const found = known.get(name);
    if (found && now.since(found.asOf).total('seconds') < (isAnew ? ANEW_SECONDS : SECONDS))
      return { value: await found.value, asOf: found.asOf };
    const made = { value: make(), asOf: now };
    known.delete(name);
    known.set(name, made);
    for (const [old] of known) {
      if (known.size <= ANSWERS_MAX) break;
      known.delete(old);
    }
    try {
      return { value: await made.value, asOf: now };
    } catch (error) {
      if (known.get(name) === made) known.delete(name);
      throw error;
    }
  };
}

export type Memory<T> = ReturnType<typeof createMemory<T>>;
