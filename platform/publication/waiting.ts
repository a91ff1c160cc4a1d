import type { Actor, Id, Language, Outcome, Reader } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { isDueProvisional, pageSize, readCursor } from '../cases/index.ts';
import { toPage } from '../http/index.ts';
import { findPublicStep, type PublicationLaw, titleOf } from './law.ts';

/** Cases of a village that wait for one and the same list. */
export interface WaitingGroup {
  readonly matter: string;
  readonly matterTitle: string;
  readonly step: string;
  readonly stepTitle: string;
  readonly townId: Id;
  readonly townName: string;
  readonly villageId: Id;
  readonly villageName: string;
  readonly count: number;
  readonly dueOn: string | null;
  /** By the law of holidays alone: the notice of the year is still to come. */
  readonly dueIsProvisional: boolean;
}

type WaitingRow = Omit<WaitingGroup, 'matterTitle' | 'stepTitle' | 'dueIsProvisional'> & {
  readonly limit: string | null;
  readonly firstId: Id;
  readonly firstDue: string;
};

const NO_LIMIT = '9999-12-31';

/**
 * What waits to be put up in one's area, what is due first at the head. A group stands where the first of its cases
 * does: the cases are walked in the order in which they are due, and each that is the first of its group leads to it, so
 * that a page costs a page however much waits. Refusal: `cases.list.cursor`.
 */
export async function listWaiting(
  { reader, actor, law, language }: WaitingContext,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: WaitingGroup[]; next: string | null }>> {
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const own = (alias: 'f' | 'e') => {
    const of = alias === 'f' ? sql`f` : sql`e`;
    const scope =
      actor.level === 'town'
        ? sql` and ${of}.town_id = ${actor.placeId}`
        : actor.level === 'village'
          ? sql` and ${of}.village_id = ${actor.placeId}`
          : sql``;
    return sql`${of}.county_code = ${actor.countyCode} and ${of}.awaits_list${scope}`;
  };
  const inGroup = sql`${own('e')} and e.village_id = f.village_id and e.matter = f.matter and e.step = f.step`;
  const conditions = [
    own('f'),
    sql`f.id = (select e.id from case_file e where ${inGroup} order by e.due_on, e.id limit 1)`,
    ...(key ? [sql`(f.due_on, f.id) > (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const rows = await reader.rows<WaitingRow>(sql`
    select g.matter, g.step, g.town_id as "townId", town.name as "townName", g.village_id as "villageId",
      village.name as "villageName", g.count, nullif(g.due_on, ${NO_LIMIT}::date)::text as "dueOn",
      g.due_on::text as "firstDue", g.due_limit as "limit", g.id as "firstId"
    from (select f.*, (select count(*)::int from case_file e where ${inGroup}) as count
        from (select f.id, f.matter, f.step, f.town_id, f.village_id, f.due_on, f.due_limit
            from case_file f
            where ${joinSql(conditions, ' and ')} order by f.due_on, f.id limit ${pageSize(page.limit)}) f) g
      join division town on town.county_code = ${actor.countyCode} and town.id = g.town_id
      join division village on village.county_code = ${actor.countyCode} and village.id = g.village_id
    order by g.due_on, g.id`);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.firstDue, row.firstId],
      ({ firstDue, firstId: _, limit, ...row }) => ({
        ...row,
        dueIsProvisional: isDueProvisional(law.cases, { matter: row.matter, limit, on: firstDue }),
        matterTitle: titleOf(law, row.matter, language),
        stepTitle: findPublicStep(law, row.matter, row.step)?.step.title[language] ?? row.step,
      }),
    ),
  );
}

interface WaitingContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly law: PublicationLaw;
  readonly language: Language;
}
