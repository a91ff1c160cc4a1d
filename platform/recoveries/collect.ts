import { createHash } from 'node:crypto';
import { type Actor, chinaDay, done, type Id, type Outcome, refuse, sql, type Tx } from '../base/index.ts';
import { findFund, openDueAccounts } from '../funds/index.ts';
import { type NewLeg, post } from '../ledger/index.ts';
import { leftOf, lockMonth, lockRecovery } from './left-of.ts';

interface Due {
  readonly recovery_id: Id;
  readonly no: number;
  readonly amount_fen: bigint;
  readonly scheme: string;
  readonly party_id: Id;
  readonly fund_id: Id;
  readonly town_id: Id;
}

/** How items of the ledger begin under which something comes back; no roll has such an item. */
export const SET_OFF_ITEM = 'recover-';
const itemOf = (recoveryId: Id, no: number): string => `${SET_OFF_ITEM}${recoveryId.slice(-12)}-${no}`;

/**
 * Sets off what was agreed for a month, before its roll is made: the instalment falls due, counts as given at once, and
 * goes back to the fund as what had been too much. The roll, which is what awards give less what fell due, is less by
 * that. Only where the month gives the person more than the instalment and has not fallen due yet; what could not be set off stays
 * open and is tried in the next month. @returns how many instalments.
 */
export async function setOffMonth(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  month: Temporal.PlainDate,
): Promise<Outcome<{ count: number; fen: bigint }>> {
  const county = actor.countyCode;
  await lockMonth(tx, county);
  const due =
    await tx.rows<Due>(sql`select distinct on (r.scheme, r.party_id) r.id as recovery_id, i.no, i.amount_fen,
      r.scheme, r.party_id, r.fund_id, a.town_id
    from recovery r
      join lateral (select i.recovery_id, i.county_code, i.no, i.due_month, ${leftOf('i')} as amount_fen
        from recovery_instalment i where i.county_code = r.county_code and i.recovery_id = r.id
          and i.due_month <= ${month}) i on i.amount_fen > 0
      join award a on a.county_code = r.county_code and a.id = r.award_id
      left join recovery_receipt g on g.county_code = i.county_code and g.recovery_id = i.recovery_id and g.no = i.no
      join lateral (
        select sum(s.amount_fen - s.care_fen) as fen from award b join award_span s on s.county_code = b.county_code and s.award_id = b.id
        where b.county_code = r.county_code and b.scheme = r.scheme and b.party_id = r.party_id
          and s.from_month <= ${month} and (s.to_month is null or s.to_month > ${month})) w on w.fen > i.amount_fen
    where r.county_code = ${county} and r.how = 'set-off' and g.no is null
      and not exists (select 1 from ledger_leg l where l.county_code = ${county} and l.scheme = r.scheme
        and l.period = ${month} and l.party_id = r.party_id and l.step = 0)
    order by r.scheme, r.party_id, i.due_month, r.id, i.no`);
  for (const [fundId, ofFund] of Map.groupBy(due, ({ fund_id }) => fund_id)) {
    const booked = await book(tx, actor, at, fundId, ofFund, {
      period: month,
      how: 'set-off',
      on: month,
      document: '',
    });
    if (!booked.ok) return booked;
  }
  return done({ count: due.length, fen: due.reduce((sum, { amount_fen }) => sum + amount_fen, 0n) });
}

/**
 * Notes that the family paid an instalment in. Refusals: `http.missing`, `recoveries.received`,
 * `recoveries.remitted`, `recoveries.received-on`.
 */
