import { type Id, sql, systemActor } from '../../platform/base/index.ts';
import type { Services } from '../../platform/http/index.ts';

export interface Village {
  readonly id: Id;
  readonly name: string;
  readonly townId: Id;
  readonly townName: string;
}

export interface Villages {
  readonly towns: readonly { readonly id: Id; readonly name: string }[];
  readonly byId: ReadonlyMap<Id, Village>;
  of(townId: Id): readonly Village[];
}

const FRESH_MS = 60_000;

/** Townships and villages of a county, as they are today; what places there are is no secret. */
export function createVillages({ db }: Services): (countyCode: string) => Promise<Villages> {
  const known = new Map<string, { readonly at: number; readonly villages: Promise<Villages> }>();
  return (countyCode) => {
    const found = known.get(countyCode);
    if (found && performance.now() - found.at < FRESH_MS) return found.villages;
    const actor = systemActor(countyCode, 'public pages');
    const villages = db
      .read(actor, (reader) =>
        reader.rows<{
          id: Id;
          name: string;
          level: string;
          town_id: Id | null;
        }>(sql`select id, name, level, town_id
          from division where county_code = ${countyCode} and level in ('town', 'village') and valid_to is null
          order by code`),
      )
      .then(arrange);
    known.set(countyCode, { at: performance.now(), villages });
    villages.catch(() => known.delete(countyCode));
    return villages;
  };
}

function arrange(rows: readonly { id: Id; name: string; level: string; town_id: Id | null }[]): Villages {
  const towns = rows.filter(({ level }) => level === 'town').map(({ id, name }) => ({ id, name }));
  const names = new Map(towns.map(({ id, name }) => [id, name]));
  const all = rows.flatMap(({ id, name, level, town_id: townId }) =>
    level === 'village' && townId !== null ? [{ id, name, townId, townName: names.get(townId) ?? '' }] : [],
  );
  const byTown = Map.groupBy(all, ({ townId }) => townId);
  return {
    towns: towns.filter(({ id }) => byTown.has(id)),
    byId: new Map(all.map((one) => [one.id, one])),
    of: (townId) => byTown.get(townId) ?? [],
  };
}
