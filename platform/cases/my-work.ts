import type { Static } from 'typebox';
import type { WorkingCalendar } from '../../engine/calendar/working-days.ts';
import type { Actor, Id, Outcome, Sql } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import {
  type CaseRow,
  caseColumns,
  filterOf,
  findStepTitle,
  type ListContext,
  scopeOf,
  toCaseItem,
  withPlaces,
} from './list-cases.ts';
import type { CaseItem } from './shapes.ts';

export type WorkState = 'waiting' | 'near' | 'late';

/** A limit is near when no more than so many working days are left. */
const NEAR_DAYS = 3;

export interface WorkFilter {
  readonly state: WorkState;
  readonly matter?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  readonly step?: string | undefined;
}

/** The last day that still counts as near; in a year without a calendar, counted as plain days. */
export function nearUntil(calendar: WorkingCalendar, today: Temporal.PlainDate): Temporal.PlainDate {
  const isCovered = calendar.covers(today) && calendar.covers(today.add({ months: 1 }));
  return isCovered ? calendar.addWorkingDays(today, NEAR_DAYS) : today.add({ days: NEAR_DAYS });
}

/** What waits for this post in this place, and for nobody else in particular. `f` is the turn. */
function mine(actor: Actor, today: Temporal.PlainDate): Sql[] {
  return [
    ...scopeOf(actor),
    sql`f.turn = ${`${actor.level}/${actor.post}`}`,
    sql`(f.holder_id is null or f.holder_id = ${actor.userId})`,
    sql`(f.ripe_on is null or f.ripe_on <= ${today})`,
  ];
}

function byState(state: WorkState, today: Temporal.PlainDate, near: Temporal.PlainDate): Sql[] {
  if (state === 'late') return [sql`f.due_on < ${today}`];
  return state === 'near' ? [sql`f.due_on >= ${today}`, sql`f.due_on <= ${near}`] : [];
}

/** One's own work, what is due first at the head. */
export async function listMyWork(
  { reader, actor, law, language }: ListContext,
  filter: WorkFilter,
  page: { readonly limit: number; readonly after?: string | undefined; readonly today: Temporal.PlainDate },
): Promise<Outcome<{ items: Static<typeof CaseItem>[]; next: string | null }>> {
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const { today } = page;
  const conditions = [
    ...mine(actor, today),
    ...filterOf(filter),
    ...(filter.step === undefined ? [] : [sql`f.step = ${filter.step}`]),
    ...byState(filter.state, today, nearUntil(law.books.calendar, today)),
    ...(key ? [sql`(f.due_on, f.case_id) > (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const turns = sql`select f.case_id from case_turn f where ${joinSql(conditions, ' and ')}
    order by f.due_on, f.case_id limit ${pageSize(page.limit)}`;
  const inner = sql`select ${caseColumns} from (${turns}) w
    join case_file f on f.county_code = ${actor.countyCode} and f.id = w.case_id`;
  const rows = await reader.rows<CaseRow>(
    sql`${withPlaces(actor.countyCode, inner)} order by c.due_on, c.id`,
  );
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.due_on, row.id],
      (row) => toCaseItem(row, law, language),
    ),
  );
}

export interface WorkGroup {
  readonly matter: string;
  readonly step: string | null;
  readonly waiting: number;
  readonly near: number;
  readonly late: number;
}

/** How much work there is, by matter and step: the tabs and the choices of the page. */
export async function countMyWork(
  { reader, actor, law, language }: ListContext,
  today: Temporal.PlainDate,
): Promise<
  {
    matter: string;
    title: string;
    step: string | null;
    stepTitle: string | null;
    waiting: number;
    near: number;
    late: number;
  }[]
> {
  const near = nearUntil(law.books.calendar, today);
  const rows = await reader.rows<WorkGroup>(sql`select f.matter, f.step, count(*)::int as waiting,
      count(*) filter (where f.due_on >= ${today} and f.due_on <= ${near})::int as near,
      count(*) filter (where f.due_on < ${today})::int as late
    from case_turn f where ${joinSql(mine(actor, today), ' and ')} group by f.matter, f.step order by f.matter, f.step`);
  return rows.map((row) => {
    const matter = law.matterBook.matters.get(row.matter);
    const stepTitle = matter && findStepTitle(matter, row.step)?.[language];
    return { ...row, title: matter?.title[language] ?? row.matter, stepTitle: stepTitle ?? null };
  });
}
