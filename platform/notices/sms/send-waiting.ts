import type { Clock, Database, FieldCipher, Id, Tx } from '../../base/index.ts';
import { sql, systemActor } from '../../base/index.ts';
import { notify } from '../notify.ts';
import type { Handed, SmsGateway } from './gateway.ts';
import { findQuietEnd, pauseAfter, type SmsSettings, smsDefaults, TRIES_MAX } from './settings.ts';
import { openPhone } from './write-sms.ts';

export interface SmsStore {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

interface Claimed {
  readonly id: Id;
  readonly phone_sealed: Buffer;
  readonly body: string;
  readonly attempt: number;
}

/** Longer than any gateway is waited for: whoever holds a message for longer has died over it. */
const LEASE_SECONDS = 120;
const PROBLEM_CHARS_MAX = 300;
const program = (countyCode: string) => systemActor(countyCode, 'send messages');

/**
 * Sends what is due in a county, until nothing is. A message is marked before it goes out and noted after: whoever
 * died in between leaves one of which it is not known, and that is what it then says.
 * @returns how many were handed to the gateway.
 */
export async function sendWaiting(
  store: SmsStore,
  gateway: SmsGateway,
  countyCode: string,
  settings: SmsSettings = smsDefaults,
): Promise<number> {
  await settle(store, gateway, countyCode, settings);
  let count = 0;
  const lane = async () => {
    for (let one = await claim(store, countyCode); one; one = await claim(store, countyCode)) {
      await handOver(store, gateway, countyCode, one);
      count += 1;
    }
  };
  if (findQuietEnd(store.clock.now(), settings) === undefined) {
    await Promise.all(Array.from({ length: settings.atOnceMax }, lane));
  }
  return count;
}

/** What cannot or may not go out any more, and what somebody died over. */
async function settle(
  { db, clock }: SmsStore,
  gateway: SmsGateway,
  countyCode: string,
  settings: SmsSettings,
): Promise<void> {
  const now = clock.now();
  const quietEnd = findQuietEnd(now, settings);
  const lost = gateway.isIdempotent ? 'waiting' : 'unsure';
  await db.change(program(countyCode), async (tx) => {
    await tx.run(sql`update sms_message set state = ${lost}, problem = 'the program stopped while it was sent'
      where county_code = ${countyCode} and state = 'sending' and next_at <= ${now}`);
    await tx.run(sql`update sms_message m set state = 'opted-out' from sms_opt_out o
      where m.county_code = ${countyCode} and m.state = 'waiting' and m.next_at <= ${now}
        and o.county_code = m.county_code and o.phone_index = m.phone_index`);
    await tx.run(sql`update sms_message set state = 'failed', problem = coalesce(problem, 'too late to be of use')
      where county_code = ${countyCode} and state = 'waiting' and next_at <= ${now} and ends_at <= ${now}`);
    if (quietEnd === undefined) return;
    await tx.run(sql`update sms_message set next_at = ${quietEnd}
      where county_code = ${countyCode} and state = 'waiting' and next_at <= ${now}`);
  });
}

/** One message, marked as being sent; nobody else gets it. */
function claim({ db, clock }: SmsStore, countyCode: string): Promise<Claimed | undefined> {
  const now = clock.now();
  return db.change(program(countyCode), (tx) =>
    tx.find<Claimed>(sql`update sms_message set state = 'sending', attempt = attempt + 1,
        next_at = ${now.add({ seconds: LEASE_SECONDS })}
      where county_code = ${countyCode} and id = (select m.id from sms_message m
        where m.county_code = ${countyCode} and m.state = 'waiting' and m.next_at <= ${now} and m.ends_at > ${now}
          and not exists (select 1 from sms_opt_out o
            where o.county_code = m.county_code and o.phone_index = m.phone_index)
        order by m.next_at limit 1 for update skip locked)
      returning id, phone_sealed, body, attempt`),
  );
}

async function handOver(
  store: SmsStore,
  gateway: SmsGateway,
  countyCode: string,
  one: Claimed,
): Promise<void> {
  const phone = openPhone(store.cipher, countyCode, one.id, one.phone_sealed);
  const handed = await gateway.send({ key: one.id, countyCode, phone, text: one.body });
  const now = store.clock.now();
  await store.db.change(program(countyCode), async (tx) => {
    const { state, nextAt, problem } = after(handed, one.attempt, gateway, now);
    const isSent = state === 'sent';
    const gatewayId = handed.kind === 'sent' ? handed.gatewayId : null;
    // Its report may have overtaken us: what the gateway said later is the newer word.
    await tx.run(sql`update sms_message set state = ${state}, next_at = ${nextAt}, gateway = ${gateway.name},
        gateway_id = coalesce(${gatewayId}, gateway_id), problem = ${problem?.slice(0, PROBLEM_CHARS_MAX) ?? null},
        sent_at = case when ${isSent}::boolean then ${now}::timestamptz else sent_at end
      where county_code = ${countyCode} and id = ${one.id} and state = 'sending'`);
    if (state === 'failed' && handed.kind !== 'refused') await tellStuck(tx, store.clock, problem ?? '');
  });
}

function after(
  handed: Handed,
  attempt: number,
  gateway: SmsGateway,
  now: Temporal.Instant,
): { state: string; nextAt: Temporal.Instant; problem: string | null } {
  if (handed.kind === 'sent') return { state: 'sent', nextAt: now, problem: null };
  const { problem } = handed;
  if (handed.kind === 'refused') return { state: 'failed', nextAt: now, problem };
  if (handed.kind === 'unsure' && !gateway.isIdempotent) return { state: 'unsure', nextAt: now, problem };
  if (attempt >= TRIES_MAX) {
    return { state: handed.kind === 'unsure' ? 'unsure' : 'failed', nextAt: now, problem };
  }
  return { state: 'waiting', nextAt: now.add({ seconds: pauseAfter(attempt) }), problem };
}

/** The bureau hears of it once a day: its families wait for messages that do not come. */
async function tellStuck(tx: Tx, clock: Clock, reason: string): Promise<void> {
  const today = clock.today();
  await notify(tx, { now: clock.now(), today }, [
    {
      kind: 'sms-stuck',
      to: { turns: ['county/bureau-officer', 'county/system-admin'] },
      facts: { reason },
      once: `sms-stuck ${today}`,
    },
  ]);
}
