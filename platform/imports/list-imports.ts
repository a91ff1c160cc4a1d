import type { Actor, Outcome, Reader } from '../base/index.ts';
import { done, emptySql, isId, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import type { ImportRecord } from './store/record.ts';
import { importColumns } from './store/record.ts';

/** Imports in the actor's scope, newest first. Refuses a cursor that is not one of ours. */
export async function listImports(
  reader: Reader,
  actor: Actor,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: ImportRecord[]; next: string | null }>> {
  const [at, id] = (page.after === undefined ? undefined : decodeCursor(page.after, 2)) ?? [];
  const isKey = typeof at === 'string' && typeof id === 'string' && isId(id);
  if (page.after !== undefined && !isKey)
    return refuse('http.invalid', { where: 'after', reason: '' }, { field: 'after' });
  const scope =
    actor.level === 'town'
      ? sql`and town_id = ${actor.placeId}`
      : actor.level === 'village'
        ? sql`and village_id = ${actor.placeId}`
        : emptySql;
  const from = isKey ? sql`and (uploaded_at, id) < (${at}::timestamptz, ${id}::uuid)` : emptySql;
  const rows = await reader.rows<ImportRecord>(sql`select ${importColumns} from data_import
    where county_code = ${actor.countyCode} ${scope} ${from}
    order by uploaded_at desc, id desc limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.uploadedAt.toString(), row.id],
      (row) => row,
    ),
  );
}
