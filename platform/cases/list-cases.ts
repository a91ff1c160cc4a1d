import type { Static } from 'typebox';
import type { Text } from '../../engine/index.ts';
import type { Matter } from '../../engine/matters/index.ts';
import type { Actor, Id, Language, Outcome, Reader, Sql } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import { NO_LIMIT } from './derive.ts';
import type { CaseLaw } from './law.ts';
import type { CaseItem } from './shapes.ts';

export type CaseListItem = Static<typeof CaseItem>;

export interface CaseRow {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly applicant_name: string;
  readonly person_id: Id;
  readonly household_id: Id | null;
  readonly town_id: Id;
  readonly town_name: string | null;
  readonly village_id: Id;
  readonly village_name: string | null;
  readonly phase: string;
  readonly step: string | null;
  readonly waiting_level: string | null;
  readonly holder_id: Id | null;
  readonly ripe_on: string | null;
  readonly due_on: string;
  readonly due_limit: string | null;
  readonly applied_on: string;
  readonly accepted_on: string | null;
  readonly decided_on: string | null;
  readonly is_granted: boolean | null;
  readonly amount_fen: bigint | null;
  readonly last_no: number;
}

export const caseColumns = sql`f.id, f.case_no, f.matter, f.applicant_name, f.person_id, f.household_id, f.town_id,
  f.village_id, f.phase, f.step, f.waiting_level, f.holder_id, f.ripe_on::text as ripe_on, f.due_on::text as due_on,
  f.due_limit, f.applied_on::text as applied_on, f.accepted_on::text as accepted_on,
  f.decided_on::text as decided_on, f.is_granted, f.amount_fen, f.last_no`;

/** Names of the places beside the cases of one page, whatever order those have. */
export const withPlaces = (countyCode: string, inner: Sql): Sql => sql`
  select c.*, town.name as town_name, village.name as village_name
  from (${inner}) c
    left join division town on town.county_code = ${countyCode} and town.id = c.town_id
    left join division village on village.county_code = ${countyCode} and village.id = c.village_id`;

/** Whether a limit that is kept with a case was counted by working days of a year whose notice is still to come. */
export function isDueProvisional(
  { books, matterBook }: CaseLaw,
  due: { readonly matter: string; readonly limit: string | null; readonly on: string },
): boolean {
  if (due.on === NO_LIMIT || !books.calendar.isProvisional(Temporal.PlainDate.from(due.on))) return false;
  const limits = matterBook.matters.get(due.matter)?.procedures.flatMap((one) => one.limits) ?? [];
  return limits.some(({ code, counts }) => code === due.limit && counts === 'working-days');
}

const titles = new WeakMap<Matter, ReadonlyMap<string, Text>>();

/** As the latest procedure that has the step calls it. */
export function findStepTitle(matter: Matter, step: string | null): Text | undefined {
  const known =
    titles.get(matter) ??
    new Map(matter.procedures.flatMap(({ steps }) => steps.map(({ code, title }) => [code, title] as const)));
  titles.set(matter, known);
  return step === null ? undefined : known.get(step);
}

export function toCaseItem(row: CaseRow, law: CaseLaw, language: Language): Static<typeof CaseItem> {
  const matter = law.matterBook.matters.get(row.matter);
  const step = matter && findStepTitle(matter, row.step);
  return {
    id: row.id,
    caseNo: row.case_no,
    matter: row.matter,
    matterTitle: matter?.title[language] ?? row.matter,
    applicant: row.applicant_name,
    personId: row.person_id,
    townId: row.town_id,
    townName: row.town_name,
    villageId: row.village_id,
    villageName: row.village_name,
    phase: row.phase,
    step: row.step,
    stepTitle: step?.[language] ?? null,
    waitingLevel: row.waiting_level,
    holderId: row.holder_id,
    ripeOn: row.ripe_on,
    dueOn: row.due_on === NO_LIMIT ? null : row.due_on,
    dueIsProvisional: isDueProvisional(law, { matter: row.matter, limit: row.due_limit, on: row.due_on }),
    dueLimit: row.due_limit,
    appliedOn: row.applied_on,
    acceptedOn: row.accepted_on,
    decidedOn: row.decided_on,
    isGranted: row.is_granted,
    amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
    lastNo: row.last_no,
  };
}

/** The equalities of row-level security said once more, so that the index of the scope serves. */
export function scopeOf(actor: Actor): Sql[] {
  const county = sql`f.county_code = ${actor.countyCode}`;
  if (actor.level === 'town') return [county, sql`f.town_id = ${actor.placeId}`];
  if (actor.level === 'village') return [county, sql`f.village_id = ${actor.placeId}`];
  return [county];
}

export interface CaseFilter {
  readonly matter?: string | undefined;
  readonly phase?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
  readonly personId?: Id | undefined;
  readonly householdId?: Id | undefined;
  /** The number of a case, or the whole name of who applied. */
  readonly q?: string | undefined;
}

export function filterOf(filter: CaseFilter): Sql[] {
  const q = filter.q?.trim();
  return [
    ...(filter.matter === undefined ? [] : [sql`f.matter = ${filter.matter}`]),
    ...(filter.phase === undefined ? [] : [sql`f.phase = ${filter.phase}`]),
    ...(filter.townId === undefined ? [] : [sql`f.town_id = ${filter.townId}`]),
    ...(filter.villageId === undefined ? [] : [sql`f.village_id = ${filter.villageId}`]),
    ...(filter.personId === undefined ? [] : [sql`f.person_id = ${filter.personId}`]),
    ...(filter.householdId === undefined ? [] : [sql`f.household_id = ${filter.householdId}`]),
    ...(q ? [/^[0-9]/.test(q) ? sql`f.case_no = ${q.toUpperCase()}` : sql`f.applicant_name = ${q}`] : []),
  ];
}

export interface ListContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: CaseLaw;
  readonly language: Language;
}

/** Cases of one's area, the latest first. */
export async function listCases(
  { reader, actor, law, language }: ListContext,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof CaseItem>[]; next: string | null }>> {
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    ...scopeOf(actor),
    ...filterOf(filter),
    ...(key ? [sql`(f.applied_on, f.id) < (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const inner = sql`select ${caseColumns} from case_file f where ${joinSql(conditions, ' and ')}
    order by f.applied_on desc, f.id desc limit ${pageSize(page.limit)}`;
  const rows = await reader.rows<CaseRow>(
    sql`${withPlaces(actor.countyCode, inner)} order by c.applied_on desc, c.id desc`,
  );
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.applied_on, row.id],
      (row) => toCaseItem(row, law, language),
    ),
  );
}
