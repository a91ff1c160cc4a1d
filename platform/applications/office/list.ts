import type { Static } from 'typebox';
import type { Actor, Id, Language, Outcome, Reader, Sql } from '../../base/index.ts';
import { done, isId, joinSql, refuse, sql } from '../../base/index.ts';
import type { CaseLaw } from '../../cases/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import type { ApplicationItem, ApplicationKind, ApplicationState } from '../shapes.ts';

export interface ApplicationRow {
  readonly id: Id;
  readonly code: string | null;
  readonly kind: ApplicationKind;
  readonly matter: string;
  readonly state: ApplicationState;
  readonly applicant_name: string | null;
  readonly agent_name: string | null;
  readonly agent_relation: string | null;
  readonly town_id: Id;
  readonly town_name: string | null;
  readonly village_id: Id;
  readonly village_name: string | null;
  readonly sent_on: string;
  readonly sent_key: string;
  readonly case_id: Id | null;
  readonly photos: number;
}

export interface OfficeContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: CaseLaw;
  readonly language: Language;
}

export const scopeOf = (actor: Actor): Sql[] => {
  const county = sql`a.county_code = ${actor.countyCode}`;
  if (actor.level === 'town') return [county, sql`a.town_id = ${actor.placeId}`];
  if (actor.level === 'village') return [county, sql`a.village_id = ${actor.placeId}`];
  return [county];
};

/** What lists and the record have in common; a case knows its applicant's name, what was sent for it may not. */
export const itemColumns = (
  countyCode: string,
): Sql => sql`a.id, coalesce(a.code, f.case_no) as code, a.kind, a.matter,
  a.state, coalesce(a.applicant_name, f.applicant_name) as applicant_name, a.agent_name, a.agent_relation, a.town_id,
  town.name as town_name, a.village_id, village.name as village_name, a.sent_on::text as sent_on,
  a.sent_at::text as sent_key, a.case_id,
  (select count(*)::int from paper p where p.county_code = ${countyCode} and p.owner_kind = 'application'
    and p.owner_id = a.id and not exists (select 1 from paper_withdrawal w where w.county_code = ${countyCode}
      and w.paper_id = p.id)) as photos`;
export const itemJoins = (countyCode: string): Sql => sql`
  left join case_file f on f.county_code = ${countyCode} and f.id = a.case_id
  left join division town on town.county_code = ${countyCode} and town.id = a.town_id
  left join division village on village.county_code = ${countyCode} and village.id = a.village_id`;

export const toItem = (
  row: ApplicationRow,
  law: CaseLaw,
  language: Language,
): Static<typeof ApplicationItem> => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  matter: row.matter,
  matterTitle: law.matterBook.matters.get(row.matter)?.title[language] ?? row.matter,
  state: row.state,
  applicant: row.applicant_name ?? '',
  agent: row.agent_name,
  agentRelation: row.agent_relation,
  townId: row.town_id,
  townName: row.town_name,
  villageId: row.village_id,
  villageName: row.village_name,
  sentOn: row.sent_on,
  caseId: row.case_id,
  photos: row.photos,
});

/** What came in through the public's door of one's area: what waits longest first. Refusal: `cases.list.cursor`. */
export async function listApplications(
  { reader, actor, law, language }: OfficeContext,
  filter: {
    readonly state?: ApplicationState | undefined;
    readonly townId?: Id | undefined;
    readonly villageId?: Id | undefined;
  },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof ApplicationItem>[]; next: string | null }>> {
  const [key, id] = page.after === undefined ? [] : (decodeCursor(page.after, 2) ?? []);
  const isGood =
    typeof key === 'string' && /^[0-9]{4}-[0-9:.+ -]{5,40}$/.test(key) && typeof id === 'string' && isId(id);
  if (page.after !== undefined && !isGood) return refuse('cases.list.cursor', {}, { field: 'after' });
  const conditions = [
    ...scopeOf(actor),
    sql`a.state = ${filter.state ?? 'sent'}`,
    sql`a.sent_at is not null`,
    ...(filter.townId === undefined ? [] : [sql`a.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`a.village_id = ${filter.villageId}`]),
    ...(isGood ? [sql`(a.sent_at, a.id) > (${key}::timestamptz, ${id}::uuid)`] : []),
  ];
  const rows = await reader.rows<ApplicationRow>(sql`select ${itemColumns(actor.countyCode)}
    from application a ${itemJoins(actor.countyCode)}
    where ${joinSql(conditions, ' and ')} order by a.sent_at, a.id limit ${page.limit + 1}`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.sent_key, row.id],
      (row) => toItem(row, law, language),
    ),
  );
}

/** How many wait in one's area: the figure beside the menu. */
export const countApplications = (reader: Reader, actor: Actor): Promise<{ waiting: number }> =>
  reader.get(sql`select count(*)::int as waiting from application a
    where ${joinSql(scopeOf(actor), ' and ')} and a.state = 'sent'`);
