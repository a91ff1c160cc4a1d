import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Level } from './pack.ts';

export interface FoundPlace {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly townId: Id | null;
  readonly townName: string | null;
  /** The other name by which it was found. */
  readonly alias: string | null;
}

export interface PlaceQuery {
  /** Part of a name, of another name, of the pinyin; its initials; the beginning of a code. Empty: all, by code. */
  readonly q: string;
  readonly level?: Level;
  /** A township (or the county): only what lies in it, and itself. */
  readonly within?: Id;
  readonly on: Temporal.PlainDate;
  readonly limit: number;
}

/**
 * Places for drop-downs, best first: what is called so, what begins so, whose initials or pinyin begin so, what
 * has it inside, what once was called so. A county has a few hundred places, so they are all looked at.
 */
export async function searchPlaces(
  reader: Reader,
  countyCode: string,
  query: PlaceQuery,
): Promise<FoundPlace[]> {
  const text = query.q.normalize('NFKC').replace(/[\s·]/g, '').toLowerCase();
  const { level = null, within = null, on, limit } = query;
  const rows = await reader.rows<{
    id: Id;
    code: string;
    name: string;
    level: Level;
    kind: string;
    town_id: Id | null;
    town_name: string | null;
    alias: string | null;
  }>(sql`
    with standing as (
      select d.id, v.code, v.name, d.level, v.kind, v.parent_id, d.pinyin, d.initials
      from division_version v join division d on d.county_code = v.county_code and d.id = v.division_id
      where v.county_code = ${countyCode} and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
    ), ranked as (
      select s.*, a.alias, case
        when ${text} = '' then 0
        when s.name = ${text} or s.code = ${text} then 0
        when starts_with(s.name, ${text}) then 1
        when s.initials = ${text} then 2
        when starts_with(s.initials, ${text}) then 3
        when starts_with(s.pinyin, ${text}) then 4
        when strpos(s.name, ${text}) > 0 then 5
        when a.alias is not null then 6
        when starts_with(s.code, ${text}) then 7
        when length(${text}) >= 3 and strpos(s.pinyin, ${text}) > 0 then 8
      end as rank
      from standing s
      left join lateral (select min(alias) as alias from division_alias
        where county_code = ${countyCode} and division_id = s.id and strpos(alias, ${text}) > 0) a
        on ${text} <> '' and strpos(s.name, ${text}) = 0
    )
    select r.id, r.code, r.name, r.level, r.kind, t.id as town_id, t.name as town_name, r.alias
    from ranked r left join standing t on t.id = r.parent_id and t.level = 'town'
    where r.rank is not null
      and (${level}::text is null or r.level = ${level})
      and (${within}::uuid is null or r.id = ${within} or r.parent_id = ${within} or t.parent_id = ${within})
    order by r.rank, r.code limit ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    level: row.level,
    kind: row.kind,
    townId: row.town_id,
    townName: row.town_name,
    alias: row.alias,
  }));
}
