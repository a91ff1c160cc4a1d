import { Type } from 'typebox';
import { appendAudit } from '../audit/index.ts';
import type { Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { type App, RefusalError, type Services } from '../http/index.ts';
import { openBatchBytes, RETURN_BYTES_MAX, readReturn, takeReturn } from './bank/index.ts';
import { ReturnTaken } from './bank/shapes.ts';

const tag = 'payments';
const BatchParams = Type.Object({ batchId: Type.String({ format: 'uuid' }) });
const permission = 'payments.prepare';
const MEGABYTE = 1024 * 1024;
const NAME_LENGTH_MAX = 200;

function actorOf<T>(actor: T | null): T {
  if (actor === null) throw new Error('a route ran without an actor: the session hook is missing');
  return actor;
}

/** The last part of a path, without control and direction characters. */
const tidyName = (name: string): string => {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '');
  return [...bare.trim()].slice(-NAME_LENGTH_MAX).join('') || 'file';
};

/** The file for the bank goes out of the house here and nowhere else: each time it does, the log says who took it. */
export function registerBankDownload(app: App, services: Services): void {
  app.route({
    method: 'GET',
    url: '/api/v1/pay-batches/:batchId/file',
    schema: {
      summary: 'The file for the bank, byte for byte as it was made',
      tags: [tag],
      params: BatchParams,
      produces: ['application/octet-stream'],
    },
    config: { permission, summary: 'The file for the bank' },
    handler: async (request, reply) => {
      const actor = actorOf(request.actor);
      const { batchId } = request.params as { batchId: Id };
      const outcome = await services.db.write(
        actor,
        async (tx): Promise<Outcome<{ name: string; bytes: Buffer }>> => {
          const row = await tx.find<{
            file_name: string;
            sha256: Buffer;
          }>(sql`select file_name, sha256 from pay_batch
            where county_code = ${actor.countyCode} and id = ${batchId}`);
          if (!row) return refuse('http.missing');
          const bytes = await openBatchBytes(tx, services.cipher, actor.countyCode, batchId, 'file');
          const detail = { file: row.file_name, sha256: row.sha256.toString('hex') };
          await appendAudit(tx, actor, services.clock.now(), [
            {
              action: 'payments.bank-download',
              subjectKind: 'pay-batch',
              subjectId: batchId,
              detail,
              address: request.ip,
            },
          ]);
          return done({ name: row.file_name, bytes });
        },
      );
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      const name = encodeURIComponent(outcome.value.name);
      reply.header('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
      reply.header('Cache-Control', 'no-store');
      return reply.type('application/octet-stream').send(outcome.value.bytes);
    },
  });
}

/** The same return again is the same by its SHA-256, so that it needs no key of the client. */
export function registerReturnUpload(app: App, services: Services): void {
  app.route({
    method: 'POST',
    url: '/api/v1/pay-batches/:batchId/returns',
    bodyLimit: RETURN_BYTES_MAX + MEGABYTE,
    schema: {
      summary: 'Take in what the bank returned for a file (multipart, one part of any name)',
      tags: [tag],
      params: BatchParams,
      consumes: ['multipart/form-data'],
      body: Type.Unknown(),
      response: { 200: ReturnTaken },
    },
    config: { permission, summary: 'Take in what the bank returned' },
    handler: async (request) => {
      const actor = actorOf(request.actor);
      const { batchId } = request.params as { batchId: Id };
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw new RefusalError(refuse('payments.bank.no-file').refusal);
      const bytes = await part.toBuffer().catch(() => Buffer.alloc(0));
      const said = await readReturn((work) => services.db.read(actor, work), actor, batchId, bytes);
      if (!said.ok) throw new RefusalError(said.refusal);
      const fileName = tidyName(part.filename);
      const outcome = await services.db.write(actor, async (tx) => {
        const taken = await takeReturn(tx, actor, services, batchId, { fileName, bytes }, said.value);
        if (!taken.ok) return taken;
        const { id, paid, failed, open } = taken.value;
        const detail = { return: id, file: fileName, paid, failed, open };
        const entry = { action: 'payments.return', subjectKind: 'pay-batch', subjectId: batchId, detail };
        await appendAudit(tx, actor, services.clock.now(), [{ ...entry, address: request.ip }]);
        return taken;
      });
      if (!outcome.ok) throw new RefusalError(outcome.refusal);
      return outcome.value;
    },
  });
}
