import { Type } from 'typebox';
import type { Actor, Language } from '../base/index.ts';
import { done, isId, refuse } from '../base/index.ts';
import {
  type App,
  decodeCursor,
  ListOf,
  languageOf,
  PageQuery,
  RefusalError,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import { downloadExport } from './download-export.ts';
import { ExportFormat, ExportRecord, findExport, listExports, toExportRecord } from './export-record.ts';
import type { ListCatalogue } from './list-definition.ts';
import { checkWish, EXPORT_PERMISSION, maySee, requestExport } from './request-export.ts';
import { showFilter } from './show-filter.ts';
import { deleteExport, stopExport } from './take-away.ts';

const BASE = '/api/v1/exports';
const tag = 'exports';
const permission = EXPORT_PERMISSION;
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Names = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 });

const ListInfo = Type.Object({
  name: Type.String(),
  title: Type.String(),
  columns: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), isExtra: Type.Boolean() })),
});

const Wish = Type.Object({
  list: Type.String({ maxLength: 60 }),
  format: ExportFormat,
  filter: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
    description: 'The query of the list, as its page has it.',
  }),
  columns: Type.Optional(Names),
});

export interface ExportParts {
  readonly lists: ListCatalogue;
  /** Makes whoever runs jobs look at once. */
  wake(): void;
}

const titleIn = (lists: ListCatalogue, language: Language) => (name: string) =>
  lists.get(name)?.title[language] ?? name;

export function registerExportRoutes(app: App, services: Services, parts: ExportParts): void {
  registerReading(app, services, parts);
  registerMaking(app, services, parts);
  registerTakingAway(app, services, parts);
  registerFile(app, services);
}

function registerReading(app: App, services: Services, { lists }: ExportParts): void {
  const listsOf = (actor: Actor) => [...lists.values()].filter((list) => maySee(actor, list));
  readRoute(app, services, {
    url: `${BASE}/lists`,
    permission,
    summary: 'Lists that this post can export, with their columns',
    tag,
    response: Type.Object({ items: Type.Array(ListInfo) }),
    async handle({ actor, request }) {
      const language = languageOf(request);
      const items = listsOf(actor).map((list) => ({
        name: list.name,
        title: list.title[language],
        columns: list.columns.map((column) => ({ ...column, title: column.title[language] })),
      }));
      return done({ items });
    },
  });
  readRoute(app, services, {
    url: BASE,
    permission,
    summary: 'Own exports, newest first',
    tag,
    query: PageQuery,
    response: ListOf(ExportRecord),
    async handle({ reader, actor, query, request }) {
      const key = query.after === undefined ? undefined : decodeCursor(query.after, 2);
      const [at, id] = key ?? [];
      const isKey = typeof at === 'string' && typeof id === 'string' && isId(id);
      if (query.after !== undefined && !isKey) {
        return refuse('http.invalid', { where: 'after', reason: '' }, { field: 'after' });
      }
      const after = isKey ? ([at, id] as const) : undefined;
      const page = await listExports(reader, actor, { limit: query.limit ?? 20, after });
      const titleOf = titleIn(lists, languageOf(request));
      return done({ items: page.items.map((row) => toExportRecord(row, titleOf)), next: page.next });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:id`,
    permission,
    summary: 'One export of one’s own',
    tag,
    params: IdParams,
    response: ExportRecord,
    async handle({ reader, actor, params, request }) {
      const row = await findExport(reader, actor, params.id);
      if (row === undefined) return refuse('http.missing');
      return done(toExportRecord(row, titleIn(lists, languageOf(request))));
    },
  });
}

function registerMaking(app: App, services: Services, { lists, wake }: ExportParts): void {
  writeRoute(app, services, {
    method: 'POST',
    url: BASE,
    permission,
    summary: 'Export a list: the file is made in the background',
    tag,
    body: Wish,
    response: ExportRecord,
    async handle({ tx, actor, body, request, audit, afterCommit }) {
      const language = languageOf(request);
      const checked = checkWish(lists, actor, body);
      if (!checked.ok) return checked;
      const wish = checked.value;
      const { cipher, clock } = services;
      const moment = { cipher, language, now: clock.now(), today: clock.today() };
      const made = await requestExport(tx, actor, wish, moment);
      if (!made.ok) return made;
      audit({
        action: 'exports.run',
        subjectKind: 'export',
        subjectId: made.value,
        detail: {
          list: wish.list.name,
          format: wish.format,
          filter: showFilter(wish.filter),
          columns: wish.columns,
        },
      });
      afterCommit(wake);
      const row = await findExport(tx, actor, made.value);
      if (row === undefined) throw new Error('an export cannot be seen by whoever asked for it');
      return done(toExportRecord(row, titleIn(lists, language)));
    },
  });
}

function registerTakingAway(app: App, services: Services, { lists }: ExportParts): void {
  const acts = [
    {
      method: 'POST',
      url: `${BASE}/:id/stop`,
      action: 'exports.stop',
      summary: 'Stop an export',
      act: stopExport,
    },
    {
      method: 'DELETE',
      url: `${BASE}/:id`,
      action: 'exports.delete',
      summary: 'Take the file of an export away',
      act: deleteExport,
    },
  ] as const;
  for (const { method, url, action, summary, act } of acts) {
    writeRoute(app, services, {
      method,
      url,
      permission,
      summary,
      tag,
      params: IdParams,
      response: ExportRecord,
      async handle({ tx, actor, params, request, audit }) {
        const outcome = await act(tx, actor, params.id, services.clock.now());
        if (!outcome.ok) return outcome;
        audit({ action, subjectKind: 'export', subjectId: params.id });
        const row = await findExport(tx, actor, params.id);
        if (row === undefined) return refuse('http.missing');
        return done(toExportRecord(row, titleIn(lists, languageOf(request))));
      },
    });
  }
}

/** No JSON comes back, so it stands outside `readRoute`; what it needs and how it refuses is the same. */
function registerFile(app: App, services: Services): void {
  app.route({
    method: 'GET',
    url: `${BASE}/:id/file`,
    schema: { summary: 'The file of an export', tags: [tag], params: IdParams },
    config: { permission, summary: 'The file of an export' },
    async handler(request, reply) {
      if (request.actor === null)
        throw new Error('a route ran without an actor: the session hook is missing');
      const { id } = request.params as { id: string };
      const outcome = await downloadExport(services, request.actor, id, { request, reply });
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      return outcome.value;
    },
  });
}
