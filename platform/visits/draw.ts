import { hash } from 'node:crypto';

/** One line of a fixed list, as it is hashed. */
export interface ListedSubject {
  readonly key: string;
  readonly stratum: string;
  readonly town: string;
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** What is published before the list is known. */
export const commitmentOf = (secret: string): string => sha256(secret);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
const byKey = (one: ListedSubject, other: ListedSubject): number => compare(one.key, other.key);

/** The list in one text: each subject on a line of key, part and township with tabs between, by key. */
export const writeList = (list: readonly ListedSubject[]): string =>
  list
    .toSorted(byKey)
    .map(({ key, stratum, town }) => `${key}\t${stratum}\t${town}\n`)
    .join('');

export const listHashOf = (list: readonly ListedSubject[]): string => sha256(writeList(list));

/**
 * Nobody knows it before all three are there: the secret was committed to before the list, the list before the public
 * number was.
 */
export const seedOf = (secret: string, listHash: string, publicNumber: string): string =>
  sha256(`${secret}:${listHash}:${publicNumber}`);

export const rankOf = (seed: string, key: string): string => sha256(`${seed}:${key}`);

/** How many of so many: rounded up, so that a share is never fallen short of. */
export const drawnOf = (listed: number, percent: number): number => Math.ceil((listed * percent) / 100);

/**
 * Who is drawn: of each part in each township those of the lowest rank, as many as the share asks. So no township is
 * passed over, and the same list and seed give the same households anywhere.
 */
export function drawFrom(
  list: readonly ListedSubject[],
  shares: Readonly<Record<string, number>>,
  seed: string,
): readonly string[] {
  const groups = Map.groupBy(list, ({ stratum, town }) => `${stratum}\t${town}`);
  return [...groups.values()].flatMap((group) => {
    const percent = shares[group[0]?.stratum ?? ''] ?? 0;
    return group
      .map(({ key }) => ({ key, rank: rankOf(seed, key) }))
      .sort((one, other) => compare(one.rank, other.rank) || compare(one.key, other.key))
      .slice(0, drawnOf(group.length, percent))
      .map(({ key }) => key);
  });
}
