import type { Clock, Database, FieldCipher, Id, Tx } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import { type OutsideAnswer, postOutside } from '../http/index.ts';
import { notify } from '../notices/index.ts';
import { HOURS_FAILING_MIN, pauseAfter, restAfter, TRIES_MAX, type WebhookSettings } from './settings.ts';
import { signedHeaders } from './signature.ts';
import { openSecret } from './subscriptions.ts';

export interface WebhookStore {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

interface Claimed {
  readonly id: Id;
  readonly attempt: number;
  readonly subscription_id: Id;
  readonly url: string;
  readonly secret_sealed: Buffer;
  readonly event_id: Id;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Temporal.Instant;
}

/** Longer than any call may take: whoever holds a delivery for longer has died over it, and it is sent again. */
const LEASE_SECONDS = 90;
const PROBLEM_CHARS_MAX = 300;
const GONE = 410;
const program = (countyCode: string) => systemActor(countyCode, 'tell other systems');

/**
 * Delivers what is due in a county, until nothing is: at least once, and of one subject one behind the other.
 * @returns how many calls were made.
 */
export async function deliverWaiting(
  store: WebhookStore,
  countyCode: string,
  settings: WebhookSettings,
): Promise<number> {
  let count = 0;
  const lane = async () => {
    for (let one = await claim(store, countyCode); one; one = await claim(store, countyCode)) {
      await call(store, countyCode, one, settings);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: settings.atOnceMax }, lane));
  return count;
}

/** The delivery that is due first, and before which nothing of its subject waits. It is ours for the time of a call. */
function claim({ db, clock }: WebhookStore, countyCode: string): Promise<Claimed | undefined> {
  const now = clock.now();
  return db.change(program(countyCode), (tx) =>
    tx.find<Claimed>(sql`update webhook_delivery d set attempt = d.attempt + 1, last_at = ${now},
        next_at = ${now.add({ seconds: LEASE_SECONDS })}
      from webhook_subscription s, webhook_event e
      where d.county_code = ${countyCode} and d.id = (select w.id from webhook_delivery w
          join webhook_subscription t on t.county_code = w.county_code and t.id = w.subscription_id
            and t.state = 'active' and (t.resume_at is null or t.resume_at <= ${now})
          where w.county_code = ${countyCode} and w.state = 'waiting' and w.next_at <= ${now}
            and not exists (select 1 from webhook_delivery b where b.county_code = w.county_code
              and b.subscription_id = w.subscription_id and b.subject_id = w.subject_id and b.state = 'waiting'
              and b.seq < w.seq)
          order by w.next_at, w.seq limit 1 for update of w skip locked)
        and s.county_code = d.county_code and s.id = d.subscription_id
        and e.county_code = d.county_code and e.id = d.event_id
      returning d.id, d.attempt, d.subscription_id, s.url, s.secret_sealed, e.id as event_id, e.type, e.data, e.at`),
  );
}

async function call(
  store: WebhookStore,
  countyCode: string,
  one: Claimed,
  settings: WebhookSettings,
): Promise<void> {
  const { clock, cipher, db } = store;
  const startedAt = clock.now();
  const body = JSON.stringify({ type: one.type, timestamp: one.at.toString(), data: one.data });
  const secret = openSecret(cipher, countyCode, one.subscription_id, one.secret_sealed);
  const seconds = Math.floor(startedAt.epochMilliseconds / 1000);
  const answer = await postOutside({
    url: one.url,
    body,
    timeoutMs: settings.timeoutMs,
    mayReachInside: settings.mayReachInside,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'minzheng-webhooks',
      ...signedHeaders(secret, { id: one.event_id, seconds, body }),
    },
  });
  const tookMs = Math.round(startedAt.until(clock.now()).total('milliseconds'));
  await db.change(program(countyCode), (tx) => note(tx, clock, countyCode, one, answer, tookMs));
}

/** What was wrong with an answer; nothing when it took the event. */
function problemOf(answer: OutsideAnswer): string | undefined {
  if (answer.kind !== 'answered') return answer.problem;
  const isTaken = answer.status >= 200 && answer.status < 300;
  return isTaken ? undefined : `HTTP ${answer.status}`;
}

async function note(
  tx: Tx,
  clock: Clock,
  countyCode: string,
  one: Claimed,
  answer: OutsideAnswer,
  tookMs: number,
): Promise<void> {
  const now = clock.now();
  const problem = problemOf(answer)?.slice(0, PROBLEM_CHARS_MAX) ?? null;
  const status = answer.kind === 'answered' ? answer.status : null;
  await tx.run(sql`insert into webhook_try (county_code, delivery_id, no, at, status, problem, took_ms)
    select ${countyCode}, ${one.id}, coalesce(max(no), 0) + 1, ${now}, ${status}, ${problem}, ${tookMs}
    from webhook_try where county_code = ${countyCode} and delivery_id = ${one.id}`);
  if (problem === null) {
    await setDelivery(tx, countyCode, one.id, { state: 'delivered', status, problem, nextAt: now });
    await tx.run(sql`update webhook_subscription set failures = 0, failing_since = null, resume_at = null
      where county_code = ${countyCode} and id = ${one.subscription_id} and failures > 0`);
    return;
  }
  const { failures, failing_since } = await tx.get<{ failures: number; failing_since: Temporal.Instant }>(
    sql`update webhook_subscription set failures = failures + 1, failing_since = coalesce(failing_since, ${now})
      where county_code = ${countyCode} and id = ${one.subscription_id} returning failures, failing_since`,
  );
  await tx.run(sql`update webhook_subscription set resume_at = ${now.add({ seconds: restAfter(failures) })}
    where county_code = ${countyCode} and id = ${one.subscription_id}`);
  const isLong = failing_since.until(now).total('hours') >= HOURS_FAILING_MIN;
  const isOver = one.attempt >= TRIES_MAX;
  const isEnd = status === GONE || (isOver && isLong);
  // Everything else got through: this one event is what they cannot take.
  const state = isOver && !isEnd ? 'failed' : 'waiting';
  const nextAt = now.add({ seconds: pauseAfter(one.attempt) });
  await setDelivery(tx, countyCode, one.id, { state, status, problem, nextAt });
  if (isEnd) await disable(tx, clock, countyCode, one.subscription_id, problem);
}

const setDelivery = (
  tx: Tx,
  countyCode: string,
  id: Id,
  set: {
    readonly state: string;
    readonly status: number | null;
    readonly problem: string | null;
    readonly nextAt: Temporal.Instant;
  },
): Promise<number> =>
  tx.run(sql`update webhook_delivery set state = ${set.state}, last_status = ${set.status},
      last_problem = ${set.problem}, next_at = ${set.nextAt}
    where county_code = ${countyCode} and id = ${id} and state = 'waiting'`);

async function disable(tx: Tx, clock: Clock, countyCode: string, id: Id, reason: string): Promise<void> {
  const row = await tx.find<{ name: string }>(sql`update webhook_subscription set state = 'disabled',
      disabled_reason = ${reason}, version = version + 1
    where county_code = ${countyCode} and id = ${id} and state = 'active' returning name`);
  if (!row) return;
  const [now, today] = [clock.now(), clock.today()];
  await notify(tx, { now, today }, [
    {
      kind: 'webhook-disabled',
      to: { turns: ['county/system-admin'] },
      subject: { kind: 'webhook', id },
      facts: { name: row.name, reason },
    },
  ]);
}
