import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { awardCauses, changeAward } from './change-award.ts';
import { type AwardFilter, getAward, listAwards } from './list-awards.ts';
import { registerReceivedRoutes } from './received/routes.ts';
import { AwardItem, AwardRecord } from './shapes.ts';

const tag = 'awards';
const PAGE_SIZE = 20;
const Uuid = Type.String({ format: 'uuid' });
const causes = [...new Set(Object.values(awardCauses).flat())];

export function registerAwardRoutes(app: App, services: Services): void {
  registerReceivedRoutes(app, services);
  readRoute(app, services, {
    url: '/api/v1/awards',
    permission: 'awards.read',
    tag,
    summary: 'What is given to whom in your area, the latest opened first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        scheme: Type.Optional(Type.String({ maxLength: 60 })),
        state: Type.Optional(
          Type.Union([Type.Literal('running'), Type.Literal('suspended'), Type.Literal('stopped')]),
        ),
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        householdId: Type.Optional(Uuid),
        personId: Type.Optional(Uuid),
      }),
    ]),
    response: ListOf(AwardItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...rest } }) =>
      listAwards(reader, actor, rest as AwardFilter, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/awards/:awardId',
    permission: 'awards.read',
    tag,
    summary: 'An award: what was said of it, and what its months give',
    params: Type.Object({ awardId: Uuid }),
    response: AwardRecord,
    handle: ({ reader, actor, params }) => getAward(reader, actor, params.awardId as Id),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/awards/:awardId/changes',
    permission: 'awards.change',
    tag,
    summary: 'Suspend, resume or stop an award; amounts are decided in cases',
    params: Type.Object({ awardId: Uuid }),
    body: Type.Object({
      kind: Type.Union([Type.Literal('suspend'), Type.Literal('resume'), Type.Literal('stop')]),
      fromMonth: Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }),
      cause: Type.Union(causes.map((cause) => Type.Literal(cause))),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      document: Type.String({ maxLength: 200 }),
      lastNo: Type.Integer({ minimum: 1 }),
    }),
    response: Type.Object({ id: Type.String(), no: Type.Integer() }),
    handle: async ({ tx, actor, params, body, audit }) => {
      const fromMonth = Temporal.PlainDate.from(`${body.fromMonth}-01`);
      const outcome = await changeAward(tx, actor, services.clock.now(), params.awardId as Id, {
        ...body,
        fromMonth,
      });
      if (!outcome.ok) return outcome;
      audit({
        action: `awards.${body.kind}`,
        subjectKind: 'award',
        subjectId: params.awardId as Id,
        detail: { cause: body.cause, fromMonth: body.fromMonth },
      });
      return done(outcome.value);
    },
  });
}
