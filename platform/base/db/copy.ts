import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database.ts';

/** A value as COPY takes it; bytes, days and instants are written in PostgreSQL's own forms. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Buffer
  | Temporal.PlainDate
  | Temporal.Instant;

const CHUNK_CHARACTERS = 64 * 1024;
const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function fieldText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return NEEDS_ESCAPE.test(value)
      ? value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found)
      : value;
  }
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return String(value);
}

/**
 * Streams rows into a table of this transaction. COPY cannot write into a table with row-level security: make a
 * temporary one with `create temp table … on commit drop`, fill it with this, then INSERT … SELECT.
 * @param target table and columns, as in `bulk_person (id, name)`; our own text, never input.
 * @returns how many rows went in.
 */
export async function copyRows(
  tx: Tx,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = tx.client.query(copyFrom(`copy ${target} from stdin`));
  let chunk = '';
  let count = 0;
  try {
    for (const row of rows) {
      let line = '';
      for (const [index, value] of row.entries()) line += (index === 0 ? '' : '\t') + fieldText(value);
      chunk += `${line}\n`;
      count += 1;
      if (chunk.length >= CHUNK_CHARACTERS) {
        if (!stream.write(chunk)) await once(stream, 'drain');
        chunk = '';
      }
    }
    stream.end(chunk);
  } catch (error) {
    stream.destroy(error as Error);
    throw error;
  }
  await finished(stream);
  return count;
}
