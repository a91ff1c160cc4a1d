import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, newId, refuse, sql } from '../base/index.ts';
import { type SystemPermission, systemPermissionNames } from './grants.ts';
import { newKey } from './key.ts';

const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const SystemPermissionName = Type.Unsafe<SystemPermission>({
  type: 'string',
  enum: systemPermissionNames,
});

export const KeyItem = Type.Object({
  id: Type.String(),
  tail: Type.String(),
  madeAt: Type.String(),
  madeBy: Type.String(),
  endsAt: Type.String(),
  revokedAt: MaybeText,
  usedAt: MaybeText,
  isGood: Type.Boolean(),
});

export const SystemItem = Type.Object({
  id: Type.String(),
  name: Type.String(),
  contact: Type.String(),
  document: Type.String(),
  permissions: Type.Array(Type.String()),
  placeId: MaybeText,
  placeName: MaybeText,
  callsPerMinute: Type.Integer(),
  madeAt: Type.String(),
  madeBy: Type.String(),
  stoppedAt: MaybeText,
  version: Type.Integer(),
  keys: Type.Array(KeyItem),
});
export type SystemItem = Static<typeof SystemItem>;

export interface SystemInput {
  readonly name: string;
  readonly contact: string;
  readonly document: string;
  readonly permissions: readonly SystemPermission[];
  readonly placeId?: Id | null;
  readonly callsPerMinute: number;
}

interface SystemRow {
  readonly id: Id;
  readonly name: string;
  readonly contact: string;
  readonly document: string;
  readonly permissions: readonly string[];
  readonly place_id: Id | null;
  readonly place_name: string | null;
  readonly calls_per_minute: number;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
  readonly stopped_at: Temporal.Instant | null;
  readonly version: number;
}

interface KeyRow {
  readonly id: Id;
  readonly system_id: Id;
  readonly tail: string;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string;
  readonly ends_at: Temporal.Instant;
  readonly revoked_at: Temporal.Instant | null;
  readonly used_at: Temporal.Instant | null;
}

/** A county has a handful of these: no pages. */
export async function listSystems(
  reader: Reader,
  actor: Actor,
  now: Temporal.Instant,
  id?: Id,
): Promise<SystemItem[]> {
  const one = id ?? null;
  const systems = await reader.rows<SystemRow>(sql`select id, name, contact, document, permissions, place_id,
      app.place_name_on(county_code, place_id, made_at::date) as place_name, calls_per_minute, made_at, made_by_name,
      stopped_at, version
    from external_system where county_code = ${actor.countyCode} and (${one}::uuid is null or id = ${one}::uuid)
    order by made_at, id`);
  const keys =
    await reader.rows<KeyRow>(sql`select id, system_id, tail, made_at, made_by_name, ends_at, revoked_at,
      used_at
    from system_key where county_code = ${actor.countyCode} and (${one}::uuid is null or system_id = ${one}::uuid)
    order by made_at desc, id`);
  const bySystem = Map.groupBy(keys, ({ system_id }) => system_id);
  return systems.map((row) => ({
    id: row.id,
    name: row.name,
    contact: row.contact,
    document: row.document,
    permissions: [...row.permissions],
    placeId: row.place_id,
    placeName: row.place_name,
    callsPerMinute: row.calls_per_minute,
    madeAt: row.made_at.toString(),
    madeBy: row.made_by_name,
    stoppedAt: row.stopped_at?.toString() ?? null,
    version: row.version,
    keys: (bySystem.get(row.id) ?? []).map((key) => ({
      id: key.id,
      tail: key.tail,
      madeAt: key.made_at.toString(),
      madeBy: key.made_by_name,
      endsAt: key.ends_at.toString(),
      revokedAt: key.revoked_at?.toString() ?? null,
      usedAt: key.used_at?.toString() ?? null,
      isGood: row.stopped_at === null && isGood(key, now),
    })),
  }));
}

const isGood = ({ revoked_at, ends_at }: KeyRow, now: Temporal.Instant): boolean =>
  revoked_at === null && Temporal.Instant.compare(ends_at, now) > 0;

