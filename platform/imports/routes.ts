import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import type { Id } from '../base/index.ts';
import { done, sql } from '../base/index.ts';
import {
  type App,
  ListOf,
  languageOf,
  PageQuery,
  readRoute,
  type Services,
  writeRoute,
} from '../http/index.ts';
import { confirmMapping } from './confirm-mapping.ts';
import { discardImport, resumeImport, startImport, stopImport } from './control.ts';
import { getImport, type ImportParts, registerRefused, registerUpload } from './file-routes.ts';
import { listImports } from './list-imports.ts';
import { listRows } from './list-rows.ts';
import { previewImport } from './preview.ts';
import { limits } from './read/raw.ts';
import { fieldNames, fields } from './recognise/fields.ts';
import { rosterKinds } from './recognise/roster-kind.ts';
import { describeImport, ImportDetail, ImportItem, SaidFinding, sayOf, toImportItem } from './show-import.ts';

const BASE = '/api/v1/imports';
const tag = 'imports';
const READ = 'imports.read';
const RUN = 'imports.run';
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Verdict = Type.Union([Type.Literal('accepted'), Type.Literal('warned'), Type.Literal('refused')]);

const Choices = Type.Object({
  tables: Type.Array(
    Type.Object({
      sheetIndex: Type.Integer({ minimum: 0, maximum: 100 }),
      use: Type.Boolean(),
      roster: Type.Union([...rosterKinds.map((kind) => Type.Literal(kind)), Type.Null()]),
      period: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]),
      unitYuan: Type.Union([Type.Literal(1), Type.Literal(10_000)]),
      town: Type.Union([Type.String({ maxLength: 30 }), Type.Null()]),
      columns: Type.Array(
        Type.Object({
          column: Type.Integer({ minimum: 0, maximum: 400 }),
          field: Type.Union([...fieldNames.map((name) => Type.Literal(name)), Type.Null()]),
        }),
        { maxItems: 400 },
      ),
    }),
    { maxItems: 60 },
  ),
});

const PreviewAnswer = Type.Object({
  tables: Type.Array(
    Type.Object({
      sheetIndex: Type.Integer(),
      titles: Type.Array(Type.String()),
      looked: Type.Object({
        rows: Type.Integer(),
        accepted: Type.Integer(),
        warned: Type.Integer(),
        refused: Type.Integer(),
      }),
      rows: Type.Array(
        Type.Object({
          rowNo: Type.Integer(),
          verdict: Verdict,
          cells: Type.Array(Type.String()),
          findings: Type.Array(SaidFinding),
        }),
      ),
    }),
  ),
});

const RowItem = Type.Object({
  sheetIndex: Type.Integer(),
  rowNo: Type.Integer(),
  verdict: Verdict,
  outcome: Type.String(),
  isPartial: Type.Boolean(),
  personId: Type.Union([Type.String(), Type.Null()]),
  householdId: Type.Union([Type.String(), Type.Null()]),
  cells: Type.Array(Type.String()),
  findings: Type.Array(SaidFinding),
});

/** All routes of the import centre. */
export async function registerImportRoutes(app: App, services: Services, parts: ImportParts): Promise<void> {
  await app.register(multipart, { limits: { fileSize: limits.fileBytesMax, files: 1, fields: 4, parts: 5 } });
  registerUpload(app, services, parts);
  registerReading(app, services);
  registerLimits(app, services, parts);
  registerRows(app, services);
  registerMapping(app, services);
  registerControl(app, services, parts);
  registerRefused(app, services);
}

function registerLimits(app: App, services: Services, { expect }: ImportParts): void {
  readRoute(app, services, {
    url: `${BASE}/limits`,
    permission: RUN,
    summary: 'How large a file may be; asked when a file is about to be chosen, and made ready for meanwhile',
    tag,
    response: Type.Object({ fileBytesMax: Type.Integer() }),
    async handle() {
      expect?.();
      return done({ fileBytesMax: limits.fileBytesMax });
    },
  });
}

function registerReading(app: App, services: Services): void {
  readRoute(app, services, {
    url: BASE,
    permission: READ,
    summary: 'Imports, newest first',
    tag,
    query: PageQuery,
    response: ListOf(ImportItem),
    async handle({ reader, actor, query, request }) {
      const page = await listImports(reader, actor, { limit: query.limit ?? 20, after: query.after });
      if (!page.ok) return page;
      const language = languageOf(request);
      return done({
        items: page.value.items.map((record) => toImportItem(record, language)),
        next: page.value.next,
      });
    },
  });
  readRoute(app, services, {
    url: `${BASE}/:id`,
    permission: READ,
    summary: 'One import: what was understood, how far it is, what came of it',
    tag,
    params: IdParams,
    response: ImportDetail,
    async handle({ reader, actor, params, request }) {
      const record = await getImport(reader, actor.countyCode, params.id);
      return record.ok
        ? done(await describeImport(reader, actor, record.value, languageOf(request)))
        : record;
    },
  });
  readRoute(app, services, {
    url: `${BASE}/fields`,
    permission: READ,
    summary: 'What a column of a roster can mean, and which rosters there are',
    tag,
    response: Type.Object({
      fields: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
      rosters: Type.Array(Type.String()),
    }),
    async handle({ request }) {
      const language = languageOf(request);
      return done({
        fields: fieldNames.map((name) => ({ name, title: fields[name][language] })),
        rosters: [...rosterKinds],
      });
    },
  });
  readRoute(app, services, {
    url: '/api/v1/import-mappings',
    permission: READ,
    summary: 'Mappings that were confirmed, and are used for files with the same header',
    tag,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          fingerprint: Type.String(),
          roster: Type.String(),
          titles: Type.Array(Type.String()),
          confirmedByName: Type.String(),
          confirmedAt: Type.String(),
          usedCount: Type.Integer(),
        }),
      ),
    }),
    async handle({ reader, actor }) {
      const rows = await reader.rows<{
        fingerprint: string;
        roster: string;
        columns: { title: string }[];
        confirmed_by_name: string;
        confirmed_at: Temporal.Instant;
        used_count: number;
      }>(
        sql`select fingerprint, roster, columns, confirmed_by_name, confirmed_at, used_count from import_mapping
          where county_code = ${actor.countyCode} order by confirmed_at desc limit 200`,
      );
      const items = rows.map((row) => ({
        fingerprint: row.fingerprint,
        roster: row.roster,
        titles: row.columns.map(({ title }) => title),
        confirmedByName: row.confirmed_by_name,
        confirmedAt: row.confirmed_at.toString(),
        usedCount: row.used_count,
      }));
      return done({ items });
    },
  });
}

