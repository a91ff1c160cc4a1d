import type { Actor, Id, Language, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type PublicationLaw, publicSteps } from './law.ts';

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
}

const NO_LIMIT = '9999-12-31';

/** What waits to be put up in one's area, what is due first at the head. */
export async function listWaiting(
  reader: Reader,
  actor: Actor,
  law: PublicationLaw,
  language: Language,
): Promise<WaitingGroup[]> {
  const steps = publicSteps(law);
  const scope =
    actor.level === 'town'
      ? sql` and t.town_id = ${actor.placeId}`
      : actor.level === 'village'
        ? sql` and t.village_id = ${actor.placeId}`
        : sql``;
  const rows = await reader.rows<Omit<WaitingGroup, 'matterTitle' | 'stepTitle'>>(sql`
    select g.matter, g.step, g.town_id as "townId", town.name as "townName", g.village_id as "villageId",
      village.name as "villageName", g.count, nullif(g.due_on, ${NO_LIMIT}::date)::text as "dueOn"
    from (select t.matter, t.step, t.town_id, t.village_id, count(distinct t.case_id)::int as count, min(t.due_on) as due_on
      from case_turn t join unnest(${steps.map(({ matter }) => matter.code)}::text[],
        ${steps.map(({ step }) => step.code)}::text[]) s (matter, step) on s.matter = t.matter and s.step = t.step
      where t.county_code = ${actor.countyCode} and t.ripe_on is null${scope}
      group by t.matter, t.step, t.town_id, t.village_id) g
    join division town on town.county_code = ${actor.countyCode} and town.id = g.town_id
    join division village on village.county_code = ${actor.countyCode} and village.id = g.village_id
    order by g.due_on, village.code, g.matter limit 500`);
  return rows.map((row) => {
    const found = steps.find(({ matter, step }) => matter.code === row.matter && step.code === row.step);
    return {
      ...row,
      matterTitle: found?.matter.title[language] ?? row.matter,
      stepTitle: found?.step.title[language] ?? row.step,
    };
  });
}
