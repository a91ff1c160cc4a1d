import { type Actor, type Reader, sql } from '../../platform/base/index.ts';
import type { Group, Moved } from './compare.ts';
import { isInGroup } from './compare.ts';
import { type FamilyType, isOfType } from './family.ts';
import type { VariantAnswer, WhatIf } from './what-if.ts';

/** What stands first in the list; each from the greatest down. */
export const orders = ['moved', 'gain', 'loss', 'before', 'after', 'size'] as const;
export type Order = (typeof orders)[number];

/** Which of the households behind a number are shown, and in which order. */
export interface Drill {
  readonly group: Group;
  readonly townId?: string | undefined;
  readonly family?: FamilyType | undefined;
  /** Amounts and groups of this scheme alone. */
  readonly scheme?: string | undefined;
  readonly order?: Order | undefined;
}

/** Where the last page ended: what it is ordered by, and the household. */
export type Cursor = readonly [key: number, household: number];

/** A household of the list, in fen of the period looked at; of a standing, how many hold it. */
export interface Selected {
  readonly at: number;
  readonly id: string;
  readonly persons: number;
  readonly was: number;
  readonly is: number;
}

export interface Selection {
  readonly items: readonly Selected[];
  /** To be handed back; null on the last page. */
  readonly next: Cursor | null;
}

/** The households behind a number, a page at a time. */
export function selectHouseholds(
  { population, types }: Pick<WhatIf, 'population' | 'types'>,
  variant: VariantAnswer,
  drill: Drill,
  { limit, after }: { readonly limit: number; readonly after?: Cursor | undefined },
): Selection {
  const { townId, family, group, order = 'moved' } = drill;
  const { columns, townOf, towns } = population;
  const town = townId === undefined ? undefined : towns.findIndex(({ id }) => id === townId);
  const movedAt = readMoves(variant, drill.scheme);
  const found: Cursor[] = [];
  for (let at = 0; at < columns.count; at++) {
    if (town !== undefined && townOf[at] !== town) continue;
    if (family !== undefined && !isOfType(types[at] as number, family)) continue;
    const moved = movedAt(at);
    if (!isInGroup(group, moved)) continue;
    const key = keyIn(order, moved, () => (columns.offsets[at + 1] ?? 0) - (columns.offsets[at] ?? 0));
    if (after && (key > after[0] || (key === after[0] && at <= after[1]))) continue;
    found.push([key, at]);
  }
  found.sort(([a, atA], [b, atB]) => b - a || atA - atB);
  const page = found.slice(0, limit);
  return {
    items: page.map(([, at]) => {
      const { was, is } = movedAt(at);
      const persons = (columns.offsets[at + 1] ?? 0) - (columns.offsets[at] ?? 0);
      return { at, id: population.idOf(at), persons, was, is };
    }),
    next: found.length > limit ? (page.at(-1) ?? null) : null,
  };
}

function readMoves(variant: VariantAnswer, code: string | undefined): (at: number) => Moved {
  if (code === undefined) {
    const { base, tried, recognised, derecognised } = variant;
    return (at) => ({
      was: base[at] as number,
      is: tried[at] as number,
      isRecognised: recognised[at] === 1,
      isDerecognised: derecognised[at] === 1,
    });
  }
  const one = variant.schemes.find(({ scheme }) => scheme.code === code);
  return (at) => {
    const [was, is] = [one?.base?.[at] ?? 0, one?.tried[at] ?? 0];
    return { was, is, isRecognised: is > was, isDerecognised: is < was };
  };
}

function keyIn(order: Order, { was, is }: Moved, sizeOf: () => number): number {
  switch (order) {
    case 'moved':
      return Math.abs(is - was);
    case 'gain':
      return is - was;
    case 'loss':
      return was - is;
    case 'before':
      return was;
    case 'after':
      return is;
    case 'size':
      return sizeOf();
  }
}

export interface Named {
  readonly headName: string | null;
  readonly townName: string;
  readonly villageName: string;
}

/** Names as the actor may see them; a household that moved out of sight since has none. */
export async function readNames(
  reader: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const rows = await reader.rows<Named & { id: string }>(sql`select h.id, h.head_name as "headName",
      t.name as "townName", v.name as "villageName"
    from household h
    join division t on t.county_code = h.county_code and t.id = h.town_id
    join division v on v.county_code = h.county_code and v.id = h.village_id
    where h.county_code = ${actor.countyCode} and h.id = any (${ids}::uuid[])`);
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
