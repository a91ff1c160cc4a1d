import { isIP } from 'node:net';
import { type Static, Type } from 'typebox';
import type { Actor, FieldCipher, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { isPublicAddress } from '../http/index.ts';
import { type EventType, eventTypeNames } from './event-types.ts';
import { newSecret } from './signature.ts';

const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const EventName = Type.Unsafe<EventType>({ type: 'string', enum: eventTypeNames });

export const SubscriptionItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  placeId: MaybeText,
  placeName: MaybeText,
  state: Type.String(),
  failingSince: MaybeText,
  disabledReason: MaybeText,
  waiting: Type.Integer(),
  failed: Type.Integer(),
  delivered: Type.Integer(),
  madeAt: Type.String(),
  madeBy: Type.String(),
  version: Type.Integer(),
});
export type SubscriptionItem = Static<typeof SubscriptionItem>;

export interface SubscriptionInput {
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventType[];
  /** A township; everything of the county when there is none. */
  readonly placeId?: Id | null;
}

const placeOf = (countyCode: string, rowId: Id) => ({
  countyCode,
  table: 'webhook_subscription',
  column: 'secret_sealed',
  rowId,
});
export const openSecret = (cipher: FieldCipher, countyCode: string, id: Id, sealed: Buffer): string =>
  cipher.open(sealed, placeOf(countyCode, id));

interface SubscriptionRow {
  readonly id: Id;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly place_id: Id | null;
  readonly place_name: string | null;
  readonly state: string;
  readonly failing_since: Temporal.Instant | null;
  readonly disabled_reason: string | null;
  readonly waiting: number;
  readonly failed: number;
  readonly delivered: number;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
  readonly version: number;
}

/** A county has a handful of these: no pages. */
export async function listSubscriptions(reader: Reader, actor: Actor, id?: Id): Promise<SubscriptionItem[]> {
  const rows = await reader.rows<SubscriptionRow>(sql`select s.id, s.name, s.url, s.events, s.place_id,
      app.place_name_on(s.county_code, s.place_id, s.made_at::date) as place_name, s.state, s.failing_since,
      s.disabled_reason, s.made_at, s.made_by_name, s.version,
      count(d.id) filter (where d.state = 'waiting')::int as waiting,
      count(d.id) filter (where d.state = 'failed')::int as failed,
      count(d.id) filter (where d.state = 'delivered')::int as delivered
    from webhook_subscription s
      left join webhook_delivery d on d.county_code = s.county_code and d.subscription_id = s.id
    where s.county_code = ${actor.countyCode} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
    group by s.county_code, s.id order by s.made_at, s.id`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    events: [...row.events],
    placeId: row.place_id,
    placeName: row.place_name,
    state: row.state,
    failingSince: row.failing_since?.toString() ?? null,
    disabledReason: row.disabled_reason,
    waiting: row.waiting,
    failed: row.failed,
    delivered: row.delivered,
    madeAt: row.made_at.toString(),
    madeBy: row.made_by_name,
    version: row.version,
  }));
}

/** What can be told of an address without looking its name up; the rest is asked at every call. */
function checkUrl(text: string, mayReachInside: (address: string) => boolean): Outcome<string> {
  const url = URL.parse(text);
  const field = { field: 'url' };
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return refuse('webhooks.url', {}, field);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOpened = isIP(host) !== 0 && mayReachInside(host);
  if (isIP(host) !== 0 && !isOpened && !isPublicAddress(host))
    return refuse('webhooks.url.inside', {}, field);
  if (/(^|\.)localhost$/i.test(host) && !mayReachInside('127.0.0.1'))
    return refuse('webhooks.url.inside', {}, field);
  if (url.protocol === 'http:' && isIP(host) !== 0 && !isOpened)
    return refuse('webhooks.url.plain', {}, field);
  url.hash = '';
  return done(url.toString());
}

async function levelOf(
  tx: Tx,
  actor: Actor,
  placeId: Id | null | undefined,
): Promise<Outcome<'county' | 'town'>> {
  if (placeId === undefined || placeId === null) return done('county');
  const place = await tx.find<{ level: string }>(sql`select level from division
    where county_code = ${actor.countyCode} and id = ${placeId} and valid_to is null`);
  return place?.level === 'town' ? done('town') : refuse('webhooks.place', {}, { field: 'placeId' });
}

export interface SubscriptionContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly now: Temporal.Instant;
  mayReachInside(address: string): boolean;
}

/** The secret is shown this once. Refusals: `webhooks.url`, `.url.inside`, `.url.plain`, `.place`. */
export async function subscribe(
  { tx, actor, cipher, now, mayReachInside }: SubscriptionContext,
  input: SubscriptionInput,
): Promise<Outcome<{ id: Id; secret: string }>> {
  const url = checkUrl(input.url, mayReachInside);
  if (!url.ok) return url;
  const level = await levelOf(tx, actor, input.placeId);
  if (!level.ok) return level;
  const [id, secret] = [newId(), newSecret()];
  await tx.run(sql`insert into webhook_subscription (county_code, id, name, url, events, level, place_id, secret_sealed,
      made_at, made_by_name)
    values (${actor.countyCode}, ${id}, ${input.name}, ${url.value}, ${[...new Set(input.events)]}, ${level.value},
      ${level.value === 'county' ? null : input.placeId}, ${cipher.seal(secret, placeOf(actor.countyCode, id))}, ${now},
      ${actor.userName})`);
  return done({ id, secret });
}

/** Refusals: as `subscribe`, `webhooks.changed`, `http.missing`. */
export async function changeSubscription(
  context: SubscriptionContext,
  id: Id,
  input: SubscriptionInput & { readonly version: number },
): Promise<Outcome<{ version: number }>> {
  const { tx, actor } = context;
  const url = checkUrl(input.url, context.mayReachInside);
  if (!url.ok) return url;
  const level = await levelOf(tx, actor, input.placeId);
  if (!level.ok) return level;
  const row = await tx.find<{ version: number }>(sql`update webhook_subscription set name = ${input.name},
      url = ${url.value}, events = ${[...new Set(input.events)]}, level = ${level.value},
      place_id = ${level.value === 'county' ? null : input.placeId}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id} and version = ${input.version} returning version`);
  if (row) return done(row);
  const [there] = await listSubscriptions(tx, actor, id);
  return refuse(there ? 'webhooks.changed' : 'http.missing');
}

/** On: what waited is delivered from now on, each with all its tries before it. Off: what waits stays, nothing comes. */
export async function switchSubscription(
  { tx, actor, now }: SubscriptionContext,
  id: Id,
  isOn: boolean,
): Promise<Outcome<{ version: number }>> {
  const row = await tx.find<{ version: number }>(sql`update webhook_subscription
    set state = ${isOn ? 'active' : 'off'}, failures = 0, failing_since = null, resume_at = null,
      disabled_reason = null, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id} returning version`);
  if (!row) return refuse('http.missing');
  if (isOn) {
    await tx.run(sql`update webhook_delivery set attempt = 0, next_at = ${now}
      where county_code = ${actor.countyCode} and subscription_id = ${id} and state = 'waiting'`);
  }
  return done(row);
}

/** A new secret in place of the old one, which is good for nothing from here on. */
export async function renewSecret(
  { tx, actor, cipher }: SubscriptionContext,
  id: Id,
): Promise<Outcome<{ secret: string }>> {
  const secret = newSecret();
  const count = await tx.run(sql`update webhook_subscription
    set secret_sealed = ${cipher.seal(secret, placeOf(actor.countyCode, id))}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id}`);
  return count === 0 ? refuse('http.missing') : done({ secret });
}
