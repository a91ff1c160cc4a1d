import type { CopyValue, Tx } from '../../base/index.ts';
import { copyRows, fileSql, sql } from '../../base/index.ts';

/**
 * A temporary table that lives as long as the transaction, filled by COPY. All names here are our own text.
 * `columns` are declarations, as in `id uuid, name text`.
 */
export async function stage(
  tx: Tx,
  table: string,
  columns: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  await tx.run(fileSql(`create temp table if not exists ${table} (${columns}) on commit drop`));
  await tx.run(fileSql(`truncate ${table}`));
  const count = await copyRows(tx, table, rows);
  // Without figures the planner takes a fresh table for nearly empty, and loops where it should hash.
  await tx.run(fileSql(`analyze ${table}`));
  return count;
}

/** Figures for the planner after many new rows: without them the next statement reads whole tables. */
export async function refreshStatistics(tx: Tx, tables: readonly string[]): Promise<void> {
  await tx.run(sql`select app.refresh_statistics(${tables}::text[])`);
}
