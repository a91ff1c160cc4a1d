import { Type } from 'typebox';
import { done, refuse } from '../base/index.ts';
import {
  type App,
  decodeCursor,
  ListOf,
  PageQuery,
  readRoute,
  type Services,
  toPage,
} from '../http/index.ts';
import { countChildren, countHangings } from './count-hangings.ts';
import { loadChangesOf, loadHistory } from './history.ts';
import { listOperations } from './operations-log.ts';
import { findPlace } from './place-record.ts';
import { searchPlaces } from './search.ts';
import {
  Day,
  FoundShape,
  HangingShape,
  HistoryShape,
  Id,
  LevelShape,
  NodeShape,
  OperationShape,
  RecordShape,
} from './shapes.ts';
import { loadTreeOn } from './tree.ts';
import { type DivisionHooks, registerDivisionWrites } from './write-routes.ts';

const tag = 'divisions';
const permission = 'divisions.read';
const Params = Type.Object({ id: Id });
const BASE = '/api/v1/divisions';

export function registerDivisionRoutes(app: App, services: Services, hooks: DivisionHooks = {}): void {
  registerFinding(app, services);
  registerRecord(app, services);
  registerLog(app, services);
  registerDivisionWrites(app, services, hooks);
}

function registerFinding(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/tree`,
    permission,
    tag,
    summary: 'Every place in scope as it stood on a day, by code',
    query: Type.Object({ asOf: Type.Optional(Day) }),
    response: Type.Object({ asOf: Day, items: Type.Array(NodeShape) }),
    async handle({ reader, actor, query }) {
      const on = dayOf(query.asOf, services);
      const items = await loadTreeOn(reader, actor.countyCode, on);
      return done({ asOf: on.toString(), items });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/search`,
    permission: 'signed-in',
    tag,
    summary: 'Places by part of a name, other name, pinyin, initials or code; best first',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 50 })),
      level: Type.Optional(LevelShape),
      within: Type.Optional(Id),
      asOf: Type.Optional(Day),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })),
    }),
    response: Type.Object({ items: Type.Array(FoundShape) }),
    async handle({ reader, actor, query: { q = '', level, within, asOf, limit = 20 } }) {
      const items = await searchPlaces(reader, actor.countyCode, {
        q,
        limit,
        on: dayOf(asOf, services),
        ...(level ? { level } : {}),
        ...(within ? { within } : {}),
      });
      return done({ items });
    },
  });
}

const dayOf = (text: string | undefined, services: Services): Temporal.PlainDate =>
  text === undefined ? services.clock.today() : Temporal.PlainDate.from(text);

function registerRecord(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/:id`,
    permission,
    tag,
    summary: 'One place with what it lies in and its other names',
    params: Params,
    response: RecordShape,
    async handle({ reader, actor, params }) {
      const place = await findPlace(reader, actor.countyCode, params.id);
      return place
        ? done({ ...place, path: [...place.path], aliases: [...place.aliases] })
        : refuse('http.missing');
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:id/history`,
    permission,
    tag,
    summary: 'What was done to a place, and what went into it, newest first',
    params: Params,
    response: Type.Object({ items: Type.Array(HistoryShape) }),
    async handle({ reader, actor, params }) {
      if (!(await findPlace(reader, actor.countyCode, params.id))) return refuse('http.missing');
      return done({ items: await loadHistory(reader, actor.countyCode, params.id) });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:id/hangings`,
    permission,
    tag,
    summary: 'What hangs on one place, by kind of record',
    params: Params,
    response: Type.Object({ items: Type.Array(HangingShape) }),
    handle: async ({ reader, actor, params }) =>
      done({ items: await countHangings(reader, actor.countyCode, [params.id]) }),
  });
  readRoute(app, services, {
    url: `${BASE}/:id/counts`,
    permission: 'registry.read',
    tag,
    summary: 'Living people and households in each place below',
    params: Params,
    response: Type.Object({
      items: Type.Array(Type.Object({ placeId: Id, people: Type.Integer(), households: Type.Integer() })),
    }),
    async handle({ reader, actor, params }) {
      const place = await findPlace(reader, actor.countyCode, params.id);
      if (!place) return refuse('http.missing');
      return done({ items: await countChildren(reader, actor.countyCode, place) });
    },
  });
}

function registerLog(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/operations`,
    permission,
    tag,
    summary: 'What was done to the tree of places, newest first',
    query: PageQuery,
    response: ListOf(OperationShape),
    async handle({ reader, actor, query: { limit = 20, after } }) {
      const [before = null] = after === undefined ? [] : (decodeCursor(after, 1) ?? []);
      const rows = await listOperations(reader, actor.countyCode, { before, limit: limit + 1 });
      const copy = (row: (typeof rows)[number]) => ({ ...row, from: [...row.from], to: [...row.to] });
      return done(toPage(rows, limit, (row) => [row.seq], copy));
    },
  });
  readRoute(app, services, {
    url: `${BASE}/operations/:id`,
    permission,
    tag,
    summary: 'One act with what it did, place by place',
    params: Params,
    response: Type.Object({ operation: OperationShape, changes: Type.Array(HistoryShape) }),
    async handle({ reader, actor, params }) {
      const [row] = await listOperations(reader, actor.countyCode, { before: null, limit: 1, id: params.id });
      if (row === undefined) return refuse('http.missing');
      const changes = await loadChangesOf(reader, actor.countyCode, params.id);
      return done({ operation: { ...row, from: [...row.from], to: [...row.to] }, changes });
    },
  });
}
