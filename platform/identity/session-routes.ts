import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { appendAudit } from '../audit/index.ts';
import type { Id } from '../base/index.ts';
import { done, isId, refuse, sql } from '../base/index.ts';
import { type App, ListOf, languageOf, readRoute, type Services, writeRoute } from '../http/index.ts';
import { changePassword, provePassword, readOwner } from './change-password.ts';
import { Nothing, ownRoute } from './own-route.ts';
import { PASSWORD_LENGTH_MAX } from './password-rules.ts';
import { confirmTotp, removeTotp, startTotp } from './second-factor.ts';
import { readSessionInfo, SessionInfo } from './session-info.ts';
import { SESSION_COOKIE, type SessionKeeper } from './session-keeper.ts';
import type { IdentitySettings } from './settings.ts';
import { signIn } from './sign-in.ts';

const DEVICE_COOKIE = 'minzheng_device';
const DEVICE_COOKIE_SECONDS = 365 * 24 * 3600;
const BASE = '/api/v1/session';
const tag = 'session';

// Never told to scripts, never sent along by another site; `Secure` wherever the request came by TLS.
const cookieBase = { httpOnly: true, sameSite: 'strict', secure: 'auto' } as const;

const setSession = (reply: FastifyReply, token: string) =>
  reply.setCookie(SESSION_COOKIE, token, { ...cookieBase, path: '/' });

const momentOf = ({ clock }: Services, request: FastifyRequest) => ({
  now: clock.now(),
  today: clock.today(),
  language: languageOf(request),
});

const Password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX * 4 });
const Code = Type.String({ pattern: '^[0-9]{6}$' });

export function registerSessionRoutes(
  app: App,
  services: Services,
  keeper: SessionKeeper,
  settings: IdentitySettings,
): void {
  registerDoor(app, services, keeper, settings);
  registerOwnSessions(app, services, keeper, settings);
  registerOwnSecrets(app, services, keeper, settings);
}

function registerDoor(app: App, services: Services, keeper: SessionKeeper, settings: IdentitySettings): void {
  const { clock } = services;
  ownRoute(app, {
    method: 'POST',
    url: BASE,
    permission: 'public',
    summary: 'Sign in',
    body: Type.Object({
      login: Type.String({ minLength: 1, maxLength: 100 }),
      password: Password,
      code: Type.Optional(Code),
    }),
    response: SessionInfo,
    async handle(body, request, reply) {
      const entered = await signIn(services, settings, {
        login: body.login,
        password: body.password,
        code: body.code,
        address: request.ip,
        agent: request.headers['user-agent'] ?? '',
        deviceToken: request.cookies[DEVICE_COOKIE],
      });
      if (!entered.ok) return entered;
      setSession(reply, entered.value.token);
      if (entered.value.deviceToken !== undefined) {
        const own = { ...cookieBase, path: BASE, maxAge: DEVICE_COOKIE_SECONDS };
        reply.setCookie(DEVICE_COOKIE, entered.value.deviceToken, own);
      }
      const session = await keeper.findSession(entered.value.token);
      if (session === null) throw new Error('the session that was just made is not there');
      return done(
        await services.db.read(session.actor, (reader) =>
          readSessionInfo(reader, session, momentOf(services, request), settings),
        ),
      );
    },
  });

  readRoute(app, services, {
    url: BASE,
    permission: 'signed-in',
    summary: 'Who is signed in, in which post, and what they may do',
    tag,
    response: SessionInfo,
    async handle({ reader, request }) {
      const session = keeper.getSession(request);
      return done(await readSessionInfo(reader, session, momentOf(services, request), settings));
    },
  });

  ownRoute(app, {
    method: 'DELETE',
    url: BASE,
    permission: 'signed-in',
    summary: 'Sign out',
    response: Nothing,
    async handle(_body, request, reply) {
      const { id, actor } = keeper.getSession(request);
      const now = clock.now();
      await services.db.change(actor, async (tx) => {
        await tx.run(sql`update user_session set ended_at = ${now}, end_reason = 'signed-out'
          where county_code = ${actor.countyCode} and id = ${id} and ended_at is null`);
        const entry = { action: 'identity.sign-out', subjectKind: 'session', subjectId: id };
        await appendAudit(tx, actor, now, [{ ...entry, address: request.ip }]);
      });
      keeper.forget();
      reply.clearCookie(SESSION_COOKIE, { ...cookieBase, path: '/' });
      return done({});
    },
  });
}

const ListedSession = Type.Object({
  id: Type.String(),
  signedInAt: Type.String(),
  seenAt: Type.String(),
  endsAt: Type.String(),
  address: Type.Union([Type.String(), Type.Null()]),
  agent: Type.Union([Type.String(), Type.Null()]),
  isCurrent: Type.Boolean(),
});

interface ListedRow {
  readonly id: Id;
  readonly signed_in_at: Temporal.Instant;
  readonly seen_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly address: string | null;
  readonly agent: string | null;
}

