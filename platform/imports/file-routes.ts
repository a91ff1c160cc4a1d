import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { appendAudit } from '../audit/index.ts';
import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse } from '../base/index.ts';
import { writeWorkbook } from '../exports/index.ts';
import { type App, languageOf, RefusalError, type Services } from '../http/index.ts';
import { limits } from './read/raw.ts';
import { refusedSheets } from './refused-workbook.ts';
import type { ImportRecord } from './store/record.ts';
import { findImport } from './store/record.ts';
import { uploadFile } from './upload.ts';

const BASE = '/api/v1/imports';
const tag = 'imports';
const RUN = 'imports.run';
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export interface ImportParts {
  /** Looks for jobs at once. */
  wake(): void;
  /** A file is being chosen or on its way: its job can be made ready for. */
  expect?(): void;
}

export async function getImport(reader: Reader, countyCode: string, id: Id): Promise<Outcome<ImportRecord>> {
  const record = await findImport(reader, countyCode, id);
  return record === undefined ? refuse('imports.missing') : done(record);
}

const KEY_PATTERN = /^[A-Za-z0-9_-]{8,100}$/;

export function registerUpload(app: App, services: Services, { wake, expect }: ImportParts): void {
  app.route({
    method: 'POST',
    url: BASE,
    bodyLimit: limits.fileBytesMax + 1024 * 1024,
    schema: {
      summary: 'Upload a roster as a file (multipart, one part of any name)',
      tags: [tag],
      consumes: ['multipart/form-data'],
      body: Type.Unknown(),
      response: { 200: Type.Object({ id: Type.String() }) },
    },
    config: { permission: RUN, summary: 'Upload a roster as a file' },
    handler: async (request) => {
      const { actor } = request;
      if (actor === null) throw new Error('a route ran without an actor: the session hook is missing');
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !KEY_PATTERN.test(key))
        throw new RefusalError(refuse('http.key-missing').refusal);
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw new RefusalError(refuse('imports.no-file').refusal);
      expect?.();
      const bytes = await part.toBuffer().catch(() => undefined);
      const outcome =
        bytes === undefined
          ? refuse('imports.file.too-large', { megabytes: limits.fileBytesMax / 1024 / 1024 })
          : await uploadFile(services, actor, { fileName: part.filename, bytes, key, address: request.ip });
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      wake();
      return { id: outcome.value };
    },
  });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function registerRefused(app: App, services: Services): void {
  app.route({
    method: 'GET',
    url: `${BASE}/:id/refused.xlsx`,
    schema: {
      summary: 'Refused rows with their reasons, in the layout of the file, to be mended and imported again',
      tags: [tag],
      params: IdParams,
      produces: [XLSX],
    },
    config: { permission: RUN, summary: 'Refused rows as a workbook' },
    handler: async (request, reply) => {
      const { actor } = request;
      if (actor === null) throw new Error('a route ran without an actor: the session hook is missing');
      const { id } = request.params as { id: Id };
      const language = languageOf(request);
      const pieces: Buffer[] = [];
      const outcome = await services.db.snapshot(actor, async (reader) => {
        const record = await getImport(reader, actor.countyCode, id);
        if (!record.ok) return record;
        const sheets = await refusedSheets(reader, actor, services.cipher, record.value, language);
        if (sheets.length === 0) return refuse('imports.no-rows');
        for await (const piece of writeWorkbook(sheets, { author: actor.userName, at: services.clock.now() }))
          pieces.push(piece);
        return done(record.value.fileName);
      });
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      await services.db.change(actor, (tx) =>
        appendAudit(tx, actor, services.clock.now(), [
          { action: 'imports.download-refused', subjectKind: 'import', subjectId: id, address: request.ip },
        ]),
      );
      const name = `${outcome.value.replace(/\.[^.]*$/, '')}-${language === 'en' ? 'refused' : '未导入'}.xlsx`;
      reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      reply.header('Cache-Control', 'no-store');
      return reply.type(XLSX).send(Readable.from(pieces));
    },
  });
}
