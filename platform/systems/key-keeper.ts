import type { FastifyRequest } from 'fastify';
import { type AuditEntry, appendAudit } from '../audit/index.ts';
import type { Actor, Id } from '../base/index.ts';
import { refuse, sql, systemActor } from '../base/index.ts';
import { RefusalError, type Services } from '../http/index.ts';
import { SYSTEM_POST, systemPermissionNames } from './grants.ts';
import { findKey, keyHashOf } from './key.ts';

/** Finds which system asks, by its key. One per server: it counts the calls of each key. */
export interface KeyKeeper {
  /** Whether a request comes with an `Authorization` header: then the key says who asks, and no cookie does. */
  isByKey(request: FastifyRequest): boolean;
  /** @throws RefusalError `systems.key` when it is none of ours or good no longer, `systems.too-often`. */
  findActor(request: FastifyRequest): Promise<Actor>;
  /** Puts a call on record that no act did: run before each answer goes out. */
  recordCall(request: FastifyRequest): Promise<void>;
}

interface KeyRow {
  readonly county_code: string;
  readonly key_id: Id;
  readonly system_id: Id;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly level: 'county' | 'town';
  readonly place_id: Id | null;
  readonly calls_per_minute: number;
  readonly used_at: Temporal.Instant | null;
}

const door = systemActor('', 'open to a key');
const MINUTE_MS = 60_000;
/** When a key was used last: a minute is fine enough, and spares writes. */
const USED_EVERY_SECONDS = 60;
const WINDOWS_MAX = 10_000;
const known = new Set<string>(systemPermissionNames);

const toActor = (row: KeyRow): Actor => ({
  userId: row.system_id,
  userName: row.name,
  otherAccounts: [],
  postHoldingId: row.key_id,
  post: SYSTEM_POST,
  duty: 'business',
  countyCode: row.county_code,
  level: row.level,
  placeId: row.place_id,
  // What is no longer offered to machines is not theirs, whatever their row says.
  permissions: new Set(row.permissions.filter((permission) => known.has(permission))),
});

export function createKeyKeeper(services: Services): KeyKeeper {
  const windows = new Map<Id, { startMs: number; count: number }>();

  /** Every call is counted, in minutes that begin with the first one. */
  function count({ key_id, calls_per_minute }: KeyRow, nowMs: number): void {
    const found = windows.get(key_id);
    if (found === undefined || nowMs - found.startMs >= MINUTE_MS || nowMs < found.startMs) {
      if (windows.size >= WINDOWS_MAX) windows.clear();
      windows.set(key_id, { startMs: nowMs, count: 1 });
      return;
    }
    found.count += 1;
    if (found.count > calls_per_minute) {
      throw new RefusalError(refuse('systems.too-often', { max: calls_per_minute }).refusal);
    }
  }

  function load(key: string, now: Temporal.Instant): Promise<KeyRow | undefined> {
    return services.db.read(door, (reader) =>
      reader.find<KeyRow>(sql`select k.county_code, k.id as key_id, s.id as system_id, s.name, s.permissions, s.level,
          s.place_id, s.calls_per_minute, k.used_at
        from system_key k join external_system s on s.county_code = k.county_code and s.id = k.system_id
        where k.key_hash = ${keyHashOf(key)} and k.revoked_at is null and k.ends_at > ${now}
          and s.stopped_at is null`),
    );
  }

  async function noteUse(row: KeyRow, now: Temporal.Instant): Promise<void> {
    const isRecent = row.used_at !== null && row.used_at.until(now).total('seconds') < USED_EVERY_SECONDS;
    if (isRecent) return;
    await services.db.change(door, (tx) =>
      tx.run(
        sql`update system_key set used_at = ${now} where county_code = ${row.county_code} and id = ${row.key_id}`,
      ),
    );
  }

  /** What a machine looked at is on record, as what an officer reveals is. */
  function callOf(actor: Actor, { method, routeOptions, ip }: FastifyRequest): AuditEntry {
    const detail = { method, route: routeOptions.url, key: actor.postHoldingId };
    return { action: 'systems.call', detail, address: ip };
  }

  return {
    isByKey: (request) => request.headers.authorization !== undefined,
    async findActor(request) {
      const key = findKey(request.headers.authorization ?? '');
      if (key === undefined) throw new RefusalError(refuse('systems.key').refusal);
      const now = services.clock.now();
      const row = await load(key, now);
      if (row === undefined) throw new RefusalError(refuse('systems.key').refusal);
      count(row, now.epochMilliseconds);
      const actor = toActor(row);
      await noteUse(row, now);
      request.call = callOf(actor, request);
      return actor;
    },
    async recordCall({ actor, call }) {
      if (actor === null || call === null) return;
      await services.db.change(actor, (tx) => appendAudit(tx, actor, services.clock.now(), [call]));
    },
  };
}
