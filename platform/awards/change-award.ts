import { type Actor, chinaDay, done, type Id, type Outcome, refuse, sql, type Tx } from '../base/index.ts';

/** What an officer may say of an award without a new decision. Amounts are decided in cases, never here. */
export interface AwardWish {
  readonly kind: 'suspend' | 'resume' | 'stop';
  /** The first day of the month from which it holds. */
  readonly fromMonth: Temporal.PlainDate;
  readonly cause: string;
  readonly reason: string;
  readonly document: string;
  /** The last change that the officer saw. */
  readonly lastNo: number;
}

/** Why an award is suspended, resumed or stopped without a new decision. */
export const awardCauses = {
  suspend: ['account', 'whereabouts', 'review-overdue', 'papers-expired', 'in-custody'],
  resume: ['settled', 'released', 'papers-renewed', 'error'],
  stop: ['died', 'moved-out', 'age-reached', 'papers-expired', 'gave-up', 'error'],
} as const;

interface Held {
  readonly last_no: number;
  readonly state: string;
  readonly before_fen: bigint | null;
}

const allowed: Readonly<Record<AwardWish['kind'], readonly string[]>> = {
  suspend: ['running'],
  resume: ['suspended'],
  stop: ['running', 'suspended'],
};

/**
 * Suspends, resumes or stops an award. Refusals: `http.missing`, `awards.moved-on` when somebody was faster,
 * `awards.state` when it does not stand so, `awards.cause` for a cause that is none of this act.
 */
export async function changeAward(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  awardId: Id,
  wish: AwardWish,
): Promise<Outcome<{ id: Id; no: number }>> {
  const causes: readonly string[] = awardCauses[wish.kind];
  if (!causes.includes(wish.cause)) return refuse('awards.cause', {}, { field: 'cause' });
  await tx.run(
    sql`select 1 from award where county_code = ${actor.countyCode} and id = ${awardId} for no key update`,
  );
  const held = await tx.find<Held>(sql`select s.last_no, s.state,
      (select c.amount_fen from award_change c where c.county_code = s.county_code and c.award_id = s.award_id
        and c.amount_fen > 0 order by c.no desc limit 1) as before_fen
    from award_state s where s.county_code = ${actor.countyCode} and s.award_id = ${awardId}`);
  if (!held) return refuse('http.missing');
  if (held.last_no !== wish.lastNo) return refuse('awards.moved-on');
  if (!allowed[wish.kind].includes(held.state)) return refuse('awards.state', { state: held.state });
  const amountFen = wish.kind === 'resume' ? (held.before_fen ?? 0n) : 0n;
  const no = held.last_no + 1;
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    values (${actor.countyCode}, ${awardId}, ${no}, ${wish.kind}, ${wish.fromMonth}, ${amountFen}, ${wish.cause},
      ${wish.reason}, ${wish.document}, ${chinaDay(at)}::date, ${at},
      ${actor.userId}, ${actor.userName})`);
  return done({ id: awardId, no });
}
