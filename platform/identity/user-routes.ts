import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Actor, Id, Outcome, Tx } from '../base/index.ts';
import { done, isId, maskIdentityNumber, refuse, sql } from '../base/index.ts';
import {
  type App,
  decodeCursor,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import * as state from './account-state.ts';
import { createUser } from './create-user.ts';
import { namePerson, readOfficerPerson } from './officer-person.ts';
import { Nothing } from './own-route.ts';
import { hashPassword } from './password-hash.ts';
import { newInitialPassword } from './password-rules.ts';
import type { SessionKeeper } from './session-keeper.ts';
import { findUser, listUsers, UserItem } from './users.ts';

const BASE = '/api/v1/users';
const tag = 'users';
const IdParams = Type.Object({ id: Type.String() });
const Login = Type.String({ pattern: '^[a-z0-9._-]{3,40}$' });
const Name = Type.String({ minLength: 1, maxLength: 50 });
const IdNumber = Type.String({ minLength: 15, maxLength: 30 });
const Reason = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) });
const FirstPassword = Type.Object({ initialPassword: Type.String() });

const momentOf = ({ clock }: Services, request: FastifyRequest) => ({
  now: clock.now(),
  today: clock.today(),
  language: languageOf(request),
});

const readPerson = ({ cipher, clock }: Services, actor: Actor, idNumber: string) =>
  readOfficerPerson(cipher, actor.countyCode, idNumber, clock.today());

