import { type Static, Type } from 'typebox';
import type { Actor, Id, Language, Outcome, Reader, Sql, Tx } from '../base/index.ts';
import { done, fileSql, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, toPage } from '../http/index.ts';
import { type NoticeFacts, sayNotice } from './kinds.ts';

const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });

export const NoticeItem = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  body: Type.String(),
  subjectKind: MaybeText,
  subjectId: MaybeText,
  at: Type.String(),
  isRead: Type.Boolean(),
});
export type NoticeItem = Static<typeof NoticeItem>;

interface NoticeRow {
  readonly id: Id;
  readonly kind: string;
  readonly subject_kind: string | null;
  readonly subject_id: Id | null;
  readonly facts: NoticeFacts;
  readonly at: Temporal.Instant;
  readonly read_at: Temporal.Instant | null;
}

export interface NoticeFilter {
  readonly isUnread?: boolean | undefined;
  readonly kind?: string | undefined;
}

/** What row-level security says, once more, so that the index serves. */
const own = (actor: Actor): Sql[] => [
  sql`n.county_code = ${actor.countyCode}`,
  sql`n.user_id = ${actor.userId}`,
  sql`n.level = ${actor.level}`,
];

/** One's own messages in this post, the latest first. Refusal: `notices.cursor`. */
export async function listNotices(
  reader: Reader,
  actor: Actor,
  language: Language,
  filter: NoticeFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: NoticeItem[]; next: string | null }>> {
  const key = page.after === undefined ? undefined : readMoment(page.after);
  if (page.after !== undefined && key === undefined) return refuse('notices.cursor', {}, { field: 'after' });
  const conditions = [
    ...own(actor),
    ...(filter.isUnread ? [sql`n.read_at is null`] : []),
    ...(filter.kind === undefined ? [] : [sql`n.kind = ${filter.kind}`]),
    ...(key ? [sql`(n.at, n.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`] : []),
  ];
  const rows =
    await reader.rows<NoticeRow>(sql`select n.id, n.kind, n.subject_kind, n.subject_id, n.facts, n.at,
      n.read_at
    from officer_notice n where ${joinSql(conditions, ' and ')}
    order by n.at desc, n.id desc limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.at.toString(), row.id],
      (row) => ({
        id: row.id,
        kind: row.kind,
        ...sayNotice(row.kind, row.facts, language),
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        at: row.at.toString(),
        isRead: row.read_at !== null,
      }),
    ),
  );
}

/** A moment and an id: what lists of messages go on from. */
export function readMoment(after: string): readonly [at: string, id: Id] | undefined {
  const [at, id] = decodeCursor(after, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id)) return undefined;
  return /^\d{4}-\d\d-\d\dT[\d:.]{5,18}Z$/.test(at) && isMoment(at) ? [at, id] : undefined;
}

function isMoment(text: string): boolean {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
}

/** Beyond this the bell says “99+”; the database need not count further. */
const COUNT_MAX = 100;

export async function countUnread(reader: Reader, actor: Actor): Promise<number> {
  const { n } = await reader.get<{ n: number }>(sql`select count(*)::int as n from (
      select 1 from officer_notice n where ${joinSql(own(actor), ' and ')} and n.read_at is null
      limit ${fileSql(String(COUNT_MAX))}) as unread`);
  return n;
}

/** Marks messages as read: those named, or all. @returns how many were not. */
export function markRead(
  tx: Tx,
  actor: Actor,
  now: Temporal.Instant,
  ids: readonly Id[] | undefined,
): Promise<number> {
  const these = ids === undefined ? sql`true` : sql`n.id = any(${ids}::uuid[])`;
  return tx.run(sql`update officer_notice n set read_at = ${now}
    where ${joinSql(own(actor), ' and ')} and n.read_at is null and ${these}`);
}
