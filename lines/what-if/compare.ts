import type { Scheme } from '../../engine/index.ts';
import { type FamilyType, familyTypes, isOfType } from './family.ts';
import type { MonthRun, SchemeRun } from './runner.ts';

/** What a variant does to some households; amounts in fen of the period looked at. */
export interface Tally {
  households: number;
  gain: number;
  lose: number;
  /** Of those who gain: had nothing of the schemes concerned before. */
  entering: number;
  /** Of those who lose: have nothing of them any more. */
  leaving: number;
  gainFen: number;
  /** Never negative. */
  loseFen: number;
}

export interface SchemeComparison {
  readonly scheme: Scheme;
  readonly basePayees: number;
  readonly triedPayees: number;
  readonly baseFen: number;
  readonly triedFen: number;
}

/** What one variant does to each household: the rest of the comparison is a sum over these. */
export interface Differences {
  /** Of the schemes concerned and paid by the period looked at. */
  readonly base: Float64Array;
  readonly tried: Float64Array;
  readonly schemes: readonly SchemeComparison[];
}

/** Edges of the plot of gains and losses, in fen, on either side of nothing. They stand still while a figure moves. */
export const HISTOGRAM_FEN: readonly number[] = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

export interface Breakdown {
  readonly total: Tally;
  /** By the place of the township. */
  readonly towns: readonly Tally[];
  readonly families: readonly (Tally & { readonly type: FamilyType })[];
  /** Households by what they lose or gain: losses first, the largest outermost; between them nobody who stays. */
  readonly histogram: readonly number[];
}

const emptyTally = (): Tally => ({
  households: 0,
  gain: 0,
  lose: 0,
  entering: 0,
  leaving: 0,
  gainFen: 0,
  loseFen: 0,
});

/** The schemes whose amounts are paid by one period; a month and a single event do not add up. */
export function differencesOf(base: MonthRun, tried: MonthRun, period: string, count: number): Differences {
  const before = new Map(base.schemes.map((run) => [run.scheme.code, run]));
  const pairs = tried.schemes.map((run): [SchemeRun | undefined, SchemeRun] => [
    before.get(run.scheme.code),
    run,
  ]);
  const sum = (runs: readonly (SchemeRun | undefined)[]): Float64Array => {
    const total = new Float64Array(count);
    for (const run of runs) {
      if (run?.scheme.period !== period) continue;
      for (let at = 0; at < count; at++) total[at] = (total[at] as number) + (run.households[at] as number);
    }
    return total;
  };
  return {
    base: sum(pairs.map(([run]) => run)),
    tried: sum(pairs.map(([, run]) => run)),
    schemes: pairs.map(([was, is]) => ({
      scheme: is.scheme,
      basePayees: was?.payees ?? 0,
      triedPayees: is.payees,
      baseFen: was?.fen ?? 0,
      triedFen: is.fen,
    })),
  };
}

export function breakDown(
  { base, tried }: Differences,
  {
    townOf,
    towns,
    types,
  }: { readonly townOf: Uint16Array; readonly towns: number; readonly types: Uint16Array },
): Breakdown {
  const total = emptyTally();
  const byTown = Array.from({ length: towns }, emptyTally);
  const byBits = new Map<number, Tally>();
  const edges = HISTOGRAM_FEN.length + 1;
  const histogram = new Array<number>(2 * edges).fill(0);
  for (let at = 0; at < base.length; at++) {
    const [was, is] = [base[at] as number, tried[at] as number];
    const bits = types[at] as number;
    const ofBits = byBits.get(bits) ?? emptyTally();
    byBits.set(bits, ofBits);
    const ofTown = byTown[townOf[at] as number];
    if (ofTown) count(ofTown, was, is);
    count(total, was, is);
    count(ofBits, was, is);
    if (was !== is) {
      const bin = binOf(Math.abs(is - was));
      const place = is > was ? edges + bin : edges - 1 - bin;
      histogram[place] = (histogram[place] as number) + 1;
    }
  }
  const families = familyTypes.map((type) => {
    const sum = emptyTally();
    for (const [bits, tally] of byBits) if (isOfType(bits, type)) add(sum, tally);
    return { ...sum, type };
  });
  return { total, towns: byTown, families, histogram };
}

/** 0 up to the first edge, then one more for each. */
function binOf(fen: number): number {
  let bin = 0;
  while (bin < HISTOGRAM_FEN.length && fen > (HISTOGRAM_FEN[bin] as number)) bin += 1;
  return bin;
}

function count(tally: Tally, was: number, is: number): void {
  tally.households += 1;
  if (is > was) {
    tally.gain += 1;
    tally.gainFen += is - was;
    if (was === 0) tally.entering += 1;
  } else if (is < was) {
    tally.lose += 1;
    tally.loseFen += was - is;
    if (is === 0) tally.leaving += 1;
  }
}

function add(sum: Tally, one: Tally): void {
  sum.households += one.households;
  sum.gain += one.gain;
  sum.lose += one.lose;
  sum.entering += one.entering;
  sum.leaving += one.leaving;
  sum.gainFen += one.gainFen;
  sum.loseFen += one.loseFen;
}

/** Groups of households that a number of the comparison stands for. */
export const groups = ['changed', 'gain', 'lose', 'entering', 'leaving'] as const;
export type Group = (typeof groups)[number];

export function isInGroup(group: Group, was: number, is: number): boolean {
  switch (group) {
    case 'changed':
      return was !== is;
    case 'gain':
      return is > was;
    case 'lose':
      return is < was;
    case 'entering':
      return was === 0 && is > 0;
    case 'leaving':
      return was > 0 && is === 0;
  }
}
