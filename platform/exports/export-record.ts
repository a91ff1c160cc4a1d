import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Actor, Id, Reader, Sql } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';

export const ExportState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('stopped'),
  Type.Literal('deleted'),
  Type.Literal('expired'),
]);
export type ExportState = Static<typeof ExportState>;

export const ExportFormat = Type.Union([Type.Literal('xlsx'), Type.Literal('csv'), Type.Literal('pdf')]);
export type ExportFormat = Static<typeof ExportFormat>;

const Maybe = Type.Union([Type.String(), Type.Null()]);

export const ExportRecord = Type.Object({
  id: Type.String(),
  list: Type.String(),
  listTitle: Type.String(),
  format: ExportFormat,
  filter: Type.Record(Type.String(), Type.Unknown(), { description: 'Runs of digits are masked.' }),
  fileName: Type.String(),
  state: ExportState,
  rowCount: Type.Integer({ description: 'So far, while it runs.' }),
  byteCount: Type.Integer(),
  sha256: Maybe,
  requestedAt: Type.String(),
  finishedAt: Maybe,
  expiresAt: Maybe,
});
export type ExportRecord = Static<typeof ExportRecord>;

export interface ExportRow {
  readonly id: Id;
  readonly list: string;
  readonly format: ExportFormat;
  readonly filter_shown: Record<string, unknown>;
  readonly file_name: string;
  readonly state: ExportState;
  readonly row_count: bigint;
  readonly byte_count: bigint;
  readonly sha256: Buffer | null;
  readonly requested_at: Temporal.Instant;
  readonly finished_at: Temporal.Instant | null;
  readonly expires_at: Temporal.Instant | null;
}

const columns = sql`id, list, format, filter_shown, file_name, state, row_count, byte_count, sha256, requested_at,
  finished_at, expires_at`;

export function toExportRecord(row: ExportRow, titleOf: (list: string) => string): ExportRecord {
  return {
    id: row.id,
    list: row.list,
    listTitle: titleOf(row.list),
    format: row.format,
    filter: row.filter_shown,
    fileName: row.file_name,
    state: row.state,
    rowCount: Number(row.row_count),
    byteCount: Number(row.byte_count),
    sha256: row.sha256?.toString('hex') ?? null,
    requestedAt: row.requested_at.toString(),
    finishedAt: row.finished_at?.toString() ?? null,
    expiresAt: row.expires_at?.toString() ?? null,
  };
}

/** Own exports only, and only those of the post one acts in: row-level security sees to both. */
export async function findExport(reader: Reader, actor: Actor, id: Id): Promise<ExportRow | undefined> {
  return await reader.find<ExportRow>(sql`select ${columns} from export_file
    where county_code = ${actor.countyCode} and user_id = ${actor.userId} and id = ${id}`);
}

/** Newest first. @param after `[requestedAt, id]` of the last row shown. */
export async function listExports(
  reader: Reader,
  actor: Actor,
  page: { limit: number; after: readonly [string, string] | undefined },
): Promise<{ items: ExportRow[]; next: string | null }> {
  const start: Sql =
    page.after === undefined
      ? sql`true`
      : sql`(requested_at, id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`;
  const rows = await reader.rows<ExportRow>(sql`select ${columns} from export_file
    where county_code = ${actor.countyCode} and user_id = ${actor.userId} and ${start}
    order by requested_at desc, id desc limit ${page.limit + 1}`);
  return toPage(
    rows,
    page.limit,
    (row) => [row.requested_at.toString(), row.id],
    (row) => row,
  );
}
