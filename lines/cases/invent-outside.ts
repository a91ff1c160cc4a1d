import { type Actor, getValue, type Id, sql, systemActor, type Tx } from '../../platform/base/index.ts';
import { tellLimits } from '../../platform/cases/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { addKey, addSystem, revokeKey } from '../../platform/systems/index.ts';
import { emitEvents, subscribe, switchSubscription } from '../../platform/webhooks/index.ts';
import { openCaseLaw } from './open-case-law.ts';

/**
 * What became of the messages of a demo county, who is told of its cases, and which systems read them: each state that
 * the pages can show, at least once.
 * @param options.isListening left out, the invented listener is off: a demo calls nobody.
 */
export async function inventOutside(
  services: Pick<Services, 'db' | 'clock' | 'cipher'>,
  countyCode: string,
  options: { readonly isListening?: boolean } = {},
): Promise<void> {
  const { db, clock } = services;
  const system = { ...systemActor(countyCode, 'furnish a demo'), userName: '李系' };
  const now = clock.now();
  await db.change(system, async (tx) => {
    await settleMessages(tx, countyCode, now);
    await inventSystems(tx, system, now);
    await inventListener(tx, system, services, options.isListening === true);
  });
  await tellLimits(services, countyCode, (await openCaseLaw()).books.calendar);
}

/** As a gateway would have reported it: nearly all arrived, one number is gone, of one nobody knows. */
async function settleMessages(tx: Tx, countyCode: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update sms_message m set gateway = 'file', attempt = 1, sent_at = m.written_at + interval '20 seconds',
      reported_at = case when r.no % 3 > 0 then m.written_at + interval '25 seconds' end,
      state = case when r.no % 17 = 4 then 'failed' when r.no % 17 = 9 then 'unsure'
        when r.no % 3 > 0 then 'delivered' else 'sent' end,
      problem = case when r.no % 17 = 4 then 'HTTP 422' when r.no % 17 = 9 then 'no answer in time' end
    from (select id, row_number() over (order by written_at, id) as no from sms_message
      where county_code = ${countyCode} and state = 'waiting') r
    where m.county_code = ${countyCode} and m.id = r.id and m.written_at < ${now}`);
}

async function inventSystems(tx: Tx, actor: Actor, now: Temporal.Instant): Promise<void> {
  const town = await tx.find<{ id: Id }>(sql`select id from division where county_code = ${actor.countyCode}
    and level = 'town' and valid_to is null order by code limit 1`);
  const day = 24;
  const long = now.subtract({ hours: 80 * day });
  const province = getValue(
    await addSystem(
      { tx, actor, now: long },
      {
        name: '省社会救助信息平台',
        contact: '省厅信息中心 027-00000000',
        document: '数据共享协议〔2026〕3号',
        permissions: ['divisions.read', 'cases.results'],
        callsPerMinute: 120,
      },
    ),
  );
  const old = getValue(await addKey({ tx, actor, now: long }, province.id, 90));
  getValue(await addKey({ tx, actor, now: now.subtract({ hours: 2 * day }) }, province.id, 180));
  getValue(await revokeKey({ tx, actor, now }, old.id));
  await tx.run(sql`update system_key set used_at = ${now.subtract({ minutes: 7 })}
    where county_code = ${actor.countyCode} and system_id = ${province.id} and revoked_at is null`);
  const street = {
    name: '街道网格化平台',
    contact: '',
    document: '街道办事处来函',
    permissions: ['cases.results'] as const,
    callsPerMinute: 30,
    placeId: town?.id ?? null,
  };
  getValue(await addSystem({ tx, actor, now }, street));
}

async function inventListener(
  tx: Tx,
  actor: Actor,
  { cipher, clock }: Pick<Services, 'clock' | 'cipher'>,
  isListening: boolean,
): Promise<void> {
  const now = clock.now();
  const context = { tx, actor, cipher, now, mayReachInside: () => false };
  const { id } = getValue(
    await subscribe(context, {
      name: '省社会救助信息平台',
      url: 'https://assistance.example.invalid/minzheng/events',
      events: ['case.accepted', 'case.decided', 'case.ended', 'publication.posted'],
    }),
  );
  const cases = await tx.rows<{
    id: Id;
    matter: string;
    town_id: Id;
    village_id: Id;
  }>(sql`select id, matter, town_id,
      village_id from case_file where county_code = ${actor.countyCode} and accepted_on is not null
    order by accepted_on, id limit 12`);
  await emitEvents(
    tx,
    now.subtract({ hours: 3 }),
    cases.map((one, no) => ({
      type: no % 4 === 3 ? ('case.decided' as const) : ('case.accepted' as const),
      subject: { kind: 'case', id: one.id },
      ...{ townId: one.town_id, villageId: one.village_id },
      data: { caseId: one.id, matter: one.matter },
    })),
  );
  await tx.run(sql`update webhook_delivery d set last_at = ${now.subtract({ hours: 2 })},
      attempt = case when r.no % 5 = 2 then 3 else 1 end, last_status = case when r.no = 7 then 500 else 200 end,
      last_problem = case when r.no = 7 then 'HTTP 500' end,
      state = case when r.no = 7 then 'failed' else 'delivered' end
    from (select id, row_number() over (order by seq) as no from webhook_delivery
      where county_code = ${actor.countyCode} and subscription_id = ${id}) r
    where d.county_code = ${actor.countyCode} and d.id = r.id`);
  await tx.run(sql`insert into webhook_try (county_code, delivery_id, no, at, status, problem, took_ms)
    select d.county_code, d.id, n, d.last_at - (d.attempt - n) * interval '2 minutes',
      case when n < d.attempt or d.state = 'failed' then 500 else 200 end,
      case when n < d.attempt or d.state = 'failed' then 'HTTP 500' end, 80 + 13 * n
    from webhook_delivery d cross join lateral generate_series(1, d.attempt::integer) n
    where d.county_code = ${actor.countyCode} and d.subscription_id = ${id}`);
  if (!isListening) getValue(await switchSubscription(context, id, false));
}
