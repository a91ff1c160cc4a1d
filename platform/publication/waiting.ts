import type { Actor, Id, Language, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type PublicationLaw, type PublicStep, publicSteps } from './law.ts';

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

type WaitingRow = Omit<WaitingGroup, 'matter' | 'matterTitle' | 'step' | 'stepTitle'> & {
  readonly place: bigint;
};

const NO_LIMIT = '9999-12-31';

const turnOf = ({ step }: PublicStep): string =>
  step.by.map(({ level, post }) => `${level}/${post}`)[0] ?? '';

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
  // Steps by their place in the list: numbers are sorted many times faster than words. Of the posts whose turn a case
  // is, the first stands for it, so that none is counted twice.
  const rows = await reader.rows<WaitingRow>(sql`
    select g.place, g.town_id as "townId", town.name as "townName", g.village_id as "villageId",
      village.name as "villageName", g.count, nullif(g.due_on, ${NO_LIMIT}::date)::text as "dueOn"
    from (select s.place, t.town_id, t.village_id, count(*)::int as count, min(t.due_on) as due_on
      from case_turn t join unnest(${steps.map(({ matter }) => matter.code)}::text[],
        ${steps.map(({ step }) => step.code)}::text[], ${steps.map(turnOf)}::text[])
        with ordinality s (matter, step, turn, place) on s.matter = t.matter and s.step = t.step and s.turn = t.turn
      where t.county_code = ${actor.countyCode} and t.ripe_on is null${scope}
      group by s.place, t.town_id, t.village_id) g
    join division town on town.county_code = ${actor.countyCode} and town.id = g.town_id
    join division village on village.county_code = ${actor.countyCode} and village.id = g.village_id
    order by g.due_on, village.code, g.place limit 500`);
  return rows.flatMap(({ place, ...row }) => {
    const found = steps[Number(place) - 1];
    if (!found) return [];
    const { matter, step } = found;
    const titles = { matterTitle: matter.title[language], stepTitle: step.title[language] };
    return [{ ...row, matter: matter.code, step: step.code, ...titles }];
  });
}
