import type { Actor, FieldCipher, Id, Outcome, Tx } from '../../base/index.ts';
import { chinaDay, done, refuse, sql } from '../../base/index.ts';
import { type NewNotice, type NewSms, notify, writeSms } from '../../notices/index.ts';
import { findPhones } from '../../registry/index.ts';
import type { PayLaw } from '../law.ts';
import { type EndedRun, lockEnded } from './lock-ended.ts';
import { outcomes } from './outcomes.ts';

interface Payee {
  readonly payee_id: Id;
  readonly name: string;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly has_paid: boolean;
  readonly has_failed: boolean;
}

/** The month of a run in words, or the first and the last of several. */
function sayMonths({ first_month, months }: EndedRun): { readonly zh: string; readonly en: string } {
  const zh = (day: Temporal.PlainDate) => `${day.year}年${day.month}月`;
  const en = (day: Temporal.PlainDate) => day.toString().slice(0, 7);
  const last = first_month.add({ months: months - 1 });
  if (months === 1) return { zh: zh(first_month), en: en(first_month) };
  return { zh: `${zh(first_month)}至${zh(last)}`, en: `${en(first_month)} to ${en(last)}` };
}

/**
 * Writes to those whose money arrived and to those whose did not, as far as their telephone is known: one message for each
 * payee and outcome, all in one statement. Townships hear how many of theirs were not paid. Once for a run. Refusals: those
 * of `lockEnded`, `payments.after.nobody`.
 */
export async function tellRun(
  { tx, actor, at, cipher, law }: Setting,
  runId: Id,
): Promise<Outcome<{ paid: number; failed: number; withoutPhone: number }>> {
  const locked = await lockEnded(tx, actor, runId, 'pay_told');
  if (!locked.ok) return locked;
  const run = locked.value;
  const county = actor.countyCode;
  const payees = await tx.rows<Payee>(sql`
    select o.payee_id, p.name, min(o.town_id::text)::uuid as town_id, min(o.village_id::text)::uuid as village_id,
      bool_or(o.is_paid) as has_paid, bool_or(not o.is_paid) as has_failed
    from (${outcomes(county, runId)}) o
      join person p on p.county_code = ${county} and p.id = o.payee_id and p.died_on is null
    where o.payee_kind <> 'home'
    group by o.payee_id, p.name order by o.payee_id`);
  if (payees.length === 0) return refuse('payments.after.nobody');
  const ids = payees.map(({ payee_id }) => payee_id);
  const phones = await findPhones(tx, actor, cipher, ids);
  const scheme = { zh: law.titleOf(run.scheme, 'zh'), en: law.titleOf(run.scheme, 'en') };
  const facts = { scheme, month: sayMonths(run) };
  const messages = payees.flatMap(({ payee_id, name, town_id, village_id, has_paid, has_failed }) => {
    const phone = phones.get(payee_id);
    if (phone === undefined) return [];
    const place = { townId: town_id, villageId: village_id, subject: { kind: 'pay-run', id: runId } };
    const write = (template: NewSms['template']): NewSms => ({ template, phone, name, facts, ...place });
    return [...(has_paid ? [write('pay-arrived')] : []), ...(has_failed ? [write('pay-failed')] : [])];
  });
  await writeSms({ tx, actor, cipher, now: at }, messages);
  await tellTowns({ tx, actor, at }, runId, payees, facts);
  const paid = messages.filter(({ template }) => template === 'pay-arrived').length;
  const told = { paid, failed: messages.length - paid, withoutPhone: payees.length - phones.size };
  await tx.run(sql`insert into pay_told (county_code, run_id, paid, failed, without_phone, at, by_id, by_name)
    values (${county}, ${runId}, ${told.paid}, ${told.failed}, ${told.withoutPhone}, ${at}, ${actor.userId},
      ${actor.userName})`);
  return done(told);
}

export interface Setting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly cipher: FieldCipher;
  readonly law: PayLaw;
}

/** A township looks for an account that works; it is told how many, and finds them on the roll. */
async function tellTowns(
  { tx, at }: Pick<Setting, 'tx' | 'actor' | 'at'>,
  runId: Id,
  payees: readonly Payee[],
  facts: NewNotice['facts'],
): Promise<void> {
  const failed = Map.groupBy(
    payees.filter(({ has_failed }) => has_failed),
    ({ town_id }) => town_id,
  );
  await notify(
    tx,
    { now: at, today: chinaDay(at) },
    [...failed].map(([townId, ofTown]) => ({
      kind: 'pay-failed' as const,
      to: { turns: ['town/township-clerk'], townId },
      subject: { kind: 'pay-run', id: runId },
      facts: { ...facts, count: ofTown.length },
      once: `pay-failed ${runId}`,
    })),
  );
}
