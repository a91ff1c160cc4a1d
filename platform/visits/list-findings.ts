import { type Static, Type } from 'typebox';
import type { Id, Language, Outcome } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import type { VisitLaw } from './law.ts';
import { type ListContext, withPlaces } from './list-visits.ts';
import { type Page, readCursor, scopeOf } from './scope.ts';
import { Maybe, Text } from './shapes.ts';

export const FindingItem = Type.Object({
  visitId: Text,
  code: Text,
  say: Text,
  state: Text,
  foundOn: Text,
  dueOn: Text,
  isLate: Type.Boolean(),
  name: Text,
  checklist: Text,
  checklistTitle: Text,
  planTitle: Text,
  townId: Text,
  townName: Maybe(Text),
  villageId: Text,
  villageName: Maybe(Text),
});
export type FindingItem = Static<typeof FindingItem>;

type Row = Omit<FindingItem, 'say' | 'checklistTitle' | 'isLate'>;

/** What a fault is called: the newest text that knows it. */
function sayFinding(law: VisitLaw, checklist: string, code: string, language: Language): string {
  const items = law.book.checklists.get(checklist)?.texts.flatMap(({ items: all }) => all) ?? [];
  return items.findLast(({ field }) => field.name === code)?.finding?.say[language] ?? code;
}

/** Faults that are not closed, by their last day: those that are late stand at the top. Refusal: `visits.list.cursor`. */
export async function listFindings(
  { reader, actor, law, language, today }: ListContext,
  filter: {
    readonly townId?: Id | undefined;
    readonly villageId?: Id | undefined;
    readonly state?: string | undefined;
    readonly late?: boolean | undefined;
  },
  page: Page,
): Promise<Outcome<{ items: FindingItem[]; next: string | null }>> {
  const cursor = readCursor(page.after, 3);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    ...scopeOf(actor),
    sql`v.state <> 'closed'`,
    ...(filter.townId === undefined ? [] : [sql`v.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`v.village_id = ${filter.villageId}`]),
    ...(filter.state === undefined ? [] : [sql`v.state = ${filter.state}`]),
    ...(filter.late ? [sql`v.due_on < ${today}::date`] : []),
    ...(key ? [sql`(v.due_on, v.visit_id, v.code) > (${key[0]}::date, ${key[1]}::uuid, ${key[2]})`] : []),
  ];
  const inner = sql`select f.*, w.name, w.checklist, w.plan_title as "planTitle" from (
      select v.county_code, v.visit_id as "visitId", v.code, v.state, v.found_on::text as "foundOn",
        v.due_on::text as "dueOn", v.town_id as "townId", v.village_id as "villageId"
      from visit_finding v where ${joinSql(conditions, ' and ')}
      order by v.due_on, v.visit_id, v.code limit ${page.limit + 1}) f
    join visit w on w.county_code = f.county_code and w.id = f."visitId"`;
  const rows = await reader.rows<Row>(
    sql`${withPlaces(actor, inner)} order by c."dueOn", c."visitId", c.code collate "C"`,
  );
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.dueOn, row.visitId, row.code],
      (row) => ({
        ...row,
        say: sayFinding(law, row.checklist, row.code, language),
        checklistTitle: law.book.checklists.get(row.checklist)?.title[language] ?? row.checklist,
        isLate: row.dueOn < today,
      }),
    ),
  );
}
