import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { chinaDay, done, refuse, sql } from '../../base/index.ts';
import { type PaidPerson, postPaid } from '../../publication/index.ts';
import type { PayLaw } from '../law.ts';
import { lockEnded } from './lock-ended.ts';
import { outcomes } from './outcomes.ts';

/**
 * Puts up in each village who was paid by a run that has ended, as far as the law of the scheme lets anybody see it.
 * Refusals: those of `lockEnded`, `payments.after.private`, `payments.after.nobody`.
 */
export async function publishRun(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: PayLaw,
  { runId, telephone }: { readonly runId: Id; readonly telephone: string },
): Promise<Outcome<{ lists: number; lines: number; keptOff: number; lastDay: string }>> {
  const locked = await lockEnded(tx, actor, runId, 'pay_publicity');
  if (!locked.ok) return locked;
  const { scheme, first_month, months } = locked.value;
  const today = chinaDay(at);
  const policy = law.publicity(scheme, actor.countyCode, today);
  if (policy.shows === null) return refuse('payments.after.private');
  const county = actor.countyCode;
  const rows = await tx.rows<Omit<PaidPerson, 'amountFen'> & { amount_fen: bigint }>(sql`
    select p.id as "personId", p.name, p.birth_date as "birthDate", sum(o.amount_fen)::bigint as amount_fen,
      t.id as "townId", t.name as "townName", v.id as "villageId", v.name as "villageName"
    from (${outcomes(county, runId)}) o
      join person p on p.county_code = ${county} and p.id = o.person_id and p.died_on is null
      join division t on t.county_code = ${county} and t.id = o.town_id
      join division v on v.county_code = ${county} and v.id = o.village_id
    where o.is_paid
    group by p.id, p.name, p.birth_date, t.id, t.name, v.id, v.name
    order by t.id, v.id, p.name, p.id`);
  const lastDay = today.add({ days: policy.days - 1 });
  const posted = await postPaid(tx, actor, at, {
    ...{ runId, scheme, telephone, today, lastDay, shows: policy.shows, amountPer: 'once' },
    // A sum that was paid, back pay with it: no amount of a month.
    paidFor: { from: first_month.toString(), months },
    people: rows.map(({ amount_fen, ...one }) => ({ ...one, amountFen: Number(amount_fen) })),
  });
  const { lists, lines, keptOff } = posted;
  if (lists === 0) return refuse('payments.after.nobody');
  await tx.run(sql`insert into pay_publicity (county_code, run_id, last_day, lists, lines, kept_off, at, by_id, by_name)
    values (${county}, ${runId}, ${lastDay}, ${lists}, ${lines}, ${keptOff}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ lists, lines, keptOff, lastDay: lastDay.toString() });
}
