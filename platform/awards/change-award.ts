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
  readonly first_month: Temporal.PlainDate;
  readonly state_month: Temporal.PlainDate;
  readonly before_fen: bigint | null;
  readonly before_care_fen: bigint | null;
}

const allowed: Readonly<Record<AwardWish['kind'], readonly string[]>> = {
  suspend: ['running'],
  resume: ['suspended'],
  stop: ['running', 'suspended'],
};

/** What an officer says holds at the latest from so many months after this one. */
const MONTHS_FORTH = 12;

/**
 * The months from which an act may hold. What was never given is not stopped, and what is resumed was suspended: from a
 * month before that a resumption would give months that nobody decided.
 */
function refuseMonth(
  at: Temporal.Instant,
  { kind, fromMonth }: AwardWish,
  held: Held,
): Outcome<never> | null {
  const first = kind === 'resume' ? held.state_month : held.first_month;
  const last = Temporal.PlainDate.from(chinaDay(at)).with({ day: 1 }).add({ months: MONTHS_FORTH });
  const isEarly = Temporal.PlainDate.compare(fromMonth, first) < 0;
  if (!isEarly && Temporal.PlainDate.compare(fromMonth, last) <= 0) return null;
  const { year, month } = isEarly ? first : last;
  const code = isEarly
    ? kind === 'resume'
      ? 'awards.month.resume'
      : 'awards.month.early'
    : 'awards.month.late';
  return refuse(code, { year, month }, { field: 'fromMonth' });
}

/**
 * Suspends, resumes or stops an award. Refusals: `http.missing`, `awards.moved-on` when somebody was faster,
 * `awards.state` when it does not stand so, `awards.cause` for a cause that is none of this act, `awards.month.early`,
 * `awards.month.resume` and `awards.month.late` for a month from which it cannot hold.
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
  const held =
    await tx.find<Held>(sql`select s.last_no, s.state, s.since_month as state_month, b.amount_fen as before_fen,
      b.care_fen as before_care_fen, (select min(c.from_month) from award_change c
        where c.county_code = s.county_code and c.award_id = s.award_id) as first_month
    from award_state s
      left join lateral (select c.amount_fen, c.care_fen from award_change c where c.county_code = s.county_code
        and c.award_id = s.award_id and c.amount_fen > 0 order by c.no desc limit 1) b on true
    where s.county_code = ${actor.countyCode} and s.award_id = ${awardId}`);
  if (!held) return refuse('http.missing');
  if (held.last_no !== wish.lastNo) return refuse('awards.moved-on');
  if (!allowed[wish.kind].includes(held.state)) return refuse('awards.state', { state: held.state });
  const wrongMonth = refuseMonth(at, wish, held);
  if (wrongMonth) return wrongMonth;
  const isResumed = wish.kind === 'resume';
  const amountFen = isResumed ? (held.before_fen ?? 0n) : 0n;
  const careFen = isResumed ? (held.before_care_fen ?? 0n) : 0n;
  const no = held.last_no + 1;
  await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    values (${actor.countyCode}, ${awardId}, ${no}, ${wish.kind}, ${wish.fromMonth}, ${amountFen}, ${careFen}, ${wish.cause},
      ${wish.reason}, ${wish.document}, ${chinaDay(at)}::date, ${at},
      ${actor.userId}, ${actor.userName})`);
  return done({ id: awardId, no });
}
