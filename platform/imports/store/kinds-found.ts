import type { Id, Reader } from '../../base/index.ts';
import { sql } from '../../base/index.ts';
import type { Finding } from '../check/finding.ts';
import type { ImportRecord } from './record.ts';

export interface KindFound {
  readonly kind: string;
  readonly verdict: string;
  readonly rows: number;
}

interface FoundRow {
  readonly verdict: string;
  readonly findings: readonly Finding[];
}

/** In how many of these rows each kind was found, by `kind verdict`; what is merely told of a row is no finding. */
export function countKinds(rows: readonly FoundRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict, findings } of rows) {
    if (verdict === 'accepted') continue;
    const found = findings.filter((one) => one.verdict !== 'accept');
    for (const key of new Set(found.map((one) => `${one.kind} ${one.verdict}`)))
      counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/**
 * How many rows each kind was found in, the most frequent first: as each chunk added it to the import, so that who looks at a
 * running import every second does not make its rows be read. An import that was begun before this was kept is counted.
 */
export async function findKinds(
  reader: Reader,
  countyCode: string,
  { id, result }: Pick<ImportRecord, 'id' | 'result'>,
): Promise<readonly KindFound[]> {
  if (result.kinds === undefined) return await readKinds(reader, countyCode, id);
  const kinds = Object.entries(result.kinds).map(([key, rows]) => {
    const [kind = '', verdict = ''] = key.split(' ');
    return { kind, verdict, rows };
  });
  return kinds.toSorted((a, b) => b.rows - a.rows || (a.kind < b.kind ? -1 : 1));
}

export const readKinds = (reader: Reader, countyCode: string, id: Id): Promise<KindFound[]> =>
  reader.rows<KindFound>(sql`
    select f ->> 'kind' as kind, f ->> 'verdict' as verdict, count(distinct (sheet_index, row_no))::int as rows
    from import_row, jsonb_array_elements(findings) f
    where county_code = ${countyCode} and import_id = ${id} and verdict <> 'accepted' and f ->> 'verdict' <> 'accept'
    group by 1, 2 order by 3 desc, 1`);
