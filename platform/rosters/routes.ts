import { Type } from 'typebox';
import { done } from '../base/index.ts';
import type { App, Services } from '../http/index.ts';
import { PageQuery, readRoute } from '../http/index.ts';
import { listMembers, listRosters, MemberList, RosterList } from './list-members.ts';

const tag = 'rosters';
const permission = 'rosters.read';
const PAGE_SIZE = 20;

export function registerRosterRoutes(app: App, services: Services): void {
  readRoute(app, services, {
    url: '/api/v1/rosters',
    permission,
    tag,
    summary: 'The rosters, with how many people of your area stand on each',
    response: RosterList,
    handle: async ({ reader, actor }) => done(await listRosters(reader, actor)),
  });
  readRoute(app, services, {
    url: '/api/v1/rosters/:code/members',
    permission,
    tag,
    summary: 'Who stands on a roster, or stood on it',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        townId: Type.Optional(Type.String({ format: 'uuid' })),
        villageId: Type.Optional(Type.String({ format: 'uuid' })),
        left: Type.Optional(Type.Boolean()),
      }),
    ]),
    response: MemberList,
    handle: ({ reader, actor, params, query }) =>
      listMembers(reader, actor, params.code, { ...query, limit: query.limit ?? PAGE_SIZE }),
  });
}
