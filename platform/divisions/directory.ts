import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Level } from './pack.ts';

export interface Place {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parentId: Id | null;
}

/** Today's places of one county that the actor may see, with every other name they go by. */
export interface PlaceDirectory {
  readonly county: Place;
  /** Names of the province and of the city, which stand in front of long forms. */
  readonly above: readonly string[];
  readonly places: ReadonlyMap<Id, Place>;
  readonly aliases: ReadonlyMap<string, readonly Id[]>;
}

/** Two statements, whatever the number of names that will be looked up in it. */
export async function loadPlaceDirectory(reader: Reader, countyCode: string): Promise<PlaceDirectory> {
  const rows = await reader.rows<{
    id: Id;
    code: string;
    name: string;
    level: Level;
    kind: string;
    parent_id: Id | null;
    province_name: string;
    city_name: string;
  }>(sql`select d.id, d.code, d.name, d.level, d.kind, d.parent_id, c.province_name, c.city_name
    from division d join county c on c.code = d.county_code
    where d.county_code = ${countyCode} and d.valid_to is null order by d.code`);
  const aliasRows = await reader.rows<{ alias: string; division_id: Id }>(
    sql`select a.alias, a.division_id from division_alias a
      join division d on d.county_code = a.county_code and d.id = a.division_id and d.valid_to is null
      where a.county_code = ${countyCode} order by a.alias, d.code`,
  );
  const places = new Map<Id, Place>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        code: row.code,
        name: row.name,
        level: row.level,
        kind: row.kind,
        parentId: row.parent_id,
      },
    ]),
  );
  const aliases = new Map<string, Id[]>();
  for (const { alias, division_id } of aliasRows) {
    const known = aliases.get(alias);
    if (known) known.push(division_id);
    else aliases.set(alias, [division_id]);
  }
  const county = [...places.values()].find(({ level }) => level === 'county');
  const first = rows[0];
  if (county === undefined || first === undefined) throw new Error(`no places are loaded for ${countyCode}`);
  return { county, above: [first.province_name, first.city_name], places, aliases };
}
