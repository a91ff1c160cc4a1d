import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { agreeOnRecovery } from './agree.ts';
import { payIn, setOffMonth } from './collect.ts';
import { listOverpaid, overpaidOrders } from './overpaid.ts';
import { getRecovery, listRecoveries, recoveryOrders, recoveryStates } from './read-recoveries.ts';
import { registerRemissionRoutes } from './remission-routes.ts';
import { Named, OverpaidItem, RecoveryItem, RecoveryRecord, Uuid } from './shapes.ts';

const tag = 'recoveries';
const PAGE_SIZE = 20;
const INSTALMENTS_MAX = 60;
const How = Type.Union([Type.Literal('set-off'), Type.Literal('paid-in'), Type.Literal('ordered')]);
const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
/** What a list is asked of the award of a row. */
const ofAward = {
  scheme: Type.Optional(Type.String({ maxLength: 60 })),
  townId: Type.Optional(Uuid),
  villageId: Type.Optional(Uuid),
  householdId: Type.Optional(Uuid),
  personId: Type.Optional(Uuid),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
};

export function registerRecoveryRoutes(app: App, services: Services): void {
  registerReads(app, services);
  registerWrites(app, services);
  registerRemissionRoutes(app, services);
}

function registerReads(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/recoveries/overpaid',
    permission: 'awards.read',
    tag,
    summary: 'Who was paid too much and has agreed on nothing yet, the most first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        ...ofAward,
        sort: Type.Optional(Type.Union(overpaidOrders.map((order) => Type.Literal(order)))),
      }),
    ]),
    response: ListOf(OverpaidItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...rest } }) =>
      listOverpaid(reader, actor, rest, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/recoveries',
    permission: 'awards.read',
    tag,
    summary: 'Agreements by which too much comes back, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        ...ofAward,
        state: Type.Optional(Type.Union(recoveryStates.map((state) => Type.Literal(state)))),
        how: Type.Optional(How),
        sort: Type.Optional(Type.Union(recoveryOrders.map((order) => Type.Literal(order)))),
      }),
    ]),
    response: ListOf(RecoveryItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...rest } }) =>
      listRecoveries(reader, actor, rest, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/recoveries/:recoveryId',
    permission: 'awards.read',
    tag,
    summary: 'An agreement with its months and instalments',
    params: Named,
    response: RecoveryRecord,
    handle: ({ reader, actor, params }) => getRecovery(reader, actor, params.recoveryId as Id),
  });
}

function registerWrites(app: App, services: Services): void {
  const { clock } = services;
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/recoveries',
    permission: 'awards.change',
    tag,
    summary: 'Agree with a family, or order, how too much comes back; the amount is what the books say',
    body: Type.Object({
      awardId: Uuid,
      how: How,
      instalments: Type.Integer({ minimum: 1, maximum: INSTALMENTS_MAX }),
      fromMonth: Month,
      /** Left out where it was ordered back. */
      signedBy: Type.Optional(Type.String({ maxLength: 50 })),
      document: Type.String({ minLength: 2, maxLength: 200 }),
      agreedOn: Type.String({ format: 'date' }),
    }),
    response: Type.Object({ id: Type.String(), overFen: Type.Integer() }),
    handle: async ({ tx, actor, body, audit }) => {
      const agreed = await agreeOnRecovery(tx, actor, clock.now(), {
        ...body,
        signedBy: body.signedBy ?? '',
        awardId: body.awardId as Id,
        fromMonth: Temporal.PlainDate.from(`${body.fromMonth}-01`),
        agreedOn: Temporal.PlainDate.from(body.agreedOn),
      });
      if (!agreed.ok) return agreed;
      const value = { id: agreed.value.id, overFen: Number(agreed.value.overFen) };
      const detail = { overFen: value.overFen, instalments: body.instalments, how: body.how };
      audit({ action: 'recoveries.agree', subjectKind: 'recovery', subjectId: value.id, detail });
      return done(value);
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/recoveries/set-off',
    permission: 'awards.change',
    tag,
    summary:
      'Set off what was agreed for a month, before its roll is made; every night does so for its month',
    body: Type.Object({ month: Month }),
    response: Type.Object({ count: Type.Integer(), fen: Type.Integer() }),
    handle: async ({ tx, actor, body, audit }) => {
      const month = Temporal.PlainDate.from(`${body.month}-01`);
      const set = await setOffMonth(tx, actor, clock.now(), month);
      if (!set.ok) return set;
      const value = { count: set.value.count, fen: Number(set.value.fen) };
      audit({ action: 'recoveries.set-off', detail: { month: body.month, ...value } });
      return done(value);
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/recoveries/:recoveryId/receipts',
    permission: 'awards.change',
    tag,
    summary: 'Note that the family paid an instalment in, by its receipt',
    params: Named,
    body: Type.Object({
      no: Type.Integer({ minimum: 1, maximum: INSTALMENTS_MAX }),
      receivedOn: Type.String({ format: 'date' }),
      document: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    response: Type.Object({ openFen: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const id = params.recoveryId as Id;
      const receivedOn = Temporal.PlainDate.from(body.receivedOn);
      const paid = await payIn(tx, actor, clock.now(), { ...body, id, receivedOn });
      if (!paid.ok) return paid;
      const detail = { no: body.no, receivedOn: body.receivedOn, document: body.document };
      audit({ action: 'recoveries.pay-in', subjectKind: 'recovery', subjectId: id, detail });
      return done({ openFen: Number(paid.value.openFen) });
    },
  });
}
