import { daysInMonth, type Ymd } from '../language/day.ts';

/** A stream of numbers from 0 to below 1. */
export type Random = () => number;

/** The same stream for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const between = (random: Random, least: number, most: number): number =>
  least + below(random, most - least + 1);
export const chance = (random: Random, share: number): number => Number(random() < share);

/** Picks a place by weight: `pick(random, [7, 2, 1])` is mostly 0. */
export function pick(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return place < 0 ? weights.length - 1 : place;
}

/** A birth of somebody of this age; often on the very day or at the ends of its month, where ages turn. */
export function birthAt(random: Random, day: Ymd, years: number): Ymd {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const edge = random();
  const bornMonth = edge < 0.12 ? month : 1 + below(random, 12);
  const last = bornMonth === 2 ? 28 : daysInMonth(year, bornMonth);
  const bornDate =
    edge < 0.04 ? Math.min(date, last) : edge < 0.08 ? 1 : edge < 0.12 ? last : 1 + below(random, last);
  const isStillToCome = bornMonth * 100 + bornDate > day % 10_000;
  return (year - years - Number(isStillToCome)) * 10_000 + bornMonth * 100 + bornDate;
}
