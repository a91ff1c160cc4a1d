import type { Scheme } from '../../engine/index.ts';
import { isStanding } from '../policy/schemes.ts';
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
  /** Somebody of the household is newly recognised in a standing that pays nothing by itself. */
  recognised: number;
  /** Somebody of the household is no longer. */
  derecognised: number;
}

export interface SchemeComparison {
  readonly scheme: Scheme;
  readonly basePayees: number;
  readonly triedPayees: number;
  readonly baseFen: number;
  readonly triedFen: number;
  /** Households that had nothing of this scheme and now have, and the other way round. */
  readonly entering: number;
  readonly leaving: number;
  /** By household, in fen; of a standing, how many hold it. Nothing where the scheme is not in force. */
  readonly base: Float64Array | undefined;
  readonly tried: Float64Array;
}

/** What one variant does to each household: the rest of the comparison is a sum over these. */
export interface Differences {
  /** Of the schemes concerned and paid by the period looked at. */
  readonly base: Float64Array;
  readonly tried: Float64Array;
  /** 1 where somebody is newly recognised in a standing, or no longer is. */
  readonly recognised: Uint8Array;
  readonly derecognised: Uint8Array;
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

export const emptyTally = (): Tally => ({
  households: 0,
  gain: 0,
  lose: 0,
  entering: 0,
  leaving: 0,
  gainFen: 0,
  loseFen: 0,
  recognised: 0,
  derecognised: 0,
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
      if (run?.scheme.period !== period || isStanding(run.scheme)) continue;
      for (let at = 0; at < count; at++) total[at] = (total[at] as number) + (run.households[at] as number);
    }
    return total;
  };
  return {
    base: sum(pairs.map(([run]) => run)),
    tried: sum(pairs.map(([, run]) => run)),
    ...standingsOf(pairs, count),
    schemes: pairs.map(([was, is]) => ({
      scheme: is.scheme,
      basePayees: was?.payees ?? 0,
      triedPayees: is.payees,
      baseFen: was?.fen ?? 0,
      triedFen: is.fen,
      ...countMoves(was?.households, is.households),
      base: was?.households,
      tried: is.households,
    })),
  };
}

function standingsOf(pairs: readonly (readonly [SchemeRun | undefined, SchemeRun])[], count: number) {
  const recognised = new Uint8Array(count);
  const derecognised = new Uint8Array(count);
  for (const [was, { scheme, households }] of pairs) {
    if (!isStanding(scheme)) continue;
    for (let at = 0; at < count; at++) {
      const change = (households[at] as number) - (was?.households[at] ?? 0);
      if (change > 0) recognised[at] = 1;
      else if (change < 0) derecognised[at] = 1;
    }
  }
  return { recognised, derecognised };
}

function countMoves(base: Float64Array | undefined, tried: Float64Array) {
  const moves = { entering: 0, leaving: 0 };
  for (let at = 0; at < tried.length; at++) {
    const [was, is] = [base?.[at] ?? 0, tried[at] as number];
    if (was === 0 && is > 0) moves.entering += 1;
    else if (was > 0 && is === 0) moves.leaving += 1;
  }
  return moves;
}

export function breakDown(
  { base, tried, recognised, derecognised }: Differences,
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
    for (const tally of ofTown ? [total, ofBits, ofTown] : [total, ofBits]) {
      count(tally, was, is);
      tally.recognised += recognised[at] as number;
      tally.derecognised += derecognised[at] as number;
    }
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
  sum.recognised += one.recognised;
  sum.derecognised += one.derecognised;
}

/** Groups of households that a number of the comparison stands for. */
export const groups = [
  'changed',
  'gain',
  'lose',
  'entering',
  'leaving',
  'recognised',
  'derecognised',
] as const;
export type Group = (typeof groups)[number];

/** What a household has now and with a variant, of all schemes or of one. */
export interface Moved {
  readonly was: number;
  readonly is: number;
  readonly isRecognised: boolean;
  readonly isDerecognised: boolean;
}

export function isInGroup(group: Group, { was, is, isRecognised, isDerecognised }: Moved): boolean {
  switch (group) {
    case 'changed':
      return was !== is || isRecognised || isDerecognised;
    case 'gain':
      return is > was;
    case 'lose':
      return is < was;
    case 'entering':
      return was === 0 && is > 0;
    case 'leaving':
      return was > 0 && is === 0;
    case 'recognised':
      return isRecognised;
    case 'derecognised':
      return isDerecognised;
  }
}
