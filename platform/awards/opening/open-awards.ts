import {
  type Actor,
  accountsOf,
  chinaDay,
  done,
  type Id,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../../base/index.ts';
import { dropOpening } from './prepare-opening.ts';

interface Held {
  readonly state: string;
  readonly roster: string;
  readonly first_month: Temporal.PlainDate;
  readonly awards: number;
  readonly amount_fen: bigint;
}

/**
 * Opens what was settled, in one statement. Somebody else than who settled does it, and doing it twice is doing it once.
 * Refusals: `http.missing`, `awards.opening.ended` when it was dropped, `awards.opening.unsettled`,
 * `awards.opening.own-work`.
 */
export async function openAwards(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  openingId: Id,
): Promise<Outcome<{ awards: number; amountFen: bigint }>> {
  const county = actor.countyCode;
  const held =
    await tx.find<Held>(sql`select state, roster, first_month, awards, amount_fen from award_opening
    where county_code = ${county} and id = ${openingId} for update`);
  if (!held) return refuse('http.missing');
  if (held.state === 'opened') return done({ awards: held.awards, amountFen: held.amount_fen });
  if (held.state !== 'settling') return refuse('awards.opening.ended');
  const open = await tx.get<{ unsettled: number; own: number }>(sql`select
      count(*) filter (where settled_how is null)::integer as unsettled,
      count(*) filter (where settled_by = any(${accountsOf(actor)}::uuid[]) and settled_how in ('law', 'keep'))::integer as own
    from award_opening_line where county_code = ${county} and opening_id = ${openingId}`);
  if (open.unsettled > 0) return refuse('awards.opening.unsettled', { count: open.unsettled });
  if (open.own > 0) return refuse('awards.opening.own-work', { count: open.own });
  // What is said of the awards comes from the lines again, not by looking each award up among them: of lines that were just
  // compared the database knows no figures yet, and would go through all of them for each award.
  const opened = await tx.get<{ awards: number; amount_fen: bigint }>(sql`with opening as materialized (
      select distinct on (l.scheme, l.party_id) l.*,
        case l.settled_how when 'keep' then l.roster_fen else l.law_fen end as fen,
        case l.settled_how when 'keep' then l.roster_care_fen else l.law_care_fen end as care_fen
      from award_opening_line l
      where l.county_code = ${county} and l.opening_id = ${openingId} and l.settled_how in ('keep', 'law')
        and not exists (select 1 from award_state s where s.county_code = l.county_code and s.scheme = l.scheme
          and s.party_id = l.party_id and s.state <> 'stopped')
      order by l.scheme, l.party_id, l.no),
    made as (
      insert into award (county_code, id, scheme, party_id, household_id, person_id, holder_name, town_id, village_id,
        opened_by, source_id, opened_at)
      select ${county}, o.award_id, o.scheme, o.party_id, o.household_id, o.person_id, o.holder_name, p.town_id,
        p.village_id, 'roster', ${openingId}, ${at}
      from opening o join person p on p.county_code = ${county} and p.id = o.person_id
      returning id),
    said as (
      insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen, cause, reason,
        document, review_by, decided_on, made_at, by_id, by_name)
      select ${county}, o.award_id, 1, 'open', ${held.first_month}, o.fen, o.care_fen, 'roster', o.reason, '',
        o.review_by, ${chinaDay(at)}::date, ${at}, ${actor.userId}, ${actor.userName}
      from (select count(*) from made) as first_the_awards cross join opening o
      returning amount_fen)
    select count(*)::integer as awards, coalesce(sum(amount_fen), 0)::bigint as amount_fen from said`);
  await tx.run(sql`update award_opening set state = 'opened', ended_at = ${at}, ended_by = ${actor.userId},
      ended_by_name = ${actor.userName}, awards = ${opened.awards}, amount_fen = ${opened.amount_fen}
    where county_code = ${county} and id = ${openingId}`);
  return done({ awards: opened.awards, amountFen: opened.amount_fen });
}

/** Gives an opening up. Refusals: `http.missing`, `awards.opening.ended`. */
export async function giveUpOpening(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  openingId: Id,
): Promise<Outcome<{ id: Id }>> {
  const held = await tx.find<{ state: string }>(sql`select state from award_opening
    where county_code = ${actor.countyCode} and id = ${openingId} for update`);
  if (!held) return refuse('http.missing');
  if ((await dropOpening(tx, actor, at, openingId)) === 0) return refuse('awards.opening.ended');
  return done({ id: openingId });
}
