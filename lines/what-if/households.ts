import { type Actor, type Reader, sql } from '../../platform/base/index.ts';
import { type Differences, type Group, isInGroup } from './compare.ts';
import { type FamilyType, isOfType } from './family.ts';
import type { WhatIf } from './what-if.ts';

/** Which of the households behind a number are shown. */
export interface Drill {
  readonly group: Group;
  readonly townId?: string | undefined;
  readonly family?: FamilyType | undefined;
}

/** A household with what a variant does to it, in fen of the period looked at. */
export interface HouseholdRow {
  readonly id: string;
  readonly headName: string | null;
  readonly townName: string;
  readonly villageName: string;
  readonly persons: number;
  readonly baseFen: number;
  readonly triedFen: number;
}

export interface HouseholdPage {
  readonly items: readonly HouseholdRow[];
  /** Place of the last one, to be handed back; null on the last page. */
  readonly next: readonly [moved: number, household: number] | null;
}

/**
 * The households behind a number, those first whom the variant moves most. Names are read in the actor's scope, a page
 * at a time.
 */
export async function listHouseholds(
  reader: Reader,
  actor: Actor,
  { population, types }: WhatIf,
  { base, tried }: Differences,
  drill: Drill,
  { limit, after }: { readonly limit: number; readonly after?: readonly [number, number] | undefined },
): Promise<HouseholdPage> {
  const town =
    drill.townId === undefined ? undefined : population.towns.findIndex(({ id }) => id === drill.townId);
  const found: [moved: number, household: number][] = [];
  for (let at = 0; at < base.length; at++) {
    const [was, is] = [base[at] as number, tried[at] as number];
    if (!isInGroup(drill.group, was, is)) continue;
    if (town !== undefined && population.townOf[at] !== town) continue;
    if (drill.family !== undefined && !isOfType(types[at] as number, drill.family)) continue;
    const moved = Math.abs(is - was);
    if (after && (moved > after[0] || (moved === after[0] && at <= after[1]))) continue;
    found.push([moved, at]);
  }
  found.sort(([a, atA], [b, atB]) => b - a || atA - atB);
  const page = found.slice(0, limit);
  const names = await readNames(
    reader,
    actor,
    page.map(([, at]) => population.idOf(at)),
  );
  const items = page.flatMap(([, at]) => {
    const known = names.get(population.idOf(at));
    const persons = (population.columns.offsets[at + 1] ?? 0) - (population.columns.offsets[at] ?? 0);
    return known ? [{ ...known, persons, baseFen: base[at] as number, triedFen: tried[at] as number }] : [];
  });
  return { items, next: found.length > limit ? (page.at(-1) ?? null) : null };
}

type Named = Omit<HouseholdRow, 'persons' | 'baseFen' | 'triedFen'>;

async function readNames(
  reader: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const rows = await reader.rows<Named>(sql`select h.id, h.head_name as "headName", t.name as "townName",
      v.name as "villageName"
    from household h
    join division t on t.county_code = h.county_code and t.id = h.town_id
    join division v on v.county_code = h.county_code and v.id = h.village_id
    where h.county_code = ${actor.countyCode} and h.id = any (${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
