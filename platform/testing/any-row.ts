import type pg from 'pg';
import { newId } from '../base/index.ts';

export interface AnyColumn {
  readonly column_name: string;
  readonly data_type: string;
  readonly udt_name: string;
}

/**
 * Lets any value into a database of a test's own: what a row may say is not what such a test proves. Call it
 * on the connection that then inserts; row-level security stays as it is.
 */
export async function loosen(owner: pg.Client): Promise<void> {
  await owner.query('set session_replication_role = replica');
  const { rows: constraints } = await owner.query<{ name: string; of: string }>(`select conname as name,
      conrelid::regclass::text as of from pg_constraint
    where contype in ('c', 'f', 'x', 'p', 'u') and connamespace = 'public'::regnamespace and conparentid = 0`);
  for (const { name, of } of constraints) {
    await owner.query(`alter table ${of} drop constraint if exists ${name} cascade`);
  }
  const { rows: uniques } = await owner.query<{ name: string }>(`select i.indexrelid::regclass::text as name
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace`);
  for (const { name } of uniques) await owner.query(`drop index if exists ${name}`);
}

export async function readColumns(owner: pg.Client, table: string): Promise<AnyColumn[]> {
  const { rows } = await owner.query<AnyColumn>(
    `select column_name, data_type, udt_name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and identity_generation is distinct from 'ALWAYS'`,
    [table],
  );
  return rows;
}

let serial = 0;
/** What a column of two bytes takes. */
const SMALL_MAX = 32_767;

/** A value that the column takes, another one each time. */
export function anyValue(column: AnyColumn): unknown {
  serial += 1;
  switch (column.udt_name) {
    case 'uuid':
      return newId();
    case 'text':
    case 'bpchar':
      return `x${serial}`;
    case 'bytea':
      return Buffer.from(newId());
    case 'int2':
      return serial % SMALL_MAX;
    case 'int4':
    case 'int8':
    case 'numeric':
      return serial;
    case 'bool':
      return false;
    case 'date':
      return `${2000 + (serial % 20)}-01-01`;
    case 'timestamptz':
      return '2026-01-01T00:00:00Z';
    case 'jsonb':
      return '{}';
    default:
      if (column.data_type === 'ARRAY') return '{}';
      throw new Error(`no value for a column of type ${column.udt_name}`);
  }
}

export async function insertRow(
  owner: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const into = Object.keys(row);
  const slots = into.map((_, i) => `$${i + 1}`).join(', ');
  await owner.query(`insert into ${table} (${into.join(', ')}) values (${slots})`, Object.values(row));
}
