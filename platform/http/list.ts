import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';

/** Every list is paged by key: `next` is handed back as `after`; null means that this was the last page. */
export const ListOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });

export const PAGE_SIZE_MAX = 200;

export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_SIZE_MAX, default: 20 })),
  after: Type.Optional(Type.String({ maxLength: 600 })),
});
export type PageQuery = Static<typeof PageQuery>;

/** The key of the last row, opaque to whoever pages. */
export function encodeCursor(key: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** The key in a cursor, or undefined when it is not one of ours or has not `length` parts. */
export function decodeCursor(cursor: string, length: number): (string | null)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(key) || key.length !== length) return undefined;
    return key.every((part) => part === null || typeof part === 'string') ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Rows were asked for one more than the page holds; that one says whether there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | null)[],
  toItem: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(toItem), next };
}
