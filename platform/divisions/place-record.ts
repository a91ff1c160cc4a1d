import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Level } from './pack.ts';

export interface PlaceRecord {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parentId: Id | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
  readonly path: readonly { readonly id: Id; readonly name: string }[];
  readonly aliases: readonly { readonly alias: string; readonly source: string }[];
}

/** One place, living or ended, with what it lies in from the province down; undefined when out of sight. */
export async function findPlace(
  reader: Reader,
  countyCode: string,
  id: Id,
): Promise<PlaceRecord | undefined> {
  const row = await reader.find<{
    code: string;
    name: string;
    level: Level;
    kind: string;
    parent_id: Id | null;
    valid_from: Temporal.PlainDate;
    valid_to: Temporal.PlainDate | null;
    version: number;
    path: { id: Id; name: string }[] | null;
    aliases: { alias: string; source: string }[] | null;
  }>(sql`select d.code, d.name, d.level, d.kind, d.parent_id, d.valid_from, d.valid_to, d.version,
      (select jsonb_agg(jsonb_build_object('id', above.id, 'name', above.name) order by above.code)
        from division above where above.county_code = d.county_code
          and above.id in (d.parent_id, (select p.parent_id from division p
            where p.county_code = d.county_code and p.id = d.parent_id))) as path,
      (select jsonb_agg(jsonb_build_object('alias', a.alias, 'source', a.source) order by a.alias)
        from division_alias a where a.county_code = d.county_code and a.division_id = d.id) as aliases
    from division d where d.county_code = ${countyCode} and d.id = ${id}`);
  if (row === undefined) return undefined;
  return {
    id,
    code: row.code,
    name: row.name,
    level: row.level,
    kind: row.kind,
    parentId: row.parent_id,
    validFrom: row.valid_from.toString(),
    validTo: row.valid_to?.toString() ?? null,
    version: row.version,
    path: row.path ?? [],
    aliases: row.aliases ?? [],
  };
}
