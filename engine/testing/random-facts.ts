import { type FactDefinition, MONEY_FEN_MAX } from '../facts/define.ts';
import type { KnownFacts } from '../facts/read.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import type { Ymd } from '../language/day.ts';
import { below, birthAt, type Random } from './draw.ts';
import { householdOf, memberOf, type Style, styleOf } from './families.ts';

export { seeded } from './draw.ts';

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
      return birthAt(random, day, below(random, 105));
    case 'bool':
      return Number(random() < 0.25);
    case 'choice':
      return random() < 0.55 ? 0 : below(random, fact.kind.values.length);
    default:
      return Math.min(fact.maximum, below(random, 1 + Math.min(fact.maximum, 8)));
  }
}

type Drawn = ReadonlyMap<string, number>;

/** Anything the vocabulary allows, likely or not; then what makes a family of its style. */
function draw(
  facts: ReadonlyMap<string, FactDefinition>,
  likely: Readonly<Partial<Record<string, number>>>,
  random: Random,
  day: Ymd,
): Drawn {
  return new Map([...facts].map(([name, fact]) => [name, likely[name] ?? drawValue(fact, random, day)]));
}

const NOTHING: Readonly<Partial<Record<string, number>>> = {};

/**
 * A household with every fact known and one to seven members. Most are families as they come to a counter, poor
 * or nearly so, so that every rule is met from both sides; some have facts that no family ever has at once.
 * @param edges amounts in fen at which rules turn, such as a region's standards; some incomes lie just there
 */
export function randomFacts(random: Random, day: Ymd, edges: readonly number[] = []): KnownFacts {
  const style: Style = styleOf(random);
  const isWild = style === 'any';
  const size = 1 + below(random, random() < 0.8 ? 4 : 7);
  const household = draw(vocabulary.household, isWild ? NOTHING : householdOf(style, random), random, day);
  const members = Array.from({ length: size }, (_, place) => ({
    id: String(place + 1),
    facts: draw(vocabulary.member, isWild ? NOTHING : memberOf(style, random, day), random, day),
  }));
  if (edges.length > 0 && random() < 0.15) putOnEdge(members, edges, random);
  return { household, members };
}

/** Gives the family an income that is a figure of the place for each of its members, or a fen off it. */
function putOnEdge(members: KnownFacts['members'], edges: readonly number[], random: Random): void {
  const figure = edges[below(random, edges.length)] ?? 0;
  const factor = [1, 12, 12 * members.length][below(random, 3)] ?? 1;
  const exactly = figure * factor + below(random, 3) - 1;
  if (exactly < 0 || exactly > MONEY_FEN_MAX) return;
  members.forEach(({ facts }, place) => {
    const own = facts as Map<string, number>;
    for (const name of own.keys()) if (name.endsWith('Income')) own.set(name, 0);
    if (place === 0) own.set('wageIncome', exactly);
  });
}
