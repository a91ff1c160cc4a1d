import type { Actor, Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { FactField, FactValue } from './facts.ts';

/** What stood in a field in a span of days that has ended. */
export interface PastValue {
  readonly value: FactValue;
  /** First day on which something else stood there: it names the span. */
  readonly until: string;
}

interface Row {
  readonly subject_id: Id;
  readonly act: string;
  readonly fields: FactField[];
  readonly effective_on: Temporal.PlainDate;
}

/**
 * What stood on a day in each field that changed later, by what we know now: the `before` of the first change after
 * that day, unless that span was corrected since; the last correction holds. A correction without a span put right what stands today, and was
 * always so; it is in the `before` of every later change.
 */
export async function pastValuesOn(
  reader: Reader,
  actor: Actor,
  kind: 'person' | 'household',
  ids: readonly Id[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<Id, ReadonlyMap<string, PastValue>>> {
  const rows = await reader.rows<Row>(sql`
    select subject_id, act, fields, effective_on, recorded_at, id,
      case when act = 'correct' then recorded_at::date else effective_on end as turn from fact_change
    where county_code = ${actor.countyCode} and subject_kind = ${kind} and subject_id = any (${ids}::uuid[])
      and (act = 'correct' or (effective_on > ${on} and act not in ('create', 'reveal')))
    union all
    select f.subject_id, 'places', jsonb_build_array(jsonb_build_object('field', 'place', 'before',
        jsonb_build_object('villageId', f.from_id))), o.effective_on, o.recorded_at, o.id,
      o.effective_on
    from division_follow f join division_operation o on o.county_code = f.county_code and o.id = f.operation_id
    where f.county_code = ${actor.countyCode} and f.subject_kind = ${kind} and f.subject_id = any (${ids}::uuid[])
      and o.effective_on > ${on}
    order by turn, 5, 6`);
  const values = new Map<Id, Map<string, PastValue>>(ids.map((id) => [id, new Map()]));
  for (const { subject_id, act, fields, effective_on } of rows) {
    if (act === 'correct') continue;
    const known = values.get(subject_id);
    for (const { field, before } of fields) {
      if (!known?.has(field)) known?.set(field, { value: before, until: effective_on.toString() });
    }
  }
  for (const { subject_id, act, fields } of rows) {
    if (act !== 'correct') continue;
    const known = values.get(subject_id);
    for (const { field, after, until } of fields) {
      if (until !== undefined && known?.get(field)?.until === until)
        known.set(field, { value: after, until });
    }
  }
  return values;
}
