import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appendAudit } from '../audit/index.ts';
import type { Actor, Database, Id, Outcome } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { type ExportRow, findExport } from './export-record.ts';

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const;

/** One piece after the other from the database: memory holds a single one. */
async function* readChunks(db: Database, actor: Actor, file: ExportRow): AsyncGenerator<Buffer> {
  let sent = 0n;
  for (let no = 0; sent < file.byte_count; no++) {
    const chunk = await db.read(actor, (reader) =>
      reader.find<{ bytes: Buffer }>(sql`select bytes from export_chunk
        where county_code = ${actor.countyCode} and export_id = ${file.id} and no = ${no}`),
    );
    // Taken away while somebody reads it: the broken connection says that the file is not whole.
    if (chunk === undefined) throw new Error(`export ${file.id} lost its piece ${no}`);
    sent += BigInt(chunk.bytes.length);
    yield chunk.bytes;
  }
}

/**
 * Sends the file to whoever asked for it. The audit log knows before the first byte leaves.
 * Refuses with `http.missing`, `exports.not-ready` or `exports.no-file`.
 */
export async function downloadExport(
  services: Services,
  actor: Actor,
  id: Id,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<Outcome<FastifyReply>> {
  const file = await services.db.read(actor, (reader) => findExport(reader, actor, id));
  if (file === undefined) return refuse('http.missing');
  if (file.state === 'waiting' || file.state === 'running') return refuse('exports.not-ready');
  if (file.state !== 'done') return refuse('exports.no-file');
  const detail = { list: file.list, rowCount: file.row_count, sha256: file.sha256?.toString('hex') ?? '' };
  await services.db.change(actor, (tx) =>
    appendAudit(tx, actor, services.clock.now(), [
      {
        action: 'exports.download',
        subjectKind: 'export',
        subjectId: id,
        detail,
        address: exchange.request.ip,
      },
    ]),
  );
  const name = encodeURIComponent(file.file_name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const reply = exchange.reply
    .type(MEDIA_TYPES[file.format])
    .header('content-length', String(file.byte_count))
    .header('content-disposition', `attachment; filename="export.${file.format}"; filename*=UTF-8''${name}`)
    .send(Readable.from(readChunks(services.db, actor, file), { highWaterMark: 1 }));
  return done(reply);
}
