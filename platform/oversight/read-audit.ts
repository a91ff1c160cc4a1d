import type { Static } from 'typebox';
import { Type } from 'typebox';
import {
  type Actor,
  chinaMidnight,
  type Id,
  joinSql,
  type Language,
  type Reader,
  type Sql,
  sql,
} from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { isPost, posts } from '../identity/index.ts';

export const AuditItem = Type.Object({
  seq: Type.String(),
  at: Type.String(),
  userId: Type.String(),
  userName: Type.String(),
  post: Type.String(),
  postName: Type.String(),
  action: Type.String(),
  subjectKind: Type.Union([Type.String(), Type.Null()]),
  subjectId: Type.Union([Type.String(), Type.Null()]),
  detail: Type.String({ description: 'JSON, exactly the text that was hashed.' }),
  address: Type.Union([Type.String(), Type.Null()]),
});
export type AuditItem = Static<typeof AuditItem>;

export interface AuditFilter {
  readonly userName?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectId?: Id | undefined;
  /** First and last day, as the calendar in China has them. */
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
  readonly beforeSeq?: bigint | undefined;
  readonly limit: number;
}

interface Row {
  readonly seq: bigint;
  readonly at: Temporal.Instant;
  readonly user_id: Id;
  readonly user_name: string;
  readonly post: string;
  readonly action: string;
  readonly subject_kind: string | null;
  readonly subject_id: Id | null;
  readonly detail: string;
  readonly address: string | null;
}

const startOf = (day: Temporal.PlainDate) => chinaMidnight(day);

/** The newest first. Only the duty `audit` finds anything: row-level security sees to it. */
export async function readAudit(reader: Reader, actor: Actor, filter: AuditFilter, language: Language) {
  const conditions: Sql[] = [sql`county_code = ${actor.countyCode}`];
  if (filter.userName !== undefined) conditions.push(sql`user_name = ${filter.userName}`);
  if (filter.action !== undefined) conditions.push(sql`action = ${filter.action}`);
  if (filter.subjectId !== undefined) conditions.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.from !== undefined) conditions.push(sql`at >= ${startOf(filter.from)}`);
  if (filter.to !== undefined) conditions.push(sql`at < ${startOf(filter.to.add({ days: 1 }))}`);
  if (filter.beforeSeq !== undefined) conditions.push(sql`seq < ${filter.beforeSeq}`);
  const rows = await reader.rows<Row>(sql`select seq, at, user_id, user_name, post, action, subject_kind,
      subject_id, detail, address
    from audit_log where ${joinSql(conditions, ' and ')}
    order by seq desc limit ${filter.limit + 1}`);
  return toPage(
    rows,
    filter.limit,
    (row) => [row.seq.toString()],
    (row) => ({
      seq: row.seq.toString(),
      at: row.at.toString(),
      userId: row.user_id,
      userName: row.user_name,
      post: row.post,
      postName: isPost(row.post) ? posts[row.post].name[language] : row.post,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      detail: row.detail,
      address: row.address,
    }),
  );
}
