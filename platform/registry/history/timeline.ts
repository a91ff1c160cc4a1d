import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import type { FactField } from './facts.ts';
import { type PlaceOnDay, placeNames } from './place-names.ts';

const Text = Type.String();
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Value = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Null(),
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
]);

export const TimelineEntry = Type.Object({
  id: Text,
  act: Text,
  on: Type.String({ description: 'The day from which it holds in the world.' }),
  at: Type.String({ description: 'When it was recorded.' }),
  byName: Text,
  document: Text,
  reason: Text,
  fields: Type.Array(
    Type.Object({
      field: Text,
      before: Value,
      after: Value,
      until: Type.Optional(
        Type.String({
          description: 'Of a correction in the past: what it put right stood there until this day.',
        }),
      ),
    }),
  ),
  importId: Maybe(Text),
  importRow: Maybe(Type.Integer()),
  fromRecord: Maybe(Type.String({ description: 'Of a record that was merged into this one.' })),
});
export type TimelineEntry = Static<typeof TimelineEntry>;
export const Timeline = Type.Object({ items: Type.Array(TimelineEntry) });

/** More than any real life fills; a limit on everything. */
const ENTRIES_MAX = 500;

interface Row {
  readonly id: Id;
  readonly subject_id: Id;
  readonly act: string;
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  readonly by_name: string;
  readonly document: string;
  readonly reason: string;
  readonly fields: FactField[];
  readonly import_id: Id | null;
  readonly import_row: number | null;
}

const rowsSql = (actor: Actor, kind: 'person' | 'household', id: Id) => sql`
  select id, subject_id, act, effective_on as on, recorded_at as at, recorded_by_name as by_name, document, reason,
    fields, import_id, import_row
  from fact_history where county_code = ${actor.countyCode} and subject_kind = ${kind}
    and subject_id = any (array(select ${id}::uuid union all select p.id from person p
      where ${kind} = 'person' and p.county_code = ${actor.countyCode} and p.merged_into = ${id}))
  union all
  select o.id, f.subject_id, 'place-reform', o.effective_on, o.recorded_at, o.recorded_by_name, o.document, o.reason,
    jsonb_build_array(jsonb_build_object('field', 'place',
      'before', jsonb_build_object('villageId', f.from_id),
      'after', jsonb_build_object('villageId', f.to_id))), null, null
  from division_follow f join division_operation o on o.county_code = f.county_code and o.id = f.operation_id
  where f.county_code = ${actor.countyCode} and f.subject_kind = ${kind} and f.subject_id = ${id}
    and f.from_id <> f.to_id
  order by 4 desc, 5 desc, 1 desc limit ${ENTRIES_MAX}`;

const existsSql = (actor: Actor, kind: 'person' | 'household', id: Id) =>
  kind === 'person'
    ? sql`select id from person where county_code = ${actor.countyCode} and id = ${id}`
    : sql`select id from household where county_code = ${actor.countyCode} and id = ${id}`;

/** Everything that happened to one person or household, the latest first. Refusals: `http.missing`. */
export async function getTimeline(
  reader: Reader,
  actor: Actor,
  kind: 'person' | 'household',
  id: Id,
): Promise<Outcome<Static<typeof Timeline>>> {
  if (!(await reader.find(existsSql(actor, kind, id)))) return refuse('http.missing');
  const rows = await reader.rows<Row>(rowsSql(actor, kind, id));
  const names = await placeNames(
    reader,
    actor.countyCode,
    rows.flatMap((row) => placesOf(row.fields, row.on)),
  );
  return done({
    items: rows.map((row) => ({
      id: row.id,
      act: row.act,
      on: row.on.toString(),
      at: row.at.toString(),
      byName: row.by_name,
      document: row.document,
      reason: row.reason,
      fields: row.fields.map((field) => ({
        ...field,
        before: withNames(field.before, row.on.subtract({ days: 1 }), names),
        after: withNames(field.after, row.on, names),
      })),
      importId: row.import_id,
      importRow: row.import_row,
      fromRecord: row.subject_id === id ? null : row.subject_id,
    })),
  });
}

/** Every place that an entry names: what was left by its name on the day before, what was reached by that day's. */
function placesOf(fields: readonly FactField[], on: Temporal.PlainDate): PlaceOnDay[] {
  const dayBefore = on.subtract({ days: 1 });
  return fields.flatMap(({ before, after }) => [
    ...keysOf(before).map((placeId) => ({ placeId, on: dayBefore })),
    ...keysOf(after).map((placeId) => ({ placeId, on })),
  ]);
}

const keysOf = (value: FactField['before']): string[] =>
  value !== null && typeof value === 'object'
    ? [value.townId, value.villageId].filter((placeId) => typeof placeId === 'string')
    : [];

function withNames(
  value: FactField['before'],
  on: Temporal.PlainDate,
  names: (placeId: string, on: Temporal.PlainDate) => string | null,
): FactField['before'] {
  if (value === null || typeof value !== 'object') return value;
  const { townId, villageId } = value;
  if (typeof villageId !== 'string') return value;
  const townName = typeof townId === 'string' ? names(townId, on) : null;
  return { ...value, townName, villageName: names(villageId, on) };
}
