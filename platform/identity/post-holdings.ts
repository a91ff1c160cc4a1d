import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { lockPerson } from './officer-person.ts';
import { isPost, type PostLevel, type PostRule, posts } from './posts.ts';

export interface PostGiven {
  readonly post: string;
  /** The county itself, a township or a village. */
  readonly placeId: Id;
  readonly heldFrom: Temporal.PlainDate;
  /** First day on which it is no longer held. */
  readonly heldTo?: Temporal.PlainDate | undefined;
  readonly document: string;
}

interface HoldingRow {
  readonly id: Id;
  readonly user_id: Id;
  readonly post: string;
  readonly duty: string;
  readonly place_id: Id;
  readonly held_from: Temporal.PlainDate;
  readonly held_to: Temporal.PlainDate | null;
}

type Span = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null };

/** Whether two spans share a day; both are open at their end. */
function overlaps(a: Span, b: Span): boolean {
  const before = (day: Temporal.PlainDate, end: Temporal.PlainDate | null) =>
    end === null || Temporal.PlainDate.compare(day, end) < 0;
  const isEmpty = (span: Span) => !before(span.from, span.to);
  return !isEmpty(a) && !isEmpty(b) && before(a.from, b.to) && before(b.from, a.to);
}

/**
 * Gives somebody a post in a place, as `writePost`; to nobody of whom it is not known who they are.
 * Refuses `identity.post.no-person` and what `writePost` refuses.
 */
export async function givePost(
  tx: Tx,
  actor: Actor,
  userId: Id,
  given: PostGiven,
): Promise<Outcome<{ id: Id }>> {
  const nobody = await tx.find(sql`select 1 from app_user
    where county_code = ${actor.countyCode} and id = ${userId} and person_id is null`);
  if (nobody) return refuse('identity.post.no-person');
  return await writePost(tx, actor, userId, given);
}

/**
 * Gives somebody a post in a place, from a day on, by a document. Account and person are locked, so that two posts
 * given at once are seen by one another.
 * Refuses `identity.post.unknown`, `.level`, `.dates`, `.two-duties`, `.held`, `http.missing`.
 */
export async function writePost(
  tx: Tx,
  actor: Actor,
  userId: Id,
  given: PostGiven,
): Promise<Outcome<{ id: Id }>> {
  if (!isPost(given.post)) return refuse('identity.post.unknown', {}, { field: 'post' });
  const rule: PostRule = posts[given.post];
  const user = await tx.find<{ person_id: Id | null }>(sql`select person_id from app_user
    where county_code = ${actor.countyCode} and id = ${userId} for update`);
  if (user === undefined) return refuse('http.missing');
  if (user.person_id !== null) await lockPerson(tx, user.person_id);
  const place = await tx.find<{ level: PostLevel }>(sql`select level from division
    where county_code = ${actor.countyCode} and id = ${given.placeId}`);
  if (place === undefined) return refuse('http.missing', {}, { field: 'placeId' });
  if (!rule.levels.includes(place.level)) return refuse('identity.post.level', {}, { field: 'placeId' });
  const span = { from: given.heldFrom, to: given.heldTo ?? null };
  if (span.to !== null && Temporal.PlainDate.compare(span.to, span.from) <= 0) {
    return refuse('identity.post.dates', {}, { field: 'heldTo' });
  }
  const others = await tx.rows<HoldingRow>(sql`select id, user_id, post, duty, place_id, held_from, held_to
    from post_holding where county_code = ${actor.countyCode} and (user_id = ${userId} or user_id in (select other
        from app.other_accounts(array[${userId}::uuid])))`);
  for (const other of others) {
    if (!overlaps(span, { from: other.held_from, to: other.held_to })) continue;
    if (other.duty !== rule.duty) return refuse('identity.post.two-duties', {}, { field: 'post' });
    if (other.user_id === userId && other.post === given.post && other.place_id === given.placeId)
      return refuse('identity.post.held');
  }
  const id = newId();
  await tx.run(sql`insert into post_holding (county_code, id, user_id, post, duty, place_id, level, held_from,
      held_to, document, given_by)
    values (${actor.countyCode}, ${id}, ${userId}, ${given.post}, ${rule.duty}, ${given.placeId},
      ${place.level}, ${span.from}, ${span.to}, ${given.document}, ${actor.userId})`);
  return done({ id });
}

export interface PostTaken {
  readonly heldTo: Temporal.PlainDate;
  readonly document: string;
}

/**
 * Ends a post: `heldTo` is the first day without it. A post may end on the day it began: it was a mistake.
 * Refuses `identity.post.dates`, `.ended`, `http.missing`.
 */
export async function takePost(
  tx: Tx,
  actor: Actor,
  userId: Id,
  holdingId: Id,
  taken: PostTaken,
): Promise<Outcome<{ post: string }>> {
  const holding = await tx.find<HoldingRow>(sql`select id, user_id, post, duty, place_id, held_from, held_to
    from post_holding where county_code = ${actor.countyCode} and id = ${holdingId} and user_id = ${userId}`);
  if (holding === undefined) return refuse('http.missing');
  if (holding.held_to !== null && Temporal.PlainDate.compare(holding.held_to, taken.heldTo) <= 0) {
    return refuse('identity.post.ended');
  }
  if (Temporal.PlainDate.compare(taken.heldTo, holding.held_from) < 0) {
    return refuse('identity.post.dates', {}, { field: 'heldTo' });
  }
  await tx.run(sql`update post_holding set held_to = ${taken.heldTo}, taken_document = ${taken.document}
    where county_code = ${actor.countyCode} and id = ${holdingId}`);
  return done({ post: holding.post });
}
