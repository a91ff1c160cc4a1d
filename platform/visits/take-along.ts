import { type Static, Type } from 'typebox';
import type { Actor, Id, Language, Reader } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { VisitLaw } from './law.ts';
import { readActions, readingOf } from './rows.ts';
import { Maybe, Text } from './shapes.ts';

/** More than two people visit in a week. */
export const TAKEN_MAX = 200;

/** What a telephone needs to know of a visit, and nothing else of the family: it lies in a pocket. */
export const TakenVisit = Type.Object({
  id: Text,
  checklist: Text,
  name: Text,
  address: Text,
  villageName: Maybe(Text),
  fromOn: Text,
  dueOn: Text,
  phase: Text,
  attempts: Type.Integer(),
  team: Type.Array(Type.Object({ userId: Maybe(Text), name: Text })),
  heads: Type.Array(Text),
});

export const TakenList = Type.Object({
  today: Text,
  visits: Type.Array(TakenVisit),
  checklists: Type.Array(
    Type.Object({ code: Text, title: Text, teamMin: Type.Integer(), texts: Type.Array(Type.Unknown()) }),
  ),
  /** There are more; the rest comes when these are done. */
  hasMore: Type.Boolean(),
});

interface Row {
  readonly id: Id;
  readonly checklist: string;
  readonly name: string;
  readonly address: string;
  readonly village_name: string | null;
  readonly from_on: string;
  readonly due_on: string;
  readonly phase: string;
  readonly attempts: number;
  readonly team: { userId: Id | null; name: string }[];
  readonly last_no: number;
}

/** The visits that somebody is sent to and that are not made yet, with the checklists that they take. */
export async function takeAlong(
  reader: Reader,
  actor: Actor,
  law: VisitLaw,
  today: string,
  language: Language,
): Promise<Static<typeof TakenList>> {
  const rows = await reader.rows<Row>(sql`select v.id, v.checklist, v.name, v.address, d.name as village_name,
      v.from_on::text as from_on, v.due_on::text as due_on, v.phase, v.attempts, v.team, v.last_no
    from visit_member m
      join visit v on v.county_code = m.county_code and v.id = m.visit_id
      left join division d on d.county_code = v.county_code and d.id = v.village_id
    where m.county_code = ${actor.countyCode} and m.user_id = ${actor.userId}
      and v.phase in ('planned', 'attempted', 'conflict')
    order by v.due_on, v.id limit ${TAKEN_MAX + 1}`);
  const taken = rows.slice(0, TAKEN_MAX);
  const told = taken.filter(({ last_no }) => last_no > 0);
  const actions = await readActions(
    reader,
    actor,
    told.map(({ id }) => id),
  );
  const byVisit = Map.groupBy(actions, ({ visit_id }) => visit_id);
  const codes = new Set(taken.map(({ checklist }) => checklist));
  return {
    today,
    hasMore: rows.length > TAKEN_MAX,
    visits: taken.map((row) => ({
      id: row.id,
      checklist: row.checklist,
      name: row.name,
      address: row.address,
      villageName: row.village_name,
      fromOn: row.from_on,
      dueOn: row.due_on,
      phase: row.phase,
      attempts: row.attempts,
      team: row.team,
      heads: readingOf(law, row.checklist, byVisit.get(row.id) ?? []).heads.map(({ id }) => id),
    })),
    checklists: [...law.book.checklists.values()].flatMap((one) =>
      codes.has(one.code)
        ? [{ code: one.code, title: one.title[language], teamMin: one.teamMin, texts: [...one.texts] }]
        : [],
    ),
  };
}