export function registerUserRoutes(app: App, services: Services, keeper: SessionKeeper): void {
  registerReading(app, services);
  registerMaking(app, services, keeper);
  registerStates(app, services, keeper);
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission: 'identity.read',
    summary: 'Accounts, by login',
    tag,
    query: Type.Object({
      ...PageQuery.properties,
      text: Type.Optional(Type.String({ maxLength: 50 })),
      state: Type.Optional(
        Type.Union([Type.Literal('active'), Type.Literal('disabled'), Type.Literal('awaits-release')]),
      ),
    }),
    response: ListOf(UserItem),
    async handle({ reader, actor, query, request }) {
      const after = query.after === undefined ? undefined : decodeCursor(query.after, 1);
      if (query.after !== undefined && after === undefined) {
        return refuse('http.invalid', { where: 'after', reason: '' }, { field: 'after' });
      }
      const asked = {
        text: query.text,
        state: query.state,
        afterLogin: after?.[0] ?? undefined,
        limit: query.limit ?? 20,
      };
      return done(await listUsers(reader, actor, asked, momentOf(services, request)));
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:id`,
    permission: 'identity.read',
    summary: 'One account with every post it ever held',
    tag,
    params: IdParams,
    response: UserItem,
    async handle({ reader, actor, params, request }) {
      const user = isId(params.id)
        ? await findUser(reader, actor, params.id, momentOf(services, request))
        : undefined;
      return user ? done(user) : refuse('http.missing');
    },
  });
}

function registerMaking(app: App, services: Services, keeper: SessionKeeper): void {
  writeRoute(app, services, {
    method: 'POST',
    url: BASE,
    permission: 'identity.users',
    summary: 'Make an account; it can do nothing until it is given a post',
    tag,
    body: Type.Object({ login: Login, name: Name, idNumber: Type.Optional(IdNumber) }),
    response: Type.Object({ id: Type.String(), initialPassword: Type.String() }),
    async handle({ tx, actor, body: { login, name, idNumber }, audit }) {
      const person = idNumber === undefined ? undefined : readPerson(services, actor, idNumber);
      if (person?.ok === false) return person;
      const initialPassword = newInitialPassword();
      const passwordHash = await hashPassword(initialPassword);
      const given = { login, name, passwordHash, person: person?.value };
      const made = await createUser(tx, actor, given, services.clock.now());
      if (!made.ok) return made;
      const { id } = made.value;
      const detail = { login, name, ...(person ? { person: maskIdentityNumber(person.value.idArea) } : {}) };
      audit({ action: 'identity.create-user', subjectKind: 'user', subjectId: id, detail });
      return done({ id, initialPassword });
    },
  });
  writeRoute(app, services, {
    method: 'PATCH',
    url: `${BASE}/:id`,
    permission: 'identity.users',
    summary: 'Change the name or the login of an account',
    tag,
    params: IdParams,
    body: Type.Object({
      name: Type.Optional(Name),
      login: Type.Optional(Login),
      version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    }),
    response: Nothing,
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      if (!isId(params.id)) return refuse('http.missing');
      const account = await state.lockAccount(tx, actor, params.id);
      if (!account.ok) return account;
      if (account.value.version !== body.version) return refuse('identity.user.changed');
      const login = body.login ?? account.value.login;
      const taken = await tx.rows(sql`select 1 from app_user where login = ${login} and id <> ${params.id}`);
      if (taken.length > 0) return refuse('identity.user.login-taken', { login }, { field: 'login' });
      await tx.run(sql`update app_user set login = ${login}, name = coalesce(${body.name ?? null}, name),
          version = version + 1
        where county_code = ${actor.countyCode} and id = ${params.id}`);
      const detail = { login, ...(body.name === undefined ? {} : { name: body.name }) };
      audit({ action: 'identity.change-user', subjectKind: 'user', subjectId: params.id, detail });
      afterCommit(() => keeper.forget());
      return done({});
    },
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/:id/person`,
    permission: 'identity.users',
    summary: 'Say who is behind an account, by the ID number; after the first post it stays',
    tag,
    params: IdParams,
    body: Type.Object({ idNumber: IdNumber }),
    response: Nothing,
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      if (!isId(params.id)) return refuse('http.missing');
      const account = await state.lockAccount(tx, actor, params.id);
      if (!account.ok) return account;
      const person = readPerson(services, actor, body.idNumber);
      if (!person.ok) return person;
      const named = await namePerson(tx, actor, params.id, person.value, services.clock.now());
      if (!named.ok) return named;
      const detail = { login: account.value.login, person: maskIdentityNumber(person.value.idArea) };
      audit({ action: 'identity.name-person', subjectKind: 'user', subjectId: params.id, detail });
      afterCommit(() => keeper.forget());
      return done({});
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:id/reset-password`,
    permission: 'identity.users',
    summary: 'Set a new first password; the security administrator must then release the account',
    tag,
    params: IdParams,
    body: Reason,
    response: FirstPassword,
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      if (!isId(params.id)) return refuse('http.missing');
      const account = await state.lockAccount(tx, actor, params.id);
      if (!account.ok) return account;
      const initialPassword = newInitialPassword();
      const passwordHash = await hashPassword(initialPassword);
      await state.resetPassword(tx, actor, account.value, passwordHash, services.clock.now());
      audit({ action: 'identity.reset-password', subjectKind: 'user', subjectId: params.id, detail: body });
      afterCommit(() => keeper.forget());
      return done({ initialPassword });
    },
  });
}

type Act = (tx: Tx, actor: Actor, account: state.Account) => Promise<Outcome<unknown>>;

function registerStates(app: App, services: Services, keeper: SessionKeeper): void {
  const now = () => services.clock.now();
  const endAll: Act = async (tx, actor, account) =>
    done(await state.endSessions(tx, actor, account.id, 'ended-by-administrator', now()));
  const acts: readonly [name: string, permission: string, summary: string, act: Act][] = [
    [
      'disable',
      'identity.users',
      'Stop an account',
      (tx, a, account) => state.disable(tx, a, account, now()),
    ],
    ['enable', 'identity.users', 'Let a stopped account in again', state.enable],
    ['release', 'identity.security', 'Let somebody in whose password was reset', state.release],
    ['unlock', 'identity.security', 'Forget wrong sign-ins', state.unlock],
    ['clear-totp', 'identity.security', 'Take away a lost second factor', state.clearTotp],
    ['end-sessions', 'identity.security', 'End every session of an account', endAll],
  ];
  for (const [name, permission, summary, act] of acts) {
    writeRoute(app, services, {
      method: 'POST',
      url: `${BASE}/:id/${name}`,
      permission,
      summary,
      tag,
      params: IdParams,
      body: Reason,
      response: Nothing,
      async handle({ tx, actor, params, body, audit, afterCommit }) {
        if (!isId(params.id)) return refuse('http.missing');
        const account = await state.lockAccount(tx, actor, params.id as Id);
        if (!account.ok) return account;
        const outcome = await act(tx, actor, account.value);
        if (!outcome.ok) return outcome;
        audit({ action: `identity.${name}-user`, subjectKind: 'user', subjectId: params.id, detail: body });
        afterCommit(() => keeper.forget());
        return done({});
      },
    });
  }
}
