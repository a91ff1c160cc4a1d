import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { Level } from './pack.ts';

/** What can change about a place. */
export interface PlaceState {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: Id | null;
}

export interface TreePlace extends PlaceState {
  readonly id: Id;
  readonly level: Level;
  /** First day of its newest span: whatever is done next takes effect later than this. */
  readonly since: Temporal.PlainDate;
  readonly foundedOn: Temporal.PlainDate;
  readonly version: number;
}

/** A span that is over, as far as it can meet a later act: its code was in use until `to`. */
export interface PastSpan {
  readonly divisionId: Id;
  readonly code: string;
  readonly to: Temporal.PlainDate;
}

export interface Tree {
  readonly countyCode: string;
  readonly places: ReadonlyMap<Id, TreePlace>;
  readonly past: readonly PastSpan[];
}

interface PlaceRow {
  id: Id;
  code: string;
  name: string;
  level: Level;
  kind: string;
  parent_id: Id | null;
  since: Temporal.PlainDate;
  founded_on: Temporal.PlainDate;
  version: number;
}

const toPlace = (row: PlaceRow): TreePlace => ({
  id: row.id,
  code: row.code,
  name: row.name,
  level: row.level,
  kind: row.kind,
  parentId: row.parent_id,
  since: row.since,
  foundedOn: row.founded_on,
  version: row.version,
});

/** Today's tree, as acts are planned on it. */
export async function loadTree(reader: Reader, countyCode: string): Promise<Tree> {
  const rows = await reader.rows<PlaceRow>(sql`
    select d.id, d.code, d.name, d.level, d.kind, d.parent_id, v.valid_from as since,
      d.valid_from as founded_on, d.version
    from division d
    join division_version v on v.county_code = d.county_code and v.division_id = d.id and v.valid_to is null
    where d.county_code = ${countyCode} and d.valid_to is null order by d.code`);
  const past = await reader.rows<{ division_id: Id; code: string; valid_to: Temporal.PlainDate }>(sql`
    select division_id, code, valid_to from division_version
    where county_code = ${countyCode} and valid_to is not null`);
  return {
    countyCode,
    places: new Map(rows.map((row) => [row.id, toPlace(row)])),
    past: past.map((row) => ({ divisionId: row.division_id, code: row.code, to: row.valid_to })),
  };
}

export interface TreeNode extends PlaceState {
  readonly id: Id;
  readonly level: Level;
}

/** The places that stood on a day, in the order of their codes. Before the vintage of the pack: none. */
export async function loadTreeOn(
  reader: Reader,
  countyCode: string,
  on: Temporal.PlainDate,
): Promise<TreeNode[]> {
  const rows = await reader.rows<Omit<PlaceRow, 'since' | 'founded_on' | 'version'>>(sql`
    select d.id, v.code, v.name, d.level, v.kind, v.parent_id
    from division_version v join division d on d.county_code = v.county_code and d.id = v.division_id
    where v.county_code = ${countyCode} and v.valid_from <= ${on} and (v.valid_to is null or v.valid_to > ${on})
    order by v.code`);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    level: row.level,
    kind: row.kind,
    parentId: row.parent_id,
  }));
}
