import { CARE_ITEM } from '../awards/index.ts';
import {
  type Actor,
  chinaDay,
  done,
  type Id,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { overpaidMonths } from './overpaid.ts';

export interface Agreement {
  readonly awardId: Id;
  /** Set off against what falls due, paid in by the family, or ordered back where there is nobody to agree with. */
  readonly how: 'set-off' | 'paid-in' | 'ordered';
  readonly instalments: number;
  readonly fromMonth: Temporal.PlainDate;
  /** Who of the family signed; nobody where it was ordered. */
  readonly signedBy: string;
  /** The paper that says so. */
  readonly document: string;
  readonly agreedOn: Temporal.PlainDate;
}

interface Target {
  readonly scheme: string;
  readonly party_id: Id;
  readonly state: string;
  readonly amount_fen: bigint;
  readonly care_fen: bigint;
}

/**
 * Writes down what was agreed. The amount is what was paid too much, no more and no less, in equal instalments; the last
 * has the odd fen. Refusals: `http.missing`, `recoveries.nothing` when nothing is open, `recoveries.agreed-on` for a day
 * to come, `recoveries.past` for a month that is over, `recoveries.too-many` when an instalment would be less than a fen,
 * `recoveries.too-much` when an instalment would leave the family nothing of its month, `recoveries.care` when a carer or a
 * home had too much, which is not set off against the person, `recoveries.unsigned` for an agreement that nobody signed.
 */
export async function agreeOnRecovery(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: Agreement,
): Promise<Outcome<{ id: Id; overFen: bigint }>> {
  const county = actor.countyCode;
  const today = chinaDay(at);
  if (Temporal.PlainDate.compare(wish.agreedOn, today) > 0)
    return refuse('recoveries.agreed-on', {}, { field: 'agreedOn' });
  if (Temporal.PlainDate.compare(wish.fromMonth, today.with({ day: 1 })) < 0)
    return refuse('recoveries.past', {}, { field: 'fromMonth' });
  const signedBy = wish.how === 'ordered' ? '' : wish.signedBy.trim();
  if (wish.how !== 'ordered' && signedBy.length < 2)
    return refuse('recoveries.unsigned', {}, { field: 'signedBy' });
  const target = await tx.find<Target>(sql`select a.scheme, a.party_id, s.state, s.amount_fen, s.care_fen
    from award a join award_state s on s.county_code = a.county_code and s.award_id = a.id
    where a.county_code = ${county} and a.id = ${wish.awardId}`);
  if (!target) return refuse('http.missing');
  // Two agreements on the same months wait for one another; the second finds nothing left.
  await tx.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`recover/${county}/${target.party_id}`}, 0))`,
  );
  const months = await tx.rows<{
    period: Temporal.PlainDate;
    over_fen: bigint;
    fund_id: Id;
  }>(sql`select period, over_fen, fund_id
    from (${overpaidMonths(county, { scheme: target.scheme, partyId: target.party_id })}) m order by period`);
  const last = months.at(-1);
  if (!last) return refuse('recoveries.nothing');
  const overFen = months.reduce((sum, { over_fen }) => sum + over_fen, 0n);
  const each = overFen / BigInt(wish.instalments);
  if (each === 0n) return refuse('recoveries.too-many', {}, { field: 'instalments' });
  const most = overFen - each * BigInt(wish.instalments - 1);
  // What is for care is not the person's: nothing is set off against it, and nothing that a carer had too much elsewhere.
  if (wish.how === 'set-off' && (target.state !== 'running' || most >= target.amount_fen - target.care_fen))
    return refuse('recoveries.too-much', {}, { field: 'instalments' });
  const from = months[0]?.period;
  if (wish.how === 'set-off' && from && (await isCareOverpaid(tx, county, target, from)))
    return refuse('recoveries.care', {}, { field: 'how' });
  const id = newId();
  await tx.run(sql`insert into recovery (county_code, id, award_id, scheme, party_id, fund_id, over_fen, how, instalments,
      from_month, signed_by, document, agreed_on, made_at, made_by, made_by_name)
    values (${county}, ${id}, ${wish.awardId}, ${target.scheme}, ${target.party_id}, ${last.fund_id}, ${overFen},
      ${wish.how}, ${wish.instalments}, ${wish.fromMonth}, ${signedBy}, ${wish.document}, ${wish.agreedOn}, ${at},
      ${actor.userId}, ${actor.userName})`);
  await tx.run(sql`insert into recovery_month (county_code, recovery_id, period, over_fen)
    select ${county}, ${id}, period, fen
    from unnest(${months.map(({ period }) => period.toString())}::date[],
      ${months.map(({ over_fen }) => over_fen.toString())}::bigint[]) as m (period, fen)`);
  await tx.run(sql`insert into recovery_instalment (county_code, recovery_id, no, due_month, amount_fen)
    select ${county}, ${id}, n, (${wish.fromMonth}::date + make_interval(months => n - 1))::date,
      case when n = ${wish.instalments}::integer then ${most}::bigint else ${each}::bigint end
    from generate_series(1, ${wish.instalments}::integer) n`);
  return done({ id, overFen });
}

/** Whether what is for care fell due with more than is given for it now, in a month from `from` on. */
async function isCareOverpaid(
  tx: Tx,
  county: string,
  { scheme, party_id }: Target,
  from: Temporal.PlainDate,
): Promise<boolean> {
  const found = await tx.find(sql`select 1 from (
        select l.period, sum(l.amount) as fen from ledger_leg l
        where l.county_code = ${county} and l.scheme = ${scheme} and l.party_id = ${party_id} and l.step = 0
          and l.period >= ${from} and starts_with(l.item, ${CARE_ITEM})
        group by l.period) fell
      left join lateral (
        select sum(s.care_fen) as fen
        from award a join award_span s on s.county_code = a.county_code and s.award_id = a.id
        where a.county_code = ${county} and a.scheme = ${scheme} and a.party_id = ${party_id}
          and s.from_month <= fell.period and (s.to_month is null or s.to_month > fell.period)) given on true
    where fell.fen > coalesce(given.fen, 0) limit 1`);
  return found !== undefined;
}
