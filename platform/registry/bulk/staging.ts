import type { BinaryType, CopyValue, Sql, Tx } from '../../base/index.ts';
import { binaryColumns, copyBinary, fileSql, joinSql, sql } from '../../base/index.ts';

/**
 * A temporary table whose rows live as long as the transaction, filled by COPY; the connection keeps it, since making
 * it costs more than filling it. All names here are our own text, and each has one set of columns. Nothing is analysed: how
 * large it is the planner sees for itself, and its columns meet others only by keys.
 * `columns` are declarations, as in `id uuid, name text`.
 */
export async function stage(
  tx: Tx,
  table: string,
  columns: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const declared = declarationsIn(columns);
  await tx.run(fileSql(`create temp table if not exists ${table} (${columns}) on commit delete rows`));
  await tx.run(fileSql(`delete from ${table}`));
  return await copyBinary(
    tx,
    table,
    declared.map(({ type }) => type),
    rows,
  );
}

/**
 * Rows that one statement reads and nothing else: `insert into … select … from ${given(columns, rows)}`. A temporary
 * table would be written, read and emptied, and so would be the rows of `from unnest(…)`, one such for each list; lists
 * that are selected go along side by side. The planner takes these for few, so they must not be joined.
 */
export function given(columns: string, rows: readonly (readonly CopyValue[])[]): Sql {
  const declared = declarationsIn(columns);
  const lists = binaryColumns(
    declared.map(({ type }) => type),
    rows,
  );
  const typed = lists.map((list, i) => {
    const { name = '', type = 'text' } = declared[i] ?? {};
    return sql`unnest(${list}::${fileSql(`${type}[]`)}) as ${fileSql(name)}`;
  });
  return sql`(select ${joinSql(typed, ', ')}) as given`;
}

interface Declaration {
  readonly name: string;
  readonly type: BinaryType;
}

const known = new Map<string, readonly Declaration[]>();

function declarationsIn(columns: string): readonly Declaration[] {
  let found = known.get(columns);
  if (found === undefined) {
    found = columns.split(',').map((column) => {
      const [name = '', type = ''] = column.trim().split(/\s+/);
      return { name, type: type as BinaryType };
    });
    known.set(columns, found);
  }
  return found;
}

/** Figures for the planner after many new rows: without them the next statement reads whole tables. */
export async function refreshStatistics(tx: Tx, tables: readonly string[]): Promise<void> {
  await tx.run(sql`select app.refresh_statistics(${tables}::text[])`);
}
