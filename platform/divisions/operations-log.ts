import type { Id, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';

export interface OperationEntry {
  readonly id: Id;
  readonly seq: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly document: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedByName: string;
  readonly undoneBy: Id | null;
  readonly undoes: Id | null;
  /** Names of the places before and after, a few of each. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly places: number;
}

const NAMES_MAX = 6;

/** What was done to the tree, newest first. `before`: only what was done before that number. */
export async function listOperations(
  reader: Reader,
  countyCode: string,
  page: { before: string | null; limit: number; id?: Id },
): Promise<OperationEntry[]> {
  const rows = await reader.rows<{
    id: Id;
    seq: bigint;
    kind: string;
    effective_on: Temporal.PlainDate;
    document: string;
    reason: string;
    recorded_at: Temporal.Instant;
    recorded_by_name: string;
    undone_by: Id | null;
    undoes: Id | null;
    before_names: string[] | null;
    after_names: string[] | null;
    places: bigint;
  }>(sql`select o.id, o.seq, o.kind, o.effective_on, o.document, o.reason, o.recorded_at, o.recorded_by_name,
      u.id as undone_by, o.undoes, c.before_names, c.after_names, c.places
    from division_operation o
    left join division_operation u on u.county_code = o.county_code and u.undoes = o.id
    left join lateral (select count(*) as places,
        (array_agg(distinct before_name) filter (where before_name is distinct from after_name
          and before_name is not null))[1:${NAMES_MAX}::int] as before_names,
        (array_agg(distinct coalesce(after_name, app.place_name_on(county_code, into_id, o.effective_on)))
          filter (where before_name is distinct from after_name))[1:${NAMES_MAX}::int] as after_names
      from division_change where county_code = o.county_code and operation_id = o.id) c on true
    where o.county_code = ${countyCode}
      and (${page.before}::bigint is null or o.seq < ${page.before}::bigint)
      and (${page.id ?? null}::uuid is null or o.id = ${page.id ?? null}::uuid)
    order by o.seq desc limit ${page.limit}`);
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq.toString(),
    kind: row.kind,
    effectiveOn: row.effective_on.toString(),
    document: row.document,
    reason: row.reason,
    recordedAt: row.recorded_at.toString(),
    recordedByName: row.recorded_by_name,
    undoneBy: row.undone_by,
    undoes: row.undoes,
    from: (row.before_names ?? []).filter(Boolean),
    to: (row.after_names ?? []).filter(Boolean),
    places: Number(row.places),
  }));
}
