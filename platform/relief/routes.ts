import { Type } from 'typebox';
import { done } from '../base/index.ts';
import { type App, ListOf, PageQuery, readRoute, type Services } from '../http/index.ts';
import { listRelief, listTowns, type ReliefFilter, type ReliefWords } from './read-relief.ts';
import { ReliefItem, TownRelief } from './shapes.ts';

const tag = 'relief';
const permission = 'awards.read';
const PAGE_SIZE = 20;
const Uuid = Type.String({ format: 'uuid' });
const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Sources = ['reserve', 'county', 'none'] as const;

export function registerReliefRoutes(app: App, services: Services, words: ReliefWords): void {
  readRoute(app, services, {
    url: '/api/v1/relief',
    permission,
    tag,
    summary: 'Temporary relief, one line for each decision, the latest first',
    query: Type.Intersect([
      PageQuery,
      Type.Object({
        year: Type.Optional(Year),
        townId: Type.Optional(Uuid),
        villageId: Type.Optional(Uuid),
        householdId: Type.Optional(Uuid),
        source: Type.Optional(Type.Union(Sources.map((source) => Type.Literal(source)))),
      }),
    ]),
    response: ListOf(ReliefItem),
    handle: ({ reader, actor, query: { limit = PAGE_SIZE, after, ...filter } }) =>
      listRelief(reader, actor, words, filter as ReliefFilter, { limit, after }),
  });
  readRoute(app, services, {
    url: '/api/v1/relief-towns',
    permission,
    tag,
    summary: 'A year of relief by township: reserve, what it gave, what the county gave there',
    query: Type.Object({ year: Year }),
    response: Type.Object({ items: Type.Array(TownRelief) }),
    handle: async ({ reader, actor, query }) =>
      done({ items: await listTowns(reader, actor, words, query.year) }),
  });
}
