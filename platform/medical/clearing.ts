import {
  type Actor,
  chinaDay,
  chinaMidnight,
  done,
  type Id,
  isOwnAccount,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import { post } from '../ledger/index.ts';

const lockHospital = (tx: Tx, actor: Actor, hospitalId: Id): Promise<{ id: Id } | undefined> =>
  tx.find<{ id: Id }>(sql`select id from medical_hospital
    where county_code = ${actor.countyCode} and id = ${hospitalId} for update`);

interface Sums {
  readonly settlements: number;
  readonly reversals: number;
  readonly amount: bigint;
  /** Of one fund more was taken back than has fallen due since. */
  readonly is_short: boolean;
}

/**
 * Draws up what is due to a hospital: every settlement up to the end of the month that was in no clearing before, less
 * what was taken back. Refusals: `http.missing`, `medical.clearing.nothing`, `medical.clearing.negative` when more was
 * taken back than has fallen due since, `medical.clearing.month` for one that is not over.
 */
export async function drawClearing(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  { hospitalId, month }: { readonly hospitalId: Id; readonly month: Temporal.PlainDate },
): Promise<Outcome<{ id: Id; settlements: number; reversals: number; amountFen: string }>> {
  const county = actor.countyCode;
  const end = chinaMidnight(month.add({ months: 1 }));
  if (Temporal.Instant.compare(end, at) > 0) return refuse('medical.clearing.month', {}, { field: 'month' });
  if (!(await lockHospital(tx, actor, hospitalId))) return refuse('http.missing');
  const id = newId();
  const open = sql`select s.id, 'settled' as kind, s.fund_id, s.assistance_fen as amount
      from medical_settlement s
      where s.county_code = ${county} and s.hospital_id = ${hospitalId} and s.settled_at < ${end}
        and s.assistance_fen > 0
    union all
    select s.id, 'reversed', s.fund_id, -s.assistance_fen
      from medical_reversal r
        join medical_settlement s on s.county_code = r.county_code and s.id = r.settlement_id
      where r.county_code = ${county} and r.hospital_id = ${hospitalId} and r.reversed_at < ${end}
        and s.assistance_fen > 0`;
  const sums = await tx.get<Sums>(sql`select coalesce(sum(settlements), 0)::integer as settlements,
      coalesce(sum(reversals), 0)::integer as reversals, coalesce(sum(amount), 0)::bigint as amount,
      coalesce(bool_or(amount < 0), false) as is_short
    from (select count(*) filter (where kind = 'settled') as settlements,
        count(*) filter (where kind = 'reversed') as reversals, sum(amount) as amount
      from (${open}) o where not exists (select 1 from medical_clearing_line l
        where l.county_code = ${county} and l.settlement_id = o.id and l.kind = o.kind)
      group by o.fund_id) by_fund`);
  if (sums.settlements + sums.reversals === 0) return refuse('medical.clearing.nothing');
  if (sums.is_short) return refuse('medical.clearing.negative');
  await tx.run(sql`insert into medical_clearing (county_code, id, hospital_id, month, settlements, reversals, amount_fen,
      drawn_at, drawn_by, drawn_by_name)
    values (${county}, ${id}, ${hospitalId}, ${month}, ${sums.settlements}, ${sums.reversals}, ${sums.amount}, ${at},
      ${actor.userId}, ${actor.userName})`);
  await tx.run(sql`insert into medical_clearing_line (county_code, clearing_id, settlement_id, kind, fund_id, amount_fen)
    select ${county}, ${id}, o.id, o.kind, o.fund_id, o.amount from (${open}) o
    where not exists (select 1 from medical_clearing_line l
      where l.county_code = ${county} and l.settlement_id = o.id and l.kind = o.kind)`);
  const { settlements, reversals, amount } = sums;
  return done({ id, settlements, reversals, amountFen: amount.toString() });
}

export interface ClearingEnd {
  readonly how: 'paid' | 'withdrawn';
  /** The voucher of the treasury, or why it is withdrawn. */
  readonly document: string;
}

/**
 * Ends a clearing: paid by another person than drew it up, upon the voucher (what was due is given then), or withdrawn.
 * Refusals: `http.missing`, `medical.clearing.ended`, `medical.clearing.own`, `medical.clearing.changed`.
 */
export async function endClearing(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  clearingId: Id,
  { how, document }: ClearingEnd,
  scheme: string,
): Promise<Outcome<{ id: Id }>> {
  const county = actor.countyCode;
  const row = await tx.find<{ hospital_id: Id; drawn_by: Id }>(sql`select hospital_id, drawn_by
    from medical_clearing where county_code = ${county} and id = ${clearingId}`);
  if (!row) return refuse('http.missing');
  await lockHospital(tx, actor, row.hospital_id);
  const isEnded = await tx.find(sql`select 1 from medical_clearing_end
    where county_code = ${county} and clearing_id = ${clearingId}`);
  if (isEnded) return refuse('medical.clearing.ended');
  if (how === 'paid' && isOwnAccount(actor, row.drawn_by)) return refuse('medical.clearing.own');
  if (how === 'paid') {
    const paid = await give(tx, actor, at, clearingId, scheme, document);
    if (!paid.ok) return paid;
  } else {
    await tx.run(
      sql`delete from medical_clearing_line where county_code = ${county} and clearing_id = ${clearingId}`,
    );
  }
  await tx.run(sql`insert into medical_clearing_end (county_code, clearing_id, drawn_by, how, document, at, by_id, by_name)
    values (${county}, ${clearingId}, ${row.drawn_by}, ${how}, ${document}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id: clearingId });
}

/** What was due to the hospital is given, fund by fund, in one transfer each. */
async function give(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  clearingId: Id,
  scheme: string,
  document: string,
): Promise<Outcome<null>> {
  const sums = await tx.rows<{ fund_id: Id; due_id: Id; given_id: Id; amount: bigint }>(sql`
    select l.fund_id, a.due_id, a.given_id, sum(l.amount_fen)::bigint as amount
    from medical_clearing_line l
      join medical_clearing c on c.county_code = l.county_code and c.id = l.clearing_id
      join medical_hospital_account a on a.county_code = l.county_code and a.hospital_id = c.hospital_id
        and a.fund_id = l.fund_id
    where l.county_code = ${actor.countyCode} and l.clearing_id = ${clearingId}
    group by l.fund_id, a.due_id, a.given_id having sum(l.amount_fen) > 0 order by l.fund_id`);
  const effectiveOn = chinaDay(at);
  for (const { fund_id, due_id, given_id, amount } of sums) {
    const posted = await post(tx, actor, at, {
      key: `medical-clear/${clearingId}/${fund_id}`,
      kind: 'medical.given',
      effectiveOn,
      document,
      legs: [{ from: due_id, to: given_id, amount, scheme }],
    });
    if (!posted.ok) {
      // Something of it was taken back since it was drawn up.
      return posted.refusal.code === 'ledger.balance.short' ? refuse('medical.clearing.changed') : posted;
    }
  }
  return done(null);
}
