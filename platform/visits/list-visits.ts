import type { Actor, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import type { VisitLaw } from './law.ts';
import { type Page, readCursor, scopeOf } from './scope.ts';
import type { VisitItem } from './shapes.ts';

type Row = Omit<VisitItem, 'checklistTitle'>;

export const visitColumns = sql`v.id, v.plan_id as "planId", v.case_id as "caseId", v.case_step as "caseStep", v.case_state as "caseState", v.plan_title as "planTitle", v.checklist, v.stratum,
  v.subject_kind as "subjectKind", v.subject_id as "subjectId", v.name, v.address, v.town_id as "townId",
  v.village_id as "villageId", v.from_on::text as "fromOn", v.due_on::text as "dueOn", v.team, v.phase,
  v.visited_on::text as "visitedOn", v.attempts, v.findings, v.findings_open as "findingsOpen"`;

export const withPlaces = (actor: Actor, inner: Sql): Sql => sql`
  select c.*, town.name as "townName", village.name as "villageName"
  from (${inner}) c
    left join division town on town.county_code = ${actor.countyCode} and town.id = c."townId"
    left join division village on village.county_code = ${actor.countyCode} and village.id = c."villageId"`;

export const toVisitItem = (row: Row, law: VisitLaw, language: Language): VisitItem => ({
  ...row,
  checklistTitle: law.book.checklists.get(row.checklist)?.title[language] ?? row.checklist,
});

export interface VisitFilter {
  readonly planId?: Id | undefined;
  readonly phase?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  readonly subjectId?: Id | undefined;
  readonly caseId?: Id | undefined;
  /** Planned, attempted or told twice, and past its last day. */
  readonly late?: boolean | undefined;
}

export interface ListContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: VisitLaw;
  readonly language: Language;
  readonly today: string;
}

const filterOf = (filter: VisitFilter, today: string): Sql[] => [
  ...(filter.planId === undefined ? [] : [sql`v.plan_id = ${filter.planId}`]),
  ...(filter.phase === undefined ? [] : [sql`v.phase = ${filter.phase}`]),
  ...(filter.townId === undefined ? [] : [sql`v.town_id = ${filter.townId}`]),
  ...(filter.villageId === undefined ? [] : [sql`v.village_id = ${filter.villageId}`]),
  ...(filter.subjectId === undefined ? [] : [sql`v.subject_id = ${filter.subjectId}`]),
  ...(filter.caseId === undefined ? [] : [sql`v.case_id = ${filter.caseId}`]),
  ...(filter.late
    ? [sql`v.due_on < ${today}::date`, sql`v.phase in ('planned', 'attempted', 'conflict')`]
    : []),
];

/** Visits of one's area, those that are due first at the top. Refusal: `visits.list.cursor`. */
export async function listVisits(
  { reader, actor, law, language, today }: ListContext,
  filter: VisitFilter,
  page: Page,
): Promise<Outcome<{ items: VisitItem[]; next: string | null }>> {
  const cursor = readCursor(page.after, 2);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    ...scopeOf(actor),
    ...filterOf(filter, today),
    ...(key ? [sql`(v.due_on, v.id) > (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const inner = sql`select ${visitColumns} from visit v where ${joinSql(conditions, ' and ')}
    order by v.due_on, v.id limit ${page.limit + 1}`;
  const rows = await reader.rows<Row>(sql`${withPlaces(actor, inner)} order by c."dueOn", c.id`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.dueOn, row.id],
      (row) => toVisitItem(row, law, language),
    ),
  );
}
