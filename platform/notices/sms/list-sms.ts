import { type Static, Type } from 'typebox';
import type { Actor, Id, Language, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, fileSql, joinSql, refuse, sql } from '../../base/index.ts';
import { toPage } from '../../http/index.ts';
import { readMoment } from '../list-notices.ts';
import { type SmsTemplate, type SmsTemplateName, smsTemplates } from './templates.ts';

const smsStates = [
  'waiting',
  'sending',
  'sent',
  'delivered',
  'failed',
  'unsure',
  'opted-out',
  'no-phone',
] as const;

type SmsState = (typeof smsStates)[number];
/** One of the states. */
export const StateShape = Type.Unsafe<SmsState>({ type: 'string', enum: [...smsStates] });

const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });

export const SmsItem = Type.Object({
  id: Type.String(),
  template: Type.String(),
  templateTitle: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  name: Type.String(),
  phone: MaybeText,
  text: Type.String(),
  parts: Type.Integer(),
  state: StateShape,
  attempts: Type.Integer(),
  writtenAt: Type.String(),
  writtenBy: Type.String(),
  sentAt: MaybeText,
  reportedAt: MaybeText,
  nextAt: MaybeText,
  problem: MaybeText,
  villageName: MaybeText,
  isResent: Type.Boolean(),
});

interface SmsRow {
  readonly id: Id;
  readonly template: string;
  readonly subject_kind: string;
  readonly subject_id: Id;
  readonly name_masked: string;
  readonly phone_masked: string | null;
  readonly body: string;
  readonly part_count: number;
  readonly state: SmsState;
  readonly attempt: number;
  readonly written_at: Temporal.Instant;
  readonly written_by_name: string;
  readonly sent_at: Temporal.Instant | null;
  readonly reported_at: Temporal.Instant | null;
  readonly next_at: Temporal.Instant;
  readonly problem: string | null;
  readonly village_name: string | null;
  readonly is_resent: boolean;
}

export interface SmsFilter {
  readonly state?: string | undefined;
  readonly template?: string | undefined;
  readonly subjectId?: Id | undefined;
}

function scopeOf(actor: Actor): Sql[] {
  const county = sql`m.county_code = ${actor.countyCode}`;
  if (actor.level === 'town') return [county, sql`m.town_id = ${actor.placeId}`];
  if (actor.level === 'village') return [county, sql`m.village_id = ${actor.placeId}`];
  return [county];
}

const titleOf = (template: string, language: Language): string => {
  const known: SmsTemplate | undefined = smsTemplates[template as SmsTemplateName];
  return known?.title[language] ?? template;
};

/** Messages to families of one's own area, the latest first. Refusal: `notices.cursor`. */
export async function listSms(
  reader: Reader,
  actor: Actor,
  language: Language,
  filter: SmsFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof SmsItem>[]; next: string | null }>> {
  const key = page.after === undefined ? undefined : readMoment(page.after);
  if (page.after !== undefined && key === undefined) return refuse('notices.cursor', {}, { field: 'after' });
  const conditions = [
    ...scopeOf(actor),
    ...(filter.state === undefined ? [] : [sql`m.state = ${filter.state}`]),
    ...(filter.template === undefined ? [] : [sql`m.template = ${filter.template}`]),
    ...(filter.subjectId === undefined ? [] : [sql`m.subject_id = ${filter.subjectId}`]),
    ...(key ? [sql`(m.written_at, m.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`] : []),
  ];
  const rows =
    await reader.rows<SmsRow>(sql`select m.id, m.template, m.subject_kind, m.subject_id, m.name_masked,
      m.phone_masked, m.body, m.part_count, m.state, m.attempt, m.written_at, m.written_by_name, m.sent_at,
      m.reported_at, m.next_at, m.problem, v.name as village_name, m.resent_from is not null as is_resent
    from sms_message m left join division v on v.county_code = m.county_code and v.id = m.village_id
    where ${joinSql(conditions, ' and ')}
    order by m.written_at desc, m.id desc limit ${fileSql(String(Math.trunc(page.limit) + 1))}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.written_at.toString(), row.id],
      (row) => toItem(row, language),
    ),
  );
}

const toItem = (row: SmsRow, language: Language): Static<typeof SmsItem> => ({
  id: row.id,
  template: row.template,
  templateTitle: titleOf(row.template, language),
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  name: row.name_masked,
  phone: row.phone_masked,
  text: row.body,
  parts: row.part_count,
  state: row.state,
  attempts: row.attempt,
  writtenAt: row.written_at.toString(),
  writtenBy: row.written_by_name,
  sentAt: row.sent_at?.toString() ?? null,
  reportedAt: row.reported_at?.toString() ?? null,
  nextAt: row.state === 'waiting' ? row.next_at.toString() : null,
  problem: row.problem,
  villageName: row.village_name,
  isResent: row.is_resent,
});
