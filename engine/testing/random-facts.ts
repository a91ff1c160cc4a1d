import { type FactDefinition, MONEY_FEN_MAX } from '../facts/define.ts';
import type { KnownFacts } from '../facts/read.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import { daysInMonth, type Ymd } from '../language/day.ts';

/** A stream of numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function birthDate(random: Random, day: Ymd): Ymd {
  const year = Math.floor(day / 10_000) - 1 - below(random, 104);
  const month = 1 + below(random, 12);
  // Often the very day, so that birthdays are met.
  if (random() < 0.05) return year * 10_000 + (day % 10_000 === 229 ? 228 : day % 10_000);
  return year * 10_000 + month * 100 + 1 + below(random, daysInMonth(year, month));
}

/** Mostly nothing or little, sometimes very much: edges are met as well as ordinary families. */
function amount(random: Random): number {
  const kind = random();
  if (kind < 0.55) return 0;
  if (kind < 0.9) return below(random, 1_500_000);
  return kind < 0.99 ? below(random, 20_000_000) : MONEY_FEN_MAX - below(random, 2);
}

function drawValue(fact: FactDefinition, random: Random, day: Ymd): number {
  switch (fact.kind.kind) {
    case 'money':
      return amount(random);
    case 'day':
      return birthDate(random, day);
    case 'bool':
      return Number(random() < 0.25);
    case 'choice':
      return random() < 0.55 ? 0 : below(random, fact.kind.values.length);
    default:
      return Math.min(fact.maximum, below(random, 1 + Math.min(fact.maximum, 8)));
  }
}

/** A household with every fact known and one to seven members. */
export function randomFacts(random: Random, day: Ymd): KnownFacts {
  const draw = (facts: ReadonlyMap<string, FactDefinition>): ReadonlyMap<string, number> =>
    new Map([...facts].map(([name, fact]) => [name, drawValue(fact, random, day)]));
  const size = 1 + below(random, random() < 0.8 ? 4 : 7);
  return {
    household: draw(vocabulary.household),
    members: Array.from({ length: size }, (_, place) => ({
      id: String(place + 1),
      facts: draw(vocabulary.member),
    })),
  };
}
