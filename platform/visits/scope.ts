import type { Actor, Outcome, Sql } from '../base/index.ts';
import { done, isId, refuse, sql } from '../base/index.ts';
import { decodeCursor } from '../http/index.ts';

/** The equalities of row-level security said once more, so that the index of the scope serves. `v` is a visit. */
export function scopeOf(actor: Actor): Sql[] {
  const county = sql`v.county_code = ${actor.countyCode}`;
  if (actor.level === 'town') return [county, sql`v.town_id = ${actor.placeId}`];
  if (actor.level === 'village') return [county, sql`v.village_id = ${actor.placeId}`];
  return [county];
}

export interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What a list goes on from: a day or moment, an id, and what else names a row. Refusal: `visits.list.cursor`. */
export function readCursor(after: string | undefined, parts: 2 | 3): Outcome<readonly string[] | undefined> {
  if (after === undefined) return done(undefined);
  const key = decodeCursor(after, parts);
  const [when, id] = key ?? [];
  const isGood =
    key?.every((part) => typeof part === 'string') && !Number.isNaN(Date.parse(when ?? '')) && isId(id ?? '');
  return isGood ? done(key as string[]) : refuse('visits.list.cursor', {}, { field: 'after' });
}
