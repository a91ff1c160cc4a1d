import type { Random } from '../random.ts';

/** What a household lives on: drawn for the household as one, then spread over its members. */
export interface Means {
  /** What would count under the law, for one person and month, in fen. */
  readonly perPersonFen: number;
  readonly assetsFen: number;
  readonly vehicles: number;
  readonly dwellings: number;
}

const YUAN = 100;
const TEN_YUAN = 1_000;
/** A month for one person, before anything is set off: the middle of all, and how far they lie apart. */
const RURAL = { middleYuan: 1_750, spread: 0.42 };
const URBAN = { middleYuan: 3_100, spread: 0.4 };
const OLD_FACTOR = 0.8;
/** Of a month's standard of the county: what families of a class have of their own lies below it by the allowance. */
const STANDARD_FEN = { rural: 63_400, urban: 73_000 } as const;

export const toTenYuan = (fen: number): number => Math.max(0, Math.round(fen / TEN_YUAN) * TEN_YUAN);

/** Most of the county's families. Some have little: they are who a higher standard would reach. */
export function ordinaryMeans(random: Random, urban: boolean, areAllOld: boolean, size: number): Means {
  const { middleYuan, spread } = urban ? URBAN : RURAL;
  const middle = middleYuan * YUAN * (areAllOld ? OLD_FACTOR : 1);
  const perPersonFen = Math.round(middle * Math.exp(random.bell(0, spread)));
  const wealth = 24_000 * YUAN * Math.exp(random.bell(0, 0.9)) * size;
  const means = {
    perPersonFen,
    assetsFen: toTenYuan(wealth * Math.min(2, perPersonFen / middle)),
    vehicles: random.chance(urban ? 0.5 : 0.4) ? 1 : 0,
    dwellings: random.chance(urban ? 0.24 : 0.13) ? (random.chance(0.1) ? 3 : 2) : 1,
  };
  // Below the standard and yet not on a roster: mostly because of what they own; some few have not applied.
  const standard = STANDARD_FEN[urban ? 'urban' : 'rural'];
  if (perPersonFen >= standard || random.chance(0.12)) return means;
  return random.chance(0.5)
    ? { ...means, dwellings: 3 }
    : { ...means, perPersonFen: standard + random.between(0, 30_000) };
}

/**
 * A family on the roster of the minimum living allowance: it has what the standard exceeds its allowance by. A few
 * have found work since, and are above it.
 */
export function poorMeans(random: Random, urban: boolean, eachFen: number, size: number): Means {
  const standard = STANDARD_FEN[urban ? 'urban' : 'rural'];
  const own = Math.max(0, standard - eachFen) + random.between(-3_000, 3_000);
  const perPersonFen = random.chance(0.02) ? standard + random.between(1_000, 25_000) : Math.max(0, own);
  return {
    perPersonFen,
    assetsFen: toTenYuan(random.between(0, 2_500) * YUAN * size),
    vehicles: 0,
    dwellings: 1,
  };
}

/** Somebody in extreme poverty: next to nothing. */
export const poorestMeans = (random: Random): Means => ({
  perPersonFen: random.between(0, 20_000),
  assetsFen: toTenYuan(random.between(0, 3_000) * YUAN),
  vehicles: 0,
  dwellings: random.chance(0.85) ? 1 : 0,
});
