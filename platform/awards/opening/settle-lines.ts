import {
  type Actor,
  chinaDay,
  done,
  type Id,
  joinSql,
  type Outcome,
  refuse,
  type Sql,
  sql,
  type Tx,
} from '../../base/index.ts';
import { neverOpened } from './compare.ts';

export interface LineSettling {
  /** These lines, or where left out all of `kind`. */
  readonly nos?: readonly number[] | undefined;
  readonly kind?: string | undefined;
  readonly townId?: Id | undefined;
  /** Of a kind those too that somebody has settled already, maybe one by one; otherwise they stay as they are. */
  readonly again?: boolean | undefined;
  /** `law`: what the law gives. `keep`: what the roster says, until it is reviewed. `leave-out`: not opened. */
  readonly how: 'law' | 'keep' | 'leave-out';
  readonly reason: string;
  /** Until when a kept amount is looked at again. */
  readonly reviewBy?: Temporal.PlainDate | undefined;
}

/**
 * Settles lines of an opening, singly or what is open of a kind in one statement. Refusals: `http.missing`,
 * `awards.opening.ended`, `awards.opening.which` when nothing is named, `awards.opening.review` for a kept amount without
 * a day of review or with one that is over, `awards.opening.cannot` for lines that cannot be settled so.
 */
export async function settleLines(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  openingId: Id,
  { nos, kind, townId, again = false, how, reason, reviewBy }: LineSettling,
): Promise<Outcome<{ settled: number }>> {
  const county = actor.countyCode;
  if ((nos?.length ?? 0) === 0 && kind === undefined) return refuse('awards.opening.which');
  const today = chinaDay(at);
  if (how === 'keep' && (!reviewBy || Temporal.PlainDate.compare(reviewBy, today) <= 0)) {
    return refuse('awards.opening.review', {}, { field: 'reviewBy' });
  }
  const held = await tx.find<{ state: string }>(sql`select state from award_opening
    where county_code = ${county} and id = ${openingId} for update`);
  if (!held) return refuse('http.missing');
  if (held.state !== 'settling') return refuse('awards.opening.ended');
  const which: Sql[] = [sql`county_code = ${county}`, sql`opening_id = ${openingId}`];
  if (nos !== undefined && nos.length > 0) which.push(sql`no = any(${[...nos]}::integer[])`);
  if (kind !== undefined) which.push(sql`kind = ${kind}`);
  if (nos === undefined && !again) which.push(sql`settled_how is null`);
  if (townId !== undefined) which.push(sql`town_id = ${townId}`);
  const fits =
    how === 'leave-out'
      ? sql`true`
      : sql`kind <> all(${[...neverOpened]}::text[]) and coalesce(${how === 'law' ? sql`law_fen` : sql`roster_fen`}, 0) > 0`;
  const { wrong } = await tx.get<{
    wrong: number;
  }>(sql`select count(*)::integer as wrong from award_opening_line
    where ${joinSql(which, ' and ')} and not (${fits})`);
  if (wrong > 0) return refuse('awards.opening.cannot', { count: wrong }, { field: 'how' });
  const settled = await tx.run(sql`update award_opening_line set settled_how = ${how}, reason = ${reason},
      review_by = ${how === 'keep' && reviewBy ? reviewBy : null}, settled_at = ${at}, settled_by = ${actor.userId},
      settled_by_name = ${actor.userName}
    where ${joinSql(which, ' and ')}`);
  return done({ settled });
}
