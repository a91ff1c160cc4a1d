import { Type } from 'typebox';
import { type App, languageOf, readRoute, type Services } from '../http/index.ts';
import type { OpenCaseLaw } from './law.ts';
import { getResult, listChanges, ResultItem, ResultRecord } from './results.ts';
import { MaybeText, Uuid } from './shapes.ts';

const tag = 'case-results';
const permission = 'cases.results';
const LIMIT = 100;
const LIMIT_MAX = 500;

/** For other systems: where cases stand and what came of them, without anybody's name. */
export function registerResultRoutes(app: App, services: Services, openLaw: OpenCaseLaw): void {
  readRoute(app, services, {
    url: '/api/v1/case-results',
    permission,
    tag,
    summary:
      'Cases in the order in which they last changed; `cursor` given back as `since` goes on from there',
    query: Type.Object({
      since: Type.Optional(Type.String({ maxLength: 300 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT })),
    }),
    response: Type.Object({ items: Type.Array(ResultItem), cursor: MaybeText, hasMore: Type.Boolean() }),
    handle: async ({ reader, actor, query, request }) =>
      listChanges(
        { reader, actor, law: await openLaw(), language: languageOf(request) },
        services.clock.now(),
        { limit: query.limit ?? LIMIT, since: query.since },
      ),
  });
  readRoute(app, services, {
    url: '/api/v1/case-results/:caseId',
    permission,
    tag,
    summary: 'One case with its steps and its result',
    params: Type.Object({ caseId: Uuid }),
    response: ResultRecord,
    handle: async ({ reader, actor, params, request }) =>
      getResult({ reader, actor, law: await openLaw(), language: languageOf(request) }, params.caseId),
  });
}
