import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { ListOf, PageQuery, readRoute } from '../http/index.ts';
import { type OpenTitles, registerChangeRoute } from './change-route.ts';
import { type AwardFilter, awardOrders, getAward, listAwards } from './list-awards.ts';
import { AwardItem, AwardRecord } from './shapes.ts';

const tag = 'awards';
const PAGE_SIZE = 20;
const Uuid = Type.String({ format: 'uuid' });

export function registerAwardRoutes(app: App, services: Services, openTitles?: OpenTitles): void {
  readRoute(app, services, {
    url: '/api/v1/awards',
    permission: 'awards.read',
    tag,
    summary: 'What is given to whom in your area, the latest opened first unless another order is wanted',
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
        /** The beginning of the payee’s name. */
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
        sort: Type.Optional(Type.Union(awardOrders.map((order) => Type.Literal(order)))),
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
  registerChangeRoute(app, services, openTitles);
}
