import { Type } from 'typebox';
import { done } from '../../base/index.ts';
import {
  type App,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../../http/index.ts';
import { listSms, SmsItem, StateShape } from './list-sms.ts';
import { listOptOuts, OptOutItem, optIn, optOut } from './opt-out.ts';
import { resend } from './resend.ts';

const BASE = '/api/v1/sms';
const tag = 'sms';
const Uuid = Type.String({ format: 'uuid' });
const Reason = Type.String({ minLength: 2, maxLength: 200 });
const Phone = Type.String({ minLength: 7, maxLength: 30 });

export interface SmsRouteOptions {
  readonly gateway: string;
  wake(): void;
}

export function registerSmsRoutes(app: App, services: Services, { gateway, wake }: SmsRouteOptions): void {
  readRoute(app, services, {
    url: `${BASE}/gateway`,
    permission: 'sms.read',
    tag,
    summary: 'Who carries messages: a gateway, a file that nobody carries anywhere, or nobody',
    response: Type.Object({ name: Type.String() }),
    handle: async () => done({ name: gateway }),
  });

  readRoute(app, services, {
    url: BASE,
    permission: 'sms.read',
    tag,
    summary: 'Messages to families of your area, the latest first',
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(StateShape),
      template: Type.Optional(Type.String({ maxLength: 60 })),
      subjectId: Type.Optional(Uuid),
    }),
    response: ListOf(SmsItem),
    handle: ({ reader, actor, query: { limit, after, ...filter }, request }) =>
      listSms(reader, actor, languageOf(request), filter, { limit: limit ?? 20, after }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/:smsId/resend`,
    permission: 'sms.send',
    tag,
    summary: 'Send a message once more',
    params: Type.Object({ smsId: Uuid }),
    body: Type.Object({ reason: Reason }),
    response: Type.Object({ id: Type.String() }),
    async handle({ tx, actor, params, body, audit, afterCommit }) {
      const { cipher, clock } = services;
      const sent = await resend(tx, actor, { cipher, now: clock.now() }, params.smsId);
      if (!sent.ok) return sent;
      const detail = { reason: body.reason, from: params.smsId };
      audit({ action: 'sms.resend', subjectKind: 'sms', subjectId: sent.value.id, detail });
      afterCommit(wake);
      return sent;
    },
  });
  registerOptOutRoutes(app, services);
}

function registerOptOutRoutes(app: App, services: Services): void {
  const given = Type.Object({ phone: Phone, reason: Reason });
  const response = Type.Object({ phone: Type.String() });
  readRoute(app, services, {
    url: `${BASE}/opt-outs`,
    permission: 'sms.read',
    tag,
    summary: 'Numbers that want no messages',
    query: PageQuery,
    response: ListOf(OptOutItem),
    handle: ({ reader, actor, query }) =>
      listOptOuts(reader, actor, { limit: query.limit ?? 20, after: query.after }),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/opt-outs`,
    permission: 'sms.send',
    tag,
    summary: 'Leave a number alone',
    body: given,
    response,
    async handle({ tx, actor, body, audit }) {
      const outcome = await optOut(tx, actor, { cipher: services.cipher, now: services.clock.now() }, body);
      if (outcome.ok)
        audit({ action: 'sms.opt-out', detail: { phone: outcome.value.phone, reason: body.reason } });
      return outcome;
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: `${BASE}/opt-outs/remove`,
    permission: 'sms.send',
    tag,
    summary: 'Write to a number again, because its owner asks for it',
    body: given,
    response,
    async handle({ tx, actor, body, audit }) {
      const outcome = await optIn(tx, actor, services.cipher, body);
      if (outcome.ok)
        audit({ action: 'sms.opt-in', detail: { phone: outcome.value.phone, reason: body.reason } });
      return outcome;
    },
  });
}
