import type { Actor, Id, Outcome, Reader } from '../../base/index.ts';
import { chinaDay, done, refuse, sql } from '../../base/index.ts';
import { findOfficeTelephone } from '../../publication/index.ts';
import type { PayLaw } from '../law.ts';
import { outcomes } from './outcomes.ts';
import type { AfterRun } from './shapes.ts';

interface Counts {
  readonly people: number;
  readonly villages: number;
  readonly paid: number;
  readonly failed: number;
  readonly without_phone: number;
}

interface Done {
  readonly at: Temporal.Instant;
  readonly by_name: string;
}

/** What is still to be done of a run after it has ended, how many it is about, and what was done. Refusal: `http.missing`. */
export async function readAfter(
  reader: Reader,
  actor: Actor,
  at: Temporal.Instant,
  law: PayLaw,
  runId: Id,
): Promise<Outcome<AfterRun>> {
  const county = actor.countyCode;
  const run = await reader.find<{ scheme: string; state: string }>(
    sql`select scheme, state from pay_run where county_code = ${county} and id = ${runId}`,
  );
  if (!run) return refuse('http.missing');
  const policy = law.publicity(run.scheme, county, chinaDay(at));
  const hung = await reader.find<
    Done & { lists: number; lines: number; kept_off: number; last_day: Temporal.PlainDate }
  >(
    sql`select at, by_name, lists, lines, kept_off, last_day from pay_publicity
      where county_code = ${county} and run_id = ${runId}`,
  );
  const told = await reader.find<Done & { paid: number; failed: number; without_phone: number }>(
    sql`select at, by_name, paid, failed, without_phone from pay_told where county_code = ${county} and run_id = ${runId}`,
  );
  const isEnded = run.state === 'ended';
  const counts = isEnded && !(hung && told) ? await countAll(reader, county, runId) : undefined;
  return done({
    isEnded,
    publicity: {
      shows: policy.shows === null ? null : [...policy.shows],
      why: policy.why,
      days: policy.shows === null ? null : policy.days,
      people: counts?.people ?? 0,
      villages: counts?.villages ?? 0,
      telephone: isEnded ? await findOfficeTelephone(reader, actor) : null,
      done: hung
        ? {
            ...{ at: hung.at.toString(), byName: hung.by_name, lists: hung.lists, lines: hung.lines },
            ...{ keptOff: hung.kept_off, lastDay: hung.last_day.toString() },
          }
        : null,
    },
    notices: {
      paid: counts?.paid ?? 0,
      failed: counts?.failed ?? 0,
      withoutPhone: counts?.without_phone ?? 0,
      done: told
        ? {
            ...{ at: told.at.toString(), byName: told.by_name, paid: told.paid, failed: told.failed },
            withoutPhone: told.without_phone,
          }
        : null,
    },
  });
}

const countAll = (reader: Reader, county: string, runId: Id): Promise<Counts> =>
  reader.get<Counts>(sql`with o as materialized (${outcomes(county, runId)}),
    payee as (select o.payee_id, bool_or(o.is_paid) as has_paid, bool_or(not o.is_paid) as has_failed,
        bool_or(p.phone_sealed is not null) as has_phone
      from o join person p on p.county_code = ${county} and p.id = o.payee_id and p.died_on is null
      where o.payee_kind <> 'home' group by o.payee_id)
    select (select count(distinct person_id)::integer from o where is_paid) as people,
      (select count(distinct village_id)::integer from o where is_paid) as villages,
      count(*) filter (where has_phone and has_paid)::integer as paid,
      count(*) filter (where has_phone and has_failed)::integer as failed,
      count(*) filter (where not has_phone)::integer as without_phone
    from payee`);
