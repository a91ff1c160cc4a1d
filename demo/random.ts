/** Repeatable chance: the same seed gives the same numbers on every machine (sfc32, public domain). */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(choices: Weighted<T>): T;
  /** Bell-shaped, cut at three deviations. */
  bell(mean: number, deviation: number): number;
}

/** Choices with their running sums, made once. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly sums: Float64Array;
}

export function weigh<T>(pairs: readonly (readonly [item: T, weight: number])[]): Weighted<T> {
  let sum = 0;
  const sums = Float64Array.from(pairs, ([, weight]) => {
    sum += weight;
    return sum;
  });
  return { items: pairs.map(([item]) => item), sums };
}

const MULTIPLIER = 0x01000193;

/** Four numbers out of a text, so that any text is a seed. */
function seedOf(text: string): [number, number, number, number] {
  const seeds: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (const character of text) {
    for (let i = 0; i < 4; i++) {
      seeds[i] = Math.imul((seeds[i] ?? 0) ^ ((character.codePointAt(0) ?? 0) + i), MULTIPLIER);
    }
  }
  return seeds;
}

export function createRandom(seed: string): Random {
  let [a, b, c, d] = seedOf(seed);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    weighted: ({ items, sums }) => {
      const at = next() * (sums.at(-1) ?? 0);
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > at) high = middle;
        else low = middle + 1;
      }
      return items[low] as (typeof items)[number];
    },
    bell: (mean, deviation) => mean + deviation * (next() + next() + next() + next() - 2) * 1.5,
  };
}
