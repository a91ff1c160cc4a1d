import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, newId, refuse, sql } from '../../base/index.ts';

export interface NewAgreement {
  readonly awardId: Id;
  readonly kind: 'guardian' | 'carer' | 'agent' | 'home';
  /** Who takes the money; for `home` the home instead. */
  readonly payeeId?: Id | undefined;
  readonly homeId?: Id | undefined;
  /** Of an award with money for care: all of it, or what is for care alone; a carer takes no more than that. */
  readonly takes?: 'all' | 'care' | undefined;
  readonly paper: string;
  readonly fromOn: Temporal.PlainDate;
  readonly toOn?: Temporal.PlainDate | undefined;
}

/**
 * Enters who takes the money of an award by an agreement in writing; it holds once another officer has confirmed it.
 * Refusals: `payments.payee.award`, `payments.payee.takes`, `payments.payee.who`, `payments.payee.self`, `payments.payee.dead`,
 * `payments.payee.home`, `payments.payee.days`.
 */
export async function enterAgreement(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: NewAgreement,
): Promise<Outcome<{ id: Id }>> {
  const county = actor.countyCode;
  const award = await tx.find<{ person_id: Id }>(
    sql`select person_id from award where county_code = ${county} and id = ${wish.awardId}`,
  );
  if (!award) return refuse('payments.payee.award', {}, { field: 'awardId' });
  const isHome = wish.kind === 'home';
  const takes = wish.takes ?? 'all';
  if (takes === 'care' && !isHome && wish.kind !== 'carer') {
    return refuse('payments.payee.takes', {}, { field: 'takes' });
  }
  if (isHome ? wish.homeId === undefined : wish.payeeId === undefined) {
    return refuse('payments.payee.who', {}, { field: isHome ? 'homeId' : 'payeeId' });
  }
  if (!isHome && wish.payeeId === award.person_id) {
    return refuse('payments.payee.self', {}, { field: 'payeeId' });
  }
  if (wish.toOn && Temporal.PlainDate.compare(wish.toOn, wish.fromOn) < 0) {
    return refuse('payments.payee.days', {}, { field: 'toOn' });
  }
  const known = isHome
    ? await tx.find(sql`select 1 from pay_home_end
        where county_code = ${county} and home_id = ${wish.homeId} and how = 'confirmed'`)
    : await tx.find(sql`select 1 from person
        where county_code = ${county} and id = ${wish.payeeId} and died_on is null and merged_into is null`);
  if (!known) {
    return refuse(
      isHome ? 'payments.payee.home' : 'payments.payee.dead',
      {},
      { field: isHome ? 'homeId' : 'payeeId' },
    );
  }
  const id = newId();
  await tx.run(sql`insert into pay_agreement (county_code, id, award_id, kind, takes, payee_id, home_id, paper,
      from_on, to_on, entered_at, entered_by, entered_by_name)
    values (${county}, ${id}, ${wish.awardId}, ${wish.kind}, ${takes}, ${isHome ? null : (wish.payeeId ?? null)},
      ${isHome ? (wish.homeId ?? null) : null}, ${wish.paper}, ${wish.fromOn}, ${wish.toOn ?? null}, ${at},
      ${actor.userId}, ${actor.userName})`);
  return done({ id });
}

/** Ends an agreement that holds, from a day on. Refusals: `http.missing`, `payments.payee.not-held`, `payments.payee.days`. */
export async function endAgreement(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  { onDay, reason }: { readonly onDay: Temporal.PlainDate; readonly reason: string },
): Promise<Outcome<{ id: Id }>> {
  const row = await tx.find<{
    from_on: Temporal.PlainDate;
    how: string | null;
    is_over: boolean;
  }>(sql`select g.from_on,
      e.how, o.agreement_id is not null as is_over
    from pay_agreement g
      left join pay_agreement_end e on e.county_code = g.county_code and e.agreement_id = g.id
      left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
    where g.county_code = ${actor.countyCode} and g.id = ${id}`);
  if (!row) return refuse('http.missing');
  if (row.how !== 'confirmed' || row.is_over) return refuse('payments.payee.not-held');
  if (Temporal.PlainDate.compare(onDay, row.from_on) < 0) {
    return refuse('payments.payee.days', {}, { field: 'onDay' });
  }
  await tx.run(sql`insert into pay_agreement_over (county_code, agreement_id, on_day, reason, at, by_id, by_name)
    values (${actor.countyCode}, ${id}, ${onDay}, ${reason}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id });
}
