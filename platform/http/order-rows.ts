import type { Sql } from '../base/index.ts';
import { isId, sql } from '../base/index.ts';
import { decodeCursor } from './list.ts';

export interface RowKey {
  readonly key: Sql;
  readonly type: 'text' | 'bigint';
}

interface Ordered {
  readonly order: Sql;
  /** Behind the last one of the page before. */
  readonly behind: readonly Sql[];
}

/** The key rises, of equals the id decides. Undefined for the mark of a page that is none of this order. */
export function orderRows({ key, type }: RowKey, id: Sql, after: string | undefined): Ordered | undefined {
  const order = sql`${key}, ${id}`;
  if (after === undefined) return { order, behind: [] };
  const [value, last] = decodeCursor(after, 2) ?? [];
  if (typeof value !== 'string' || typeof last !== 'string' || !isId(last)) return undefined;
  if (type === 'bigint' && !/^-?\d{1,18}$/.test(value)) return undefined;
  const said = type === 'text' ? sql`${value}::text` : sql`${value}::bigint`;
  return { order, behind: [sql`(${key}, ${id}) > (${said}, ${last}::uuid)`] };
}
