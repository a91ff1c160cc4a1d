import { type Static, Type } from 'typebox';
import type { Matter, Validity } from '../../engine/matters/index.ts';
import type { Actor, Id, Outcome, Sql } from '../base/index.ts';
import { done, joinSql, refuse, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import { type ListContext, scopeOf } from './list-cases.ts';
import { monthsByClass } from './renew-reviews.ts';
import { Maybe, MaybeText, Text } from './shapes.ts';

/** Days before its last day from which a case is on the list of those that run out. */
export const SOON_DAYS = 60;

export const dueStates = ['late', 'soon', 'all'] as const;
export type DueState = (typeof dueStates)[number];

export const DueItem = Type.Object({
  personId: Text,
  householdId: MaybeText,
  name: Text,
  townId: Text,
  townName: MaybeText,
  villageId: Text,
  villageName: MaybeText,
  class: MaybeText,
  /** The decision, or the entry on the roll, from which the time runs. */
  lastOn: Text,
  dueOn: Text,
  /** A case that is open for it already. */
  open: Maybe(Type.Object({ id: Text, caseNo: Text })),
  /** The case whose recognition runs out. */
  lastCaseId: MaybeText,
});

export type DueListItem = Static<typeof DueItem>;

export const DueMatter = Type.Object({
  matter: Text,
  title: Text,
  /** `roll`: those on a roll are looked at again. `validity`: what was recognised runs out. */
  kind: Text,
  late: Type.Integer(),
  soon: Type.Integer(),
  later: Type.Integer(),
  open: Type.Integer(),
});

export interface DueRow {
  readonly subject_id: Id;
  readonly person_id: Id;
  readonly household_id: Id | null;
  readonly name: string;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly class: string | null;
  readonly last_on: string;
  readonly due_on: string;
  readonly open_id: Id | null;
  readonly open_no: string | null;
  readonly last_case_id: Id | null;
}

const OPEN = sql`('applied', 'supplementing', 'running', 'paused')`;

/** The validity that a matter has on a day; the latest where its procedure of that day has none any more. */
const validityOf = ({ procedures }: Matter): Validity | undefined =>
  procedures.findLast(({ validity }) => validity !== undefined)?.validity;

/** Everybody on a roll, with the day on which they are to be looked at again, as it is kept (`renew-reviews.ts`). */
const rollSql = (
  actor: Actor,
  matter: Matter,
): Sql => sql`select f.household_id as subject_id, f.household_id,
    f.town_id, f.village_id, f.class, f.last_on, f.due_on, null::uuid as last_case_id
  from review_due f where ${joinSql(scopeOf(actor), ' and ')} and f.matter = ${matter.code}`;

const subjectOf = (matter: Matter): Sql =>
  matter.applicant.of === 'household' ? sql`household_id` : sql`person_id`;

/** Every recognition of a matter that holds or has run out, the latest of each family or person. */
function validitySql(actor: Actor, matter: Matter): Sql {
  const subject = subjectOf(matter);
  return sql`select f.id as subject_id, f.household_id, f.town_id, f.village_id, null::text as class,
      f.decided_on as last_on, f.valid_until as due_on, f.id as last_case_id
    from case_file f
    where ${joinSql(scopeOf(actor), ' and ')} and f.matter = ${matter.code} and f.is_granted
      and f.valid_until is not null
      and not exists (select from case_file n where n.county_code = ${actor.countyCode} and n.${subject} = f.${subject}
        and n.matter = ${matter.code} and n.is_granted and n.decided_on is not null
        and (n.decided_on, n.id) > (f.decided_on, f.id))`;
}

/** How many of those who fall due have a case for it that is open: told from the open cases, who are few. */
function openSql(actor: Actor, matter: Matter): Sql {
  const isDue = matter.roll
    ? sql`select from review_due d where d.county_code = f.county_code and d.matter = f.matter
        and d.household_id = f.household_id`
    : sql`select from case_file d where d.county_code = f.county_code and d.matter = f.matter and d.is_granted
        and d.valid_until is not null and d.${subjectOf(matter)} = f.${subjectOf(matter)}`;
  return sql`select count(*)::int from case_file f where ${joinSql(scopeOf(actor), ' and ')}
    and f.matter = ${matter.code} and f.phase in ${OPEN} and exists (${isDue})`;
}

/** When somebody falls due: `subject_id` is the household of a roll, or the case whose recognition runs out. */
function dueSql({ actor, law }: ListContext, matter: Matter, today: string): Sql | undefined {
  if (matter.roll)
    return monthsByClass(law, actor.countyCode, matter, today).length > 0
      ? rollSql(actor, matter)
      : undefined;
  return validityOf(matter) ? validitySql(actor, matter) : undefined;
}

/** Who it is of those in `d`: looked up for the few on a page, and not for the whole roll. */
function whoSql({ countyCode }: Actor, matter: Matter): { readonly columns: Sql; readonly joins: Sql } {
  const open = (same: Sql) => sql`left join case_file o on o.county_code = ${countyCode} and ${same}
    and o.matter = ${matter.code} and o.phase in ${OPEN}`;
  const columns = sql`o.id as open_id, o.case_no as open_no`;
  if (matter.roll)
    return {
      columns: sql`h.head_id as person_id, coalesce(h.head_name, '') as name, ${columns}`,
      joins: sql`join household h on h.county_code = ${countyCode} and h.id = d.household_id
          and h.head_id is not null
        ${open(sql`o.household_id = d.household_id`)}`,
    };
  const same = matter.applicant.of === 'household' ? sql`o.household_id = d.household_id` : undefined;
  return {
    columns: sql`w.person_id, w.applicant_name as name, ${columns}`,
    joins: sql`join case_file w on w.county_code = ${countyCode} and w.id = d.subject_id
      ${open(same ?? sql`o.person_id = w.person_id`)}`,
  };
}

const untilOf = (today: string): string => Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString();

function byState(state: DueState, today: string): Sql[] {
  if (state === 'late') return [sql`d.due_on < ${today}::date`];
  return state === 'soon' ? [sql`d.due_on >= ${today}::date`, sql`d.due_on <= ${untilOf(today)}::date`] : [];
}

/** Matters of which something falls due again, each with how much. */
export async function countDue(context: ListContext, today: string): Promise<Static<typeof DueMatter>[]> {
  const { reader, actor, law, language } = context;
  const found: Static<typeof DueMatter>[] = [];
  for (const matter of law.matterBook.matters.values()) {
    const inner = dueSql(context, matter, today);
    if (!inner) continue;
    const row = await reader.get<Pick<Static<typeof DueMatter>, 'late' | 'soon' | 'later' | 'open'>>(sql`
      select count(*) filter (where d.due_on < ${today}::date)::int as late,
        count(*) filter (where d.due_on >= ${today}::date and d.due_on <= ${untilOf(today)}::date)::int as soon,
        count(*) filter (where d.due_on > ${untilOf(today)}::date)::int as later,
        (${openSql(actor, matter)}) as open
      from (${inner}) d`);
    const kind = matter.roll ? 'roll' : 'validity';
    found.push({ matter: matter.code, title: matter.title[language], kind, ...row });
  }
  return found;
}

export interface DueFilter {
  readonly matter: string;
  readonly state: DueState;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
}

/** Whoever falls due again of one matter, the latest first. Refusals: `cases.due.matter`, `cases.list.cursor`. */
export async function listDue(
  context: ListContext,
  filter: DueFilter,
  page: { readonly limit: number; readonly after?: string | undefined; readonly today: string },
): Promise<Outcome<{ items: Static<typeof DueItem>[]; next: string | null }>> {
  const { reader, actor, law } = context;
  const matter = law.matterBook.matters.get(filter.matter);
  const inner = matter && dueSql(context, matter, page.today);
  if (!matter || !inner) return refuse('cases.due.matter', {}, { field: 'matter' });
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    ...byState(filter.state, page.today),
    ...(filter.townId === undefined ? [] : [sql`d.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`d.village_id = ${filter.villageId}`]),
    ...(key ? [sql`(d.due_on, d.subject_id) > (${key[0]}::date, ${key[1]}::uuid)`] : []),
    sql`true`,
  ];
  const { columns, joins } = whoSql(actor, matter);
  // Sorted first and looked up row by row behind that, until the page is full.
  const rows = await reader.rows<DueRow & { town_name: string | null; village_name: string | null }>(sql`
    select d.*, d.last_on::text as last_on, d.due_on::text as due_on, town.name as town_name,
      village.name as village_name
    from (select d.*, ${columns} from (select d.* from (${inner}) d where ${joinSql(conditions, ' and ')}
          order by d.due_on, d.subject_id ) d
        ${joins}
        order by d.due_on, d.subject_id limit ${pageSize(page.limit)}) d
      left join division town on town.county_code = ${actor.countyCode} and town.id = d.town_id
      left join division village on village.county_code = ${actor.countyCode} and village.id = d.village_id
    order by d.due_on, d.subject_id`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.due_on, row.subject_id],
      (row) => ({
        personId: row.person_id,
        householdId: row.household_id,
        name: row.name,
        townId: row.town_id,
        townName: row.town_name,
        villageId: row.village_id,
        villageName: row.village_name,
        class: row.class,
        lastOn: row.last_on,
        dueOn: row.due_on,
        open: row.open_id && row.open_no ? { id: row.open_id, caseNo: row.open_no } : null,
        lastCaseId: row.last_case_id,
      }),
    ),
  );
}

/** Those of these people who are on the list of a matter, with what a case for them is opened by. */
export async function findDue(
  context: ListContext,
  matter: Matter,
  personIds: readonly Id[],
  today: string,
): Promise<readonly DueRow[]> {
  const inner = dueSql(context, matter, today);
  if (!inner) return [];
  const { columns, joins } = whoSql(context.actor, matter);
  return context.reader.rows<DueRow>(sql`select d.* from (
      select d.subject_id, d.household_id, d.town_id, d.village_id, d.class, d.last_case_id,
        d.last_on::text as last_on, d.due_on::text as due_on, ${columns} from (${inner}) d ${joins}) d
    where d.person_id = any(${[...personIds]}::uuid[])`);
}

export const renewalOf = (matter: Matter): Validity['renew'] => validityOf(matter)?.renew;