async function levelOf(
  tx: Tx,
  actor: Actor,
  placeId: Id | null | undefined,
): Promise<Outcome<'county' | 'town'>> {
  if (placeId === undefined || placeId === null) return done('county');
  const place = await tx.find<{ level: string }>(sql`select level from division
    where county_code = ${actor.countyCode} and id = ${placeId} and valid_to is null`);
  return place?.level === 'town' ? done('town') : refuse('systems.place', {}, { field: 'placeId' });
}

export interface SystemContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

/** It can do nothing until it is given a key. Refusal: `systems.place`. */
export async function addSystem(
  { tx, actor, now }: SystemContext,
  input: SystemInput,
): Promise<Outcome<{ id: Id }>> {
  const level = await levelOf(tx, actor, input.placeId);
  if (!level.ok) return level;
  const id = newId();
  await tx.run(sql`insert into external_system (county_code, id, name, contact, document, permissions, level, place_id,
      calls_per_minute, made_at, made_by_name)
    values (${actor.countyCode}, ${id}, ${input.name}, ${input.contact}, ${input.document},
      ${[...new Set(input.permissions)]}, ${level.value}, ${level.value === 'county' ? null : input.placeId},
      ${input.callsPerMinute}, ${now}, ${actor.userName})`);
  return done({ id });
}

/** Refusals: `systems.place`, `systems.changed`, `http.missing`. */
export async function changeSystem(
  { tx, actor, now }: SystemContext,
  id: Id,
  input: SystemInput & { readonly version: number },
): Promise<Outcome<{ version: number }>> {
  const level = await levelOf(tx, actor, input.placeId);
  if (!level.ok) return level;
  const row = await tx.find<{ version: number }>(sql`update external_system set name = ${input.name},
      contact = ${input.contact}, document = ${input.document}, permissions = ${[...new Set(input.permissions)]},
      level = ${level.value}, place_id = ${level.value === 'county' ? null : input.placeId},
      calls_per_minute = ${input.callsPerMinute}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id} and version = ${input.version} returning version`);
  if (row) return done(row);
  const [there] = await listSystems(tx, actor, now, id);
  return refuse(there ? 'systems.changed' : 'http.missing');
}

/** All its keys open nothing from here on; letting it in again brings back those that were good. */
export async function stopSystem(
  { tx, actor, now }: SystemContext,
  id: Id,
  isStopped: boolean,
): Promise<Outcome<{ version: number }>> {
  const row = await tx.find<{ version: number }>(sql`update external_system
    set stopped_at = ${isStopped ? now : null}, version = version + 1
    where county_code = ${actor.countyCode} and id = ${id} returning version`);
  return row ? done(row) : refuse('http.missing');
}

/** Two are enough to change over without a pause. */
const GOOD_KEYS_MAX = 2;

/** The key is shown this once. Refusals: `systems.keys`, `http.missing`. */
export async function addKey(
  { tx, actor, now }: SystemContext,
  systemId: Id,
  days: number,
): Promise<Outcome<{ id: Id; key: string }>> {
  const system = await tx.find<{ id: Id }>(sql`select id from external_system
    where county_code = ${actor.countyCode} and id = ${systemId} for update`);
  if (!system) return refuse('http.missing');
  const { n } = await tx.get<{ n: number }>(sql`select count(*)::int as n from system_key
    where county_code = ${actor.countyCode} and system_id = ${systemId} and revoked_at is null and ends_at > ${now}`);
  if (n >= GOOD_KEYS_MAX) return refuse('systems.keys', { max: GOOD_KEYS_MAX });
  const id = newId();
  const { key, keyHash, tail } = newKey();
  await tx.run(sql`insert into system_key (county_code, id, system_id, key_hash, tail, made_at, made_by_name, ends_at)
    values (${actor.countyCode}, ${id}, ${systemId}, ${keyHash}, ${tail}, ${now}, ${actor.userName},
      ${now.add({ hours: 24 * days })})`);
  return done({ id, key });
}

/** From here on it opens nothing. Refusal: `http.missing`. */
export async function revokeKey(
  { tx, actor, now }: SystemContext,
  id: Id,
): Promise<Outcome<{ revoked: boolean }>> {
  const count = await tx.run(sql`update system_key set revoked_at = coalesce(revoked_at, ${now})
    where county_code = ${actor.countyCode} and id = ${id}`);
  return count === 0 ? refuse('http.missing') : done({ revoked: true });
}
