import { Type } from 'typebox';
import type { App, Services } from '../http/index.ts';
import { ListOf, languageOf, PageQuery, readRoute, writeRoute } from '../http/index.ts';
import { DelegationItem, delegate, endDelegation, listDelegations } from './delegations.ts';
import type { OpenCaseLaw } from './law.ts';
import { Text, Uuid } from './shapes.ts';

const tag = 'cases';
const PAGE_SIZE = 20;
const TOWNS_MAX = 100;
const Day = Type.String({ format: 'date' });
const Document = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' });

/** Which townships decide which matters themselves: given and ended by the county, with the document. */
export function registerDelegationRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  readRoute(app, services, {
    url: '/api/v1/delegations',
    permission: 'cases.read',
    tag,
    summary: 'Townships to which the county has given the right to decide, the newest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({ matter: Type.Optional(Type.String({ maxLength: 60 })), on: Type.Optional(Day) }),
    ]),
    response: ListOf(DelegationItem),
    handle: async ({ reader, actor, query, request }) => {
      const { limit = PAGE_SIZE, after, ...filter } = query;
      const law = await openLaw();
      const setting = { reader, countyCode: actor.countyCode, law, language: languageOf(request) };
      return listDelegations(setting, filter, { limit, after });
    },
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/delegations',
    permission: 'cases.delegate',
    tag,
    summary: 'Give townships the right to decide a matter, from a day on, by a document',
    body: Type.Object({
      matter: Type.String({ maxLength: 60 }),
      townIds: Type.Array(Uuid, { minItems: 1, maxItems: TOWNS_MAX }),
      fromOn: Day,
      untilOn: Type.Optional(Day),
      document: Document,
    }),
    response: Type.Object({ ids: Type.Array(Text) }),
    handle: async ({ tx, actor, body, audit }) =>
      delegate({ tx, actor, services, law: await openLaw(), audit }, body),
  });
  writeRoute(app, services, {
    method: 'POST',
    url: '/api/v1/delegations/:id/end',
    permission: 'cases.delegate',
    tag,
    summary: 'Say the last day on which a township accepts cases that it decides itself',
    params: Type.Object({ id: Uuid }),
    body: Type.Object({ lastDay: Day, document: Document }),
    response: Type.Object({ id: Text }),
    handle: ({ tx, actor, params, body, audit }) =>
      endDelegation({ tx, actor, services, audit }, params.id, body),
  });
}
