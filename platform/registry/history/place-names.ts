import type { Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

interface Span {
  readonly division_id: Id;
  readonly valid_from: Temporal.PlainDate;
  readonly valid_to: Temporal.PlainDate | null;
  readonly name: string;
}

/**
 * The names that places had over time; one statement for any number of places and days. A place outside the
 * reader's area has none. Before the first day that we know, a place is called what it was called on that day.
 */
export async function namesOn(
  reader: Reader,
  countyCode: string,
  asked: readonly { placeId: string }[],
): Promise<(placeId: string, on: Temporal.PlainDate) => string | null> {
  const ids = [...new Set(asked.map(({ placeId }) => placeId))];
  if (ids.length === 0) return () => null;
  const rows =
    await reader.rows<Span>(sql`select division_id, valid_from, valid_to, name from division_version
    where county_code = ${countyCode} and division_id = any (${ids}::uuid[]) order by valid_from`);
  const spans = Map.groupBy(rows, (row) => row.division_id);
  return (placeId, on) => {
    const known = spans.get(placeId) ?? [];
    const open = known.findLast((span) => Temporal.PlainDate.compare(span.valid_from, on) <= 0);
    return (open ?? known[0])?.name ?? null;
  };
}
