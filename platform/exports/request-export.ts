import type { Actor, FieldCipher, Id, Language, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { enqueueJob } from '../jobs/index.ts';
import type { ExportFormat } from './export-record.ts';
import type { ListCatalogue, ListDefinition } from './list-definition.ts';
import { showFilter } from './show-filter.ts';

export interface ExportWish {
  readonly list: string;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
  /** In this order; left out: what the list shows by itself. */
  readonly columns?: readonly string[] | undefined;
}

/** A wish that was looked at: the list is there, the filter means something, the post may have it. */
export interface CheckedWish {
  readonly list: ListDefinition;
  readonly format: ExportFormat;
  readonly filter: Record<string, unknown>;
  readonly columns: readonly string[];
}

/** The kind of job that makes a file. */
export const EXPORT_JOB = 'exports.run';
/** Taking lists out at all. What a list shows is the list's own permission. */
export const EXPORT_PERMISSION = 'exports.run';

/** Whether the post sees the list on the screen; `signed-in` is what every officer does. */
export const maySee = (
  { permissions }: Pick<Actor, 'permissions'>,
  { permission }: ListDefinition,
): boolean => permission === 'signed-in' || permissions.has(permission);

/** Refuses with `exports.unknown-list`, `http.forbidden`, `exports.unknown-column` or `exports.filter`. */
export function checkWish(lists: ListCatalogue, actor: Actor, wish: ExportWish): Outcome<CheckedWish> {
  const list = lists.get(wish.list);
  if (list === undefined) return refuse('exports.unknown-list', { list: wish.list }, { field: 'list' });
  if (!actor.permissions.has(EXPORT_PERMISSION))
    return refuse('http.forbidden', { permission: EXPORT_PERMISSION });
  if (!maySee(actor, list)) return refuse('http.forbidden', { permission: list.permission });
  const known = new Set(list.columns.map((column) => column.name));
  const unknown = wish.columns?.find((column) => !known.has(column));
  if (unknown !== undefined) {
    return refuse('exports.unknown-column', { column: unknown }, { field: 'columns' });
  }
  const filter = list.readFilter(wish.filter);
  if (!filter.ok) return filter;
  const shown = list.columns.filter((column) => !column.isExtra).map((column) => column.name);
  const columns = wish.columns?.length ? [...new Set(wish.columns)] : shown;
  return done({ list, format: wish.format, filter: filter.value, columns });
}

export const sealedFilter = (countyCode: string, id: Id) => ({
  countyCode,
  table: 'export_file',
  column: 'filter_sealed',
  rowId: id,
});

/** `persons_大冶市_20261123.xlsx` in the officer's words: without signs that some system cannot have in a name. */
function fileNameOf(wish: CheckedWish, countyName: string, today: Temporal.PlainDate, language: Language) {
  const title = wish.list.title[language].replace(/[\\/:*?"<>|\s]+/g, '-');
  return `${title}_${countyName}_${today.toString().replaceAll('-', '')}.${wish.format}`;
}

/** Writes the wish down and queues the job that makes the file. Refuses with `exports.running` when one is on already. */
export async function requestExport(
  tx: Tx,
  actor: Actor,
  wish: CheckedWish,
  given: { cipher: FieldCipher; now: Temporal.Instant; today: Temporal.PlainDate; language: Language },
): Promise<Outcome<Id>> {
  const id = newId();
  const { county } = await tx.get<{ county: string }>(
    sql`select name as county from county where code = ${actor.countyCode}`,
  );
  const sealed = given.cipher.seal(JSON.stringify(wish.filter), sealedFilter(actor.countyCode, id));
  const added = await tx.run(sql`insert into export_file (county_code, id, list, format, language, columns,
      filter_sealed, filter_shown, file_name, state, user_id, user_name, post_holding_id, post, duty, level,
      place_id, requested_at)
    values (${actor.countyCode}, ${id}, ${wish.list.name}, ${wish.format}, ${given.language}, ${wish.columns},
      ${sealed}, ${showFilter(wish.filter)}, ${fileNameOf(wish, county, given.today, given.language)},
      'waiting', ${actor.userId}, ${actor.userName}, ${actor.postHoldingId}, ${actor.post}, ${actor.duty},
      ${actor.level}, ${actor.placeId}, ${given.now})
    on conflict do nothing`);
  if (added === 0) return refuse('exports.running');
  await enqueueJob(tx, actor, { kind: EXPORT_JOB, subjectId: id, at: given.now });
  return done(id);
}