export async function payIn(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: {
    readonly id: Id;
    readonly no: number;
    readonly receivedOn: Temporal.PlainDate;
    readonly document: string;
  },
): Promise<Outcome<{ openFen: bigint }>> {
  const county = actor.countyCode;
  const today = chinaDay(at);
  if (Temporal.PlainDate.compare(wish.receivedOn, today) > 0)
    return refuse('recoveries.received-on', {}, { field: 'receivedOn' });
  // One at a time: the second of two reads what the first has booked.
  await lockRecovery(tx, county, wish.id);
  const due = await tx.find<Due & { is_received: boolean }>(sql`select r.id as recovery_id,
      i.no, ${leftOf('i')} as amount_fen, r.scheme, r.party_id, r.fund_id, a.town_id, exists (
        select 1 from recovery_receipt g where g.county_code = i.county_code and g.recovery_id = i.recovery_id
          and g.no = i.no) as is_received
    from recovery r
      join recovery_instalment i on i.county_code = r.county_code and i.recovery_id = r.id and i.no = ${wish.no}
      join award a on a.county_code = r.county_code and a.id = r.award_id
    where r.county_code = ${county} and r.id = ${wish.id}`);
  if (!due) return refuse('http.missing');
  if (due.is_received) return refuse('recoveries.received');
  if (due.amount_fen === 0n) return refuse('recoveries.remitted');
  const { receivedOn: on, document } = wish;
  // In the family’s list it stands in the month in which it came back, not in one that may be still to come.
  const how = { period: on.with({ day: 1 }), how: 'paid-in' as const, on, document };
  const booked = await book(tx, actor, at, due.fund_id, [due], how);
  if (!booked.ok) return booked;
  const { open_fen } = await tx.get<{
    open_fen: bigint;
  }>(sql`select coalesce(sum(${leftOf('i')}), 0)::bigint as open_fen
    from recovery_instalment i
      left join recovery_receipt g on g.county_code = i.county_code and g.recovery_id = i.recovery_id and g.no = i.no
    where i.county_code = ${county} and i.recovery_id = ${wish.id} and g.no is null`);
  return done({ openFen: open_fen });
}

interface Booking {
  readonly period: Temporal.PlainDate;
  readonly how: 'set-off' | 'paid-in';
  readonly on: Temporal.PlainDate;
  readonly document: string;
}

/**
 * From what was given back into one fund, all of it in one transfer; of what is set off, what falls due is given first.
 * The key is that of the instalments: the same ones are never booked twice.
 */
async function book(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  fundId: Id,
  dues: readonly Due[],
  { period, how, on, document }: Booking,
): Promise<Outcome<null>> {
  const fund = await findFund(tx, actor.countyCode, fundId);
  if (!fund) return refuse('funds.fund.unknown');
  const places = [...new Map(dues.map((due) => [`${due.scheme} ${due.town_id}`, due])).values()];
  const wishes = places.map(({ scheme, town_id }) => ({ scheme, townId: town_id }));
  const accounts = await openDueAccounts(tx, actor, at, fundId, wishes);
  if (!accounts.ok) return accounts;
  const accountOf = new Map(accounts.value.map((one) => [`${one.scheme} ${one.townId}`, one]));
  const legs = dues.flatMap((due): NewLeg[] => {
    const { scheme, party_id: partyId, amount_fen: amount } = due;
    const place = accountOf.get(`${scheme} ${due.town_id}`);
    if (!place) throw new Error('an account that was opened is not there');
    const payable = (step: number) => ({ partyId, period, item: itemOf(due.recovery_id, due.no), step });
    const back: NewLeg = { from: place.givenId, to: fund.poolId, amount, scheme, payable: payable(2) };
    if (how === 'paid-in') return [back];
    return [
      { from: fund.poolId, to: place.dueId, amount, scheme, payable: payable(0) },
      { from: place.dueId, to: place.givenId, amount, scheme, payable: payable(1) },
      back,
    ];
  });
  const named = dues.map(({ recovery_id, no }) => `${recovery_id}/${no}`).toSorted();
  const key = `recover/${createHash('sha256').update(named.join()).digest('hex')}`;
  const posted = await post(tx, actor, at, { key, kind: `recover.${how}`, effectiveOn: on, document, legs });
  if (!posted.ok) return posted;
  await tx.run(sql`insert into recovery_receipt (county_code, recovery_id, no, how, period, amount_fen, received_on,
      document, transfer_id, at, by_id, by_name)
    select ${actor.countyCode}, id, no, ${how}, ${period}, fen, ${on}, ${document}, ${posted.value.transferId}, ${at},
      ${actor.userId}, ${actor.userName}
    from unnest(${dues.map(({ recovery_id }) => recovery_id)}::uuid[], ${dues.map(({ no }) => no)}::smallint[],
      ${dues.map(({ amount_fen }) => amount_fen.toString())}::bigint[]) as d (id, no, fen)`);
  return done(null);
}