function registerRows(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/:id/rows`,
    permission: READ,
    summary: 'What became of the rows',
    tag,
    params: IdParams,
    query: Type.Object({
      ...PageQuery.properties,
      verdict: Type.Optional(Verdict),
      kind: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    response: ListOf(RowItem),
    async handle({ reader, actor, params, query, request }) {
      const record = await getImport(reader, actor.countyCode, params.id);
      if (!record.ok) return record;
      const page = await listRows(reader, actor, services.cipher, record.value, {
        limit: query.limit ?? 20,
        after: query.after,
        verdict: query.verdict,
        kind: query.kind,
      });
      if (!page.ok) return page;
      const language = languageOf(request);
      const items = page.value.items.map((row) => ({
        ...row,
        cells: [...row.cells],
        findings: row.findings.map((one) => sayOf(one, language)),
      }));
      return done({ items, next: page.value.next });
    },
  });
}

const toChoices = (body: { tables: readonly unknown[] }) =>
  body.tables as Parameters<typeof previewImport>[4];

function registerMapping(app: App, services: Services): void {
  readRoute(app, services, {
    url: `${BASE}/:id/preview`,
    permission: RUN,
    summary: 'The first rows as they would be judged with a mapping; nothing is written',
    tag,
    params: IdParams,
    body: Choices,
    response: PreviewAnswer,
    async handle({ reader, actor, params, body, request }) {
      const record = await getImport(reader, actor.countyCode, params.id);
      if (!record.ok) return record;
      const shown = await previewImport(services, reader, actor, record.value, toChoices(body));
      if (!shown.ok) return shown;
      const language = languageOf(request);
      const tables = shown.value.map(({ table, rows, looked }) => ({
        sheetIndex: table.sheetIndex,
        titles: table.columns.map(({ title }) => title),
        looked: { ...looked },
        rows: rows.map((row) => ({
          ...row,
          cells: [...row.cells],
          findings: row.findings.map((one) => sayOf(one, language)),
        })),
      }));
      return done({ tables });
    },
  });
  writeRoute(app, services, {
    method: 'PUT',
    url: `${BASE}/:id/mapping`,
    permission: RUN,
    summary: 'Confirm what the columns mean; kept for the next file with the same header',
    tag,
    params: IdParams,
    body: Choices,
    response: Type.Object({ roster: Type.String(), columns: Type.Integer() }),
    async handle({ tx, actor, params, body, audit }) {
      const confirmed = await confirmMapping(tx, actor, services.clock, params.id, toChoices(body));
      if (confirmed.ok)
        audit({
          action: 'imports.confirm',
          subjectKind: 'import',
          subjectId: params.id,
          detail: { ...confirmed.value },
        });
      return confirmed;
    },
  });
}

function registerControl(app: App, services: Services, { wake }: ImportParts): void {
  const verbs = {
    start: { summary: 'Start a confirmed import', act: startImport },
    stop: {
      summary: 'Stop after the rows that are just being written',
      act: (
        tx: Parameters<typeof stopImport>[0],
        actor: Parameters<typeof stopImport>[1],
        _clock: unknown,
        id: Id,
      ) => stopImport(tx, actor, id),
    },
    resume: { summary: 'Go on where it stopped', act: resumeImport },
    discard: {
      summary: 'Take the file away; what it brought in stays',
      act: (
        tx: Parameters<typeof discardImport>[0],
        actor: Parameters<typeof discardImport>[1],
        _clock: unknown,
        id: Id,
      ) => discardImport(tx, actor, id),
    },
  } as const;
  for (const [verb, { summary, act }] of Object.entries(verbs)) {
    writeRoute(app, services, {
      method: 'POST',
      url: `${BASE}/:id/${verb}`,
      permission: RUN,
      summary,
      tag,
      params: IdParams,
      response: Type.Object({ id: Type.String() }),
      async handle({ tx, actor, params, audit, afterCommit }) {
        const outcome = await act(tx, actor, services.clock, params.id);
        if (!outcome.ok) return outcome;
        audit({ action: `imports.${verb}`, subjectKind: 'import', subjectId: params.id });
        afterCommit(wake);
        return done({ id: params.id });
      },
    });
  }
}
