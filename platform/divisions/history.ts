import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface NamedState {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentName: string | null;
}

export interface HistoryEntry {
  readonly operationId: Id;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly document: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedByName: string;
  /** Not an act of anybody: the county was put into the system on that day. */
  readonly isLoading: boolean;
  /** It was taken back later. */
  readonly undone: boolean;
  readonly divisionId: Id;
  readonly before: NamedState | null;
  readonly after: NamedState | null;
  readonly intoId: Id | null;
  readonly intoName: string | null;
}

interface Row {
  operation_id: Id;
  kind: string;
  effective_on: Temporal.PlainDate;
  document: string;
  reason: string;
  recorded_at: Temporal.Instant;
  recorded_by_name: string;
  is_loading: boolean;
  undone: boolean;
  division_id: Id;
  before_code: string | null;
  before_name: string;
  before_kind: string;
  before_parent: string | null;
  after_code: string | null;
  after_name: string;
  after_kind: string;
  after_parent: string | null;
  into_id: Id | null;
  into_name: string | null;
}

// A parent or a target may have been founded by an act that was undone: then its change still tells its name.
const nameOf = (column: 'before_parent_id' | 'after_parent_id' | 'into_id') =>
  ({
    before_parent_id: sql`app.place_name_on(c.county_code, c.before_parent_id, o.effective_on - 1)`,
    after_parent_id: sql`app.place_name_on(c.county_code, c.after_parent_id, o.effective_on)`,
    into_id: sql`app.place_name_on(c.county_code, c.into_id, o.effective_on)`,
  })[column];

const changes = (where: ReturnType<typeof sql>) => sql`
  select c.operation_id, o.kind, o.effective_on, o.document, o.reason, o.recorded_at, o.recorded_by_name,
    o.seq = 1 as is_loading, u.id is not null as undone, c.division_id,
    c.before_code, c.before_name, c.before_kind, ${nameOf('before_parent_id')} as before_parent,
    c.after_code, c.after_name, c.after_kind, ${nameOf('after_parent_id')} as after_parent,
    c.into_id, ${nameOf('into_id')} as into_name
  from division_change c
  join division_operation o on o.county_code = c.county_code and o.id = c.operation_id
  left join division_operation u on u.county_code = o.county_code and u.undoes = o.id
  where ${where}`;

function toEntry(row: Row): HistoryEntry {
  const state = (code: string | null, name: string, kind: string, parentName: string | null) =>
    code === null ? null : { code, name, kind, parentName };
  return {
    operationId: row.operation_id,
    kind: row.kind,
    effectiveOn: row.effective_on.toString(),
    document: row.document,
    reason: row.reason,
    recordedAt: row.recorded_at.toString(),
    recordedByName: row.recorded_by_name,
    isLoading: row.is_loading,
    undone: row.undone,
    divisionId: row.division_id,
    before: state(row.before_code, row.before_name, row.before_kind, row.before_parent),
    after: state(row.after_code, row.after_name, row.after_kind, row.after_parent),
    intoId: row.into_id,
    intoName: row.into_name,
  };
}

const HISTORY_MAX = 500;

/** Everything that was done to a place, or that brought others into it: newest first, undone acts included. */
export async function loadHistory(reader: Reader, countyCode: string, placeId: Id): Promise<HistoryEntry[]> {
  const rows = await reader.rows<Row>(
    sql`${changes(
      sql`c.county_code = ${countyCode} and (c.division_id = ${placeId} or c.into_id = ${placeId})`,
    )} order by o.seq desc, c.before_code limit ${HISTORY_MAX}`,
  );
  return rows.map(toEntry);
}

/** What one act did, place by place. */
export async function loadChangesOf(
  reader: Reader,
  countyCode: string,
  operationId: Id,
): Promise<HistoryEntry[]> {
  const rows = await reader.rows<Row>(
    sql`${changes(
      sql`c.county_code = ${countyCode} and c.operation_id = ${operationId}`,
    )} order by coalesce(c.before_code, c.after_code), c.division_id limit ${HISTORY_MAX}`,
  );
  return rows.map(toEntry);
}

/**
 * What places were called on days, all at once, in the order asked: for timelines, which show the name of
 * that day. Before its first known day a place has its oldest known name. Undefined for no place of this
 * county, or one out of sight.
 */
export async function namesOn(
  reader: Reader,
  countyCode: string,
  asked: readonly { readonly placeId: Id; readonly on: Temporal.PlainDate }[],
): Promise<(string | undefined)[]> {
  if (asked.length === 0) return [];
  const rows = await reader.rows<{ name: string | null }>(sql`
    select app.place_name_on(${countyCode}, a.id, a.day) as name
    from unnest(${asked.map(({ placeId }) => placeId)}::uuid[], ${asked.map(({ on }) => on.toString())}::date[])
      with ordinality a(id, day, no) order by a.no`);
  return rows.map(({ name }) => name ?? undefined);
}

export async function nameOn(
  reader: Reader,
  countyCode: string,
  placeId: Id,
  on: Temporal.PlainDate,
): Promise<string | undefined> {
  const [name] = await namesOn(reader, countyCode, [{ placeId, on }]);
  return name;
}
