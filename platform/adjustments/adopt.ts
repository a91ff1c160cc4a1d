import type { OpeningLaw } from '../awards/index.ts';
import { tellAwardChanges } from '../awards/index.ts';
import {
  type Actor,
  chinaDay,
  done,
  type FieldCipher,
  type Id,
  isOwnAccount,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { type Held, lockAdjustment } from './draft.ts';
import { readFundNeeds } from './fund-needs.ts';
import type { AdjustmentLaw } from './law.ts';
import { writeLines } from './reckon.ts';

export interface AdoptContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly cipher: FieldCipher;
  readonly law: AdjustmentLaw;
  readonly openings: OpeningLaw;
}

/**
 * Adopts: the figures are law here from their first day on, every award that they raise is raised in one statement, and
 * each family is told. Nobody is cut. What the paid months lack is owed from then on, and the next run pays it; a month
 * that is closed stays as it was. Refusals: those of `lockAdjustment`, `adjustments.own-work`, `adjustments.funds` when
 * they do not suffice and nobody says why it is done all the same.
 */
export async function adoptAdjustment(
  context: AdoptContext,
  act: { readonly id: Id; readonly version: number; readonly despite: string },
): Promise<Outcome<{ raised: number; told: number }>> {
  const { tx, actor, at } = context;
  const county = actor.countyCode;
  const locked = await lockAdjustment(tx, actor, act, ['reckoned']);
  if (!locked.ok) return locked;
  const held = locked.value;
  if (isOwnAccount(actor, held.made_by)) return refuse('adjustments.own-work');
  // Awards stand still from here on: what is reckoned now is what is said.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`award-rules/${county}`}, 0))`);
  await writeLines(tx, actor, context, held);
  const needs = await readFundNeeds(tx, actor, held, at);
  const short = needs.filter(({ isEnough }) => !isEnough);
  if (short.length > 0 && act.despite.length < 5)
    return refuse('adjustments.funds', { count: short.length }, { field: 'despite' });
  const raised = await raiseAwards(tx, actor, at, held);
  const changes = await tx.rows<{
    award_id: Id;
    from_month: Temporal.PlainDate;
  }>(sql`select award_id, from_month
    from adjustment_line where county_code = ${county} and adjustment_id = ${held.id} and kind = 'raise'`);
  const told = await tellAwardChanges(
    context,
    changes.map(({ award_id, from_month }) => ({
      awardId: award_id,
      kind: 'adjust',
      fromMonth: from_month.toString().slice(0, 7),
    })),
  );
  await tx.run(sql`update adjustment set state = 'adopted', version = version + 1,
      despite = ${short.length > 0 ? act.despite : null}, adopted_at = ${at}, adopted_by = ${actor.userId},
      adopted_by_name = ${actor.userName}, awards_raised = ${raised}, families_told = ${told}
    where county_code = ${county} and id = ${held.id}`);
  return done({ raised, told });
}

/**
 * Says of every award that is raised what each of its months gives now, in one statement: each stretch of months that
 * gave something gives the difference more, and where it gave nothing it goes on giving nothing.
 * @returns how many awards.
 */
async function raiseAwards(tx: Tx, actor: Actor, at: Temporal.Instant, held: Held): Promise<number> {
  const county = actor.countyCode;
  const document = [held.title, held.number].filter((part) => part !== '').join(' ');
  const { raised } = await tx.get<{ raised: number }>(sql`with line as (
      select l.award_id, l.from_month, l.difference_fen, l.care_difference_fen as care_fen, s.state, s.last_no, s.review_by
      from adjustment_line l
        join award_state s on s.county_code = l.county_code and s.award_id = l.award_id
      where l.county_code = ${county} and l.adjustment_id = ${held.id} and l.kind = 'raise'),
    piece as (
      select l.award_id, greatest(p.from_month, l.from_month) as from_month, p.amount_fen + l.difference_fen as fen,
        greatest(0, least(p.care_fen + l.care_fen, p.amount_fen + l.difference_fen)) as care_fen,
        p.to_month, l.state, l.last_no, l.review_by
      from line l join award_span p on p.county_code = ${county} and p.award_id = l.award_id
        and (p.to_month is null or p.to_month > l.from_month)),
    said as (
      select award_id, from_month, fen, care_fen, state, last_no, review_by from piece
      union all
      -- Where a stretch ends and none begins, nothing is given: said again, since what is said last holds.
      select p.award_id, p.to_month, 0, 0, p.state, p.last_no, p.review_by from piece p
      where p.to_month is not null and not exists (
        select 1 from piece q where q.award_id = p.award_id and q.from_month = p.to_month)),
    numbered as (
      select s.*, row_number() over (partition by award_id order by from_month) as turn,
        row_number() over (partition by award_id order by from_month desc) = 1 as is_last
      from said s),
    written as (
      insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen, cause, reason,
        document, review_by, decided_on, made_at, by_id, by_name)
      select ${county}, award_id, last_no + turn,
        case when fen > 0 then 'adjust' when is_last and state = 'stopped' then 'stop' else 'suspend' end,
        from_month, fen, care_fen, 'new-standard', '', ${document.slice(0, 200)}, review_by,
        ${chinaDay(at)}::date, ${at}, ${actor.userId}, ${actor.userName}
      from numbered
      returning award_id)
    select count(distinct award_id)::integer as raised from written`);
  return raised;
}

/**
 * Notes where and since when the new standard hangs, and ends the act. Refusals: those of `lockAdjustment`,
 * `adjustments.posted` for a day to come: what ends the act is that the public can read it.
 */
export async function closeAdjustment(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  act: {
    readonly id: Id;
    readonly version: number;
    readonly postedOn: Temporal.PlainDate;
    readonly where: string;
  },
): Promise<Outcome<{ id: Id }>> {
  if (Temporal.PlainDate.compare(act.postedOn, chinaDay(at)) > 0)
    return refuse('adjustments.posted', {}, { field: 'postedOn' });
  const held = await lockAdjustment(tx, actor, act, ['adopted']);
  if (!held.ok) return held;
  await tx.run(sql`update adjustment set state = 'closed', version = version + 1, posted_on = ${act.postedOn},
      posted_where = ${act.where}, closed_at = ${at}, closed_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and id = ${act.id}`);
  return done({ id: act.id });
}
