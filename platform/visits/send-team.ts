import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, joinSql, refuse, sql } from '../base/index.ts';
import { countPersons } from '../identity/index.ts';
import { getChecklist, type VisitLaw } from './law.ts';
import type { NewTeam } from './shapes.ts';

export interface Sendable {
  readonly userId: Id;
  readonly name: string;
  readonly post: string;
  readonly level: string;
  readonly placeName: string | null;
}

/** Whom one may send: officers of business of one's area, of the county bureau, or of one township. */
export const listSendable = (reader: Reader, townId: Id | undefined, on: string): Promise<Sendable[]> =>
  reader.rows<Sendable>(sql`select user_id as "userId", name, post, level, place_name as "placeName"
    from app.visitors(${townId ?? null}::uuid, ${on}::date)`);

/** Officers by their accounts, as those that may be sent on a day have them. Refusal: `visits.team.unknown`. */
export async function sendableMembers(
  reader: Reader,
  userIds: readonly Id[],
  on: string,
): Promise<Outcome<{ userId: Id | null; name: string; post: string; level: string }[]>> {
  const known = new Map((await listSendable(reader, undefined, on)).map((one) => [one.userId, one]));
  const found = userIds.flatMap((id) => known.get(id) ?? []);
  if (found.length < userIds.length) return refuse('visits.team.unknown', {}, { field: 'userIds' });
  return done(found.map(({ userId, name, post, level }) => ({ userId, name, post, level })));
}

/**
 * Says who goes: to all visits of a plan that nobody has made yet, to those of a place, or to some. Sending another team
 * takes the visits off the lists of the first. Refusals: `visits.team.*`, `http.missing`.
 */
export async function sendTeam(
  tx: Tx,
  actor: Actor,
  law: VisitLaw,
  planId: Id,
  today: string,
  input: NewTeam,
): Promise<Outcome<{ visits: number }>> {
  const plan = await tx.find<{ checklist: string }>(sql`select checklist from visit_plan
    where county_code = ${actor.countyCode} and id = ${planId}`);
  if (!plan) return refuse('http.missing');
  const checklist = getChecklist(law, plan.checklist);
  if (!checklist.ok) return checklist;
  const userIds = new Set(input.userIds);
  const others = new Set((input.others ?? []).map((name) => name.trim()).filter((name) => name !== ''));
  const least = checklist.value.teamMin;
  if ((await countPersons(tx, [...userIds])) + others.size < least)
    return refuse('visits.team.small', { least }, { field: 'userIds' });
  const known = new Map((await listSendable(tx, undefined, today)).map((one) => [one.userId, one.name]));
  const officers = [...userIds].map((userId) => ({ userId, name: known.get(userId) }));
  if (officers.some(({ name }) => name === undefined)) {
    return refuse('visits.team.unknown', {}, { field: 'userIds' });
  }
  const team = [...officers, ...[...others].map((name) => ({ userId: null, name }))];
  const conditions = [
    sql`county_code = ${actor.countyCode}`,
    sql`plan_id = ${planId}`,
    sql`phase in ('planned', 'attempted')`,
    ...(input.townId === undefined ? [] : [sql`town_id = ${input.townId}`]),
    ...(input.villageId === undefined ? [] : [sql`village_id = ${input.villageId}`]),
    ...(input.visitIds === undefined ? [] : [sql`id = any(${[...input.visitIds]}::uuid[])`]),
  ];
  const sent = await tx.rows<{ id: Id }>(sql`update visit set team = ${JSON.stringify(team)}::jsonb
    where ${joinSql(conditions, ' and ')} returning id`);
  const visits = sent.map(({ id }) => id);
  await tx.run(sql`delete from visit_member where county_code = ${actor.countyCode}
    and visit_id = any(${visits}::uuid[])`);
  await tx.run(sql`insert into visit_member (county_code, user_id, visit_id)
    select ${actor.countyCode}, u.id, w.id from unnest(${[...userIds]}::uuid[]) as u (id),
      unnest(${visits}::uuid[]) as w (id)`);
  return done({ visits: visits.length });
}
