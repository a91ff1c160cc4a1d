import { hash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor, Duty, Id } from '../base/index.ts';
import { refuse, sql, systemActor } from '../base/index.ts';
import { RefusalError, type Services } from '../http/index.ts';
import { isPost, type PostLevel, permissionsOf, posts } from './posts.ts';
import { type IdentitySettings, identityDefaults } from './settings.ts';

export const SESSION_COOKIE = 'minzheng_session';
const TOKEN_BYTES = 32;
/** A right taken away ends within this. */
const CACHE_MS = 1_000;
const CACHE_MAX = 20_000;
/** `seen_at` is for the idle limit and the list of sessions: a minute is fine enough, and spares writes. */
const SEEN_EVERY_SECONDS = 60;

export interface NewToken {
  readonly token: string;
  readonly tokenHash: Buffer;
}

/** Only the hash is stored: whoever reads the table cannot sign in with it. */
export const tokenHashOf = (token: string): Buffer => hash('sm3', token, 'buffer');

export function newToken(): NewToken {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: tokenHashOf(token) };
}

/** A session as found by its cookie, good for a moment. */
export interface Session {
  readonly id: Id;
  readonly actor: Actor;
  readonly csrfToken: string;
  readonly mustChangePassword: boolean;
}

/** Finds who asks. One per server: it remembers sessions for a second, so that lists stay fast. */
export interface SessionKeeper {
  findActor(request: FastifyRequest): Promise<Actor | null>;
  csrfTokenOf(request: FastifyRequest): string | null;
  findSession(token: string): Promise<Session | null>;
  /** The session behind a request that `findActor` has let in. */
  getSession(request: FastifyRequest): Session;
  /** Something about accounts changed: ask the database again. */
  forget(): void;
}

interface SessionRow {
  readonly id: Id;
  readonly county_code: string;
  readonly user_id: Id;
  readonly name: string;
  readonly other_accounts: readonly Id[];
  readonly csrf_token: string;
  readonly seen_at: Temporal.Instant;
  readonly must_change_password: boolean;
  readonly password_set_at: Temporal.Instant;
  readonly holding_id: Id | null;
  readonly post: string | null;
  readonly duty: Duty | null;
  readonly level: PostLevel | null;
  readonly place_id: Id | null;
}

const door = systemActor('', 'session');
const NO_POST = 'none';

function toActor(row: SessionRow): Actor {
  const base = {
    userId: row.user_id,
    userName: row.name,
    otherAccounts: row.other_accounts,
    countyCode: row.county_code,
  };
  const { holding_id, post, level, place_id } = row;
  if (holding_id === null || post === null || level === null || !isPost(post)) {
    // Signed in, but in no post: sees no place and may do nothing but mind the own account.
    const nothing = {
      duty: 'business',
      level: 'village',
      placeId: null,
      permissions: new Set<string>(),
    } as const;
    return { ...base, postHoldingId: row.user_id, post: NO_POST, ...nothing };
  }
  return {
    ...base,
    postHoldingId: holding_id,
    post,
    duty: posts[post].duty,
    level,
    placeId: level === 'county' ? null : place_id,
    permissions: permissionsOf(post),
  };
}

export function isPasswordExpired(
  setAt: Temporal.Instant,
  now: Temporal.Instant,
  settings: IdentitySettings,
): boolean {
  if (settings.passwordDaysMax === 0) return false;
  return Temporal.Instant.compare(setAt.add({ hours: 24 * settings.passwordDaysMax }), now) < 0;
}

export function createSessionKeeper(
  services: Services,
  settings: IdentitySettings = identityDefaults,
): SessionKeeper {
  const cache = new Map<string, { session: Session | null; atMs: number }>();
  const sessions = new WeakMap<FastifyRequest, Session>();

  async function load(token: string): Promise<Session | null> {
    const now = services.clock.now();
    const today = services.clock.today();
    const idleSince = now.subtract({ minutes: settings.sessionIdleMinutes });
    const row = await services.db.read(door, (reader) =>
      reader.find<SessionRow>(sql`select s.id, s.county_code, s.user_id, u.name, s.csrf_token, s.seen_at,
          u.must_change_password, u.password_set_at,
          array(select o.id from app_user o where o.county_code = u.county_code and o.person_id = u.person_id
            and o.id <> u.id) as other_accounts,
          h.id as holding_id, h.post, h.duty, h.level, h.place_id
        from user_session s
        join app_user u on u.county_code = s.county_code and u.id = s.user_id
        left join post_holding h on h.county_code = s.county_code and h.id = s.post_holding_id
          and h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today})
        where s.token_hash = ${tokenHashOf(token)} and s.ended_at is null and s.ends_at > ${now}
          and s.seen_at > ${idleSince} and u.disabled_at is null and not u.awaits_release`),
    );
    if (row === undefined) return null;
    if (row.seen_at.until(now).total('seconds') > SEEN_EVERY_SECONDS) await touch(row, now);
    return {
      id: row.id,
      actor: toActor(row),
      csrfToken: row.csrf_token,
      mustChangePassword: row.must_change_password || isPasswordExpired(row.password_set_at, now, settings),
    };
  }

  function touch(row: SessionRow, now: Temporal.Instant): Promise<number> {
    return services.db.change(door, (tx) =>
      tx.run(sql`update user_session set seen_at = ${now}
        where county_code = ${row.county_code} and id = ${row.id} and seen_at < ${now}`),
    );
  }

  async function find(token: string): Promise<Session | null> {
    const nowMs = services.clock.now().epochMilliseconds;
    const known = cache.get(token);
    if (known && nowMs >= known.atMs && nowMs - known.atMs < CACHE_MS) return known.session;
    const session = await load(token);
    if (cache.size >= CACHE_MAX) cache.clear();
    cache.set(token, { session, atMs: nowMs });
    return session;
  }

  return {
    findSession: find,
    async findActor(request) {
      const token = request.cookies[SESSION_COOKIE];
      if (token === undefined || token === '') return null;
      const session = await find(token);
      if (session === null) return null;
      sessions.set(request, session);
      if (session.mustChangePassword && request.routeOptions.config.permission !== 'signed-in') {
        throw new RefusalError(refuse('identity.password.must-change').refusal);
      }
      return session.actor;
    },
    csrfTokenOf: (request) => sessions.get(request)?.csrfToken ?? null,
    getSession(request) {
      const session = sessions.get(request);
      if (session === undefined) throw new Error('no session behind this request');
      return session;
    },
    forget: () => cache.clear(),
  };
}
