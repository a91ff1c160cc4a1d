/** One figure, as a line of JSON that `npm run bench` gathers into its table. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work done bare, in the same run. */
  readonly baseline?: number;
  /** Ours against the baseline, in the direction of the target. */
  readonly ratio?: number;
  readonly runs: number;
  /** What it has to reach, as said to people. */
  readonly target?: string;
}

export function report(measure: Measure): void {
  console.log(JSON.stringify(measure));
}

/** Reports one piece of work after the other: each takes from the end of the one before. `runs` of it were done. */
export function openLaps(): (name: string, runs: number) => void {
  let startedAt = performance.now();
  return (name, runs) => {
    report({ name, value: (performance.now() - startedAt) / 1000, unit: 's', runs });
    startedAt = performance.now();
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('the median of nothing');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** @param share as in 0.95 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('a percentile of nothing');
  return found;
}