function registerOwnSessions(
  app: App,
  services: Services,
  keeper: SessionKeeper,
  settings: IdentitySettings,
): void {
  const { clock } = services;
  readRoute(app, services, {
    url: `${BASE}/all`,
    permission: 'signed-in',
    summary: 'Where one is signed in',
    tag,
    response: ListOf(ListedSession),
    async handle({ reader, actor, request }) {
      const now = clock.now();
      const idleSince = now.subtract({ minutes: settings.sessionIdleMinutes });
      const rows = await reader.rows<ListedRow>(sql`select id, signed_in_at, seen_at, ends_at, address, agent
        from user_session where county_code = ${actor.countyCode} and user_id = ${actor.userId}
          and ended_at is null and ends_at > ${now} and seen_at > ${idleSince}
        order by signed_in_at desc limit 100`);
      const current = keeper.getSession(request).id;
      const items = rows.map((row) => ({
        id: row.id,
        signedInAt: row.signed_in_at.toString(),
        seenAt: row.seen_at.toString(),
        endsAt: row.ends_at.toString(),
        address: row.address,
        agent: row.agent,
        isCurrent: row.id === current,
      }));
      return done({ items, next: null });
    },
  });

  writeRoute(app, services, {
    method: 'DELETE',
    url: `${BASE}/all/:id`,
    permission: 'signed-in',
    summary: 'End one of one’s own sessions',
    tag,
    params: Type.Object({ id: Type.String() }),
    response: Nothing,
    async handle({ tx, actor, params, audit, afterCommit }) {
      if (!isId(params.id)) return refuse('http.missing');
      const touched = await tx.run(sql`update user_session set ended_at = ${clock.now()}, end_reason = 'ended'
        where county_code = ${actor.countyCode} and id = ${params.id} and user_id = ${actor.userId}
          and ended_at is null`);
      if (touched === 0) return refuse('http.missing');
      audit({ action: 'identity.end-session', subjectKind: 'session', subjectId: params.id });
      afterCommit(() => keeper.forget());
      return done({});
    },
  });

  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/post`,
    permission: 'signed-in',
    summary: 'Act in another one of one’s own posts',
    tag,
    body: Type.Object({ holdingId: Type.String() }),
    response: Nothing,
    async handle({ tx, actor, body, request, audit, afterCommit }) {
      if (!isId(body.holdingId)) return refuse('identity.post.not-yours');
      const today = clock.today();
      const touched = await tx.run(sql`update user_session s set post_holding_id = h.id
        from post_holding h
        where s.county_code = ${actor.countyCode} and s.id = ${keeper.getSession(request).id}
          and h.county_code = s.county_code and h.id = ${body.holdingId} and h.user_id = s.user_id
          and h.held_from <= ${today} and (h.held_to is null or h.held_to > ${today})`);
      if (touched === 0) return refuse('identity.post.not-yours');
      audit({ action: 'identity.switch-post', subjectKind: 'post-holding', subjectId: body.holdingId });
      afterCommit(() => keeper.forget());
      return done({});
    },
  });

  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/language`,
    permission: 'signed-in',
    summary: 'Choose the language of the pages',
    tag,
    body: Type.Object({ language: Type.Union([Type.Literal('zh'), Type.Literal('en')]) }),
    response: Nothing,
    async handle({ tx, actor, body, audit }) {
      await tx.run(sql`update app_user set language = ${body.language}
        where county_code = ${actor.countyCode} and id = ${actor.userId}`);
      const detail = { language: body.language };
      audit({ action: 'identity.choose-language', subjectKind: 'user', subjectId: actor.userId, detail });
      return done({});
    },
  });
}

function registerOwnSecrets(
  app: App,
  services: Services,
  keeper: SessionKeeper,
  settings: IdentitySettings,
): void {
  ownRoute(app, {
    method: 'PUT',
    url: `${BASE}/password`,
    permission: 'signed-in',
    summary: 'Change one’s own password',
    body: Type.Object({ oldPassword: Password, newPassword: Password }),
    response: Type.Object({ csrfToken: Type.String() }),
    async handle(body, request, reply) {
      const session = keeper.getSession(request);
      const changed = await changePassword(services, settings, session, { ...body, address: request.ip });
      if (!changed.ok) return changed;
      keeper.forget();
      setSession(reply, changed.value.token);
      return done({ csrfToken: changed.value.csrfToken });
    },
  });

  const prove = async (request: Parameters<SessionKeeper['getSession']>[0], password: string) => {
    const { actor } = keeper.getSession(request);
    const owner = await services.db.read(actor, (r) => readOwner(r, actor.countyCode, actor.userId));
    return provePassword(services, settings, owner, password);
  };

  ownRoute(app, {
    method: 'POST',
    url: `${BASE}/totp`,
    permission: 'signed-in',
    summary: 'Begin with a second factor: the secret and its picture for the phone',
    body: Type.Object({ password: Password }),
    response: Type.Object({ secret: Type.String(), uri: Type.String(), svg: Type.String() }),
    async handle(body, request) {
      const proof = await prove(request, body.password);
      return proof.ok ? startTotp(services, keeper.getSession(request).actor, request.ip) : proof;
    },
  });
  ownRoute(app, {
    method: 'PUT',
    url: `${BASE}/totp`,
    permission: 'signed-in',
    summary: 'Confirm the second factor with its first code',
    body: Type.Object({ code: Code }),
    response: Nothing,
    handle: (body, request) => confirmTotp(services, keeper.getSession(request).actor, body.code, request.ip),
  });
  ownRoute(app, {
    method: 'DELETE',
    url: `${BASE}/totp`,
    permission: 'signed-in',
    summary: 'Do without the second factor again',
    body: Type.Object({ password: Password, code: Code }),
    response: Nothing,
    async handle(body, request) {
      const proof = await prove(request, body.password);
      const { actor } = keeper.getSession(request);
      return proof.ok ? removeTotp(services, actor, body.code, request.ip) : proof;
    },
  });
}
