import type { FastifyRequest } from 'fastify';
import { keepPhoto, PHOTO_BYTES_MAX } from '../../../platform/applications/index.ts';
import { done, type Id, isId, type Outcome, refuse } from '../../../platform/base/index.ts';
import type { Services } from '../../../platform/http/index.ts';

/** At once, without a script; with one, each picture comes by itself. */
const FILES_MAX = 6;
const FIELDS_MAX = 4;
const FIELD_BYTES_MAX = 200;

/** The script asks for an answer that it can read; a form asks for a page. */
export const wantsJson = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json';

/**
 * Takes the pictures of one upload in, each for itself; the first that is refused ends it, those before it are kept.
 * Refusals: `papers.*`, `applications.moved-on`.
 */
export async function takeUpload(
  services: Services,
  request: FastifyRequest,
  countyCode: string,
  applicationId: Id,
  slots: readonly string[],
): Promise<Outcome<undefined>> {
  if (!request.isMultipart()) return refuse('papers.empty');
  const limits = {
    files: FILES_MAX,
    fields: FIELDS_MAX,
    parts: FILES_MAX + FIELDS_MAX,
    fileSize: PHOTO_BYTES_MAX,
    fieldSize: FIELD_BYTES_MAX,
    fieldNameSize: 60,
    headerPairs: 40,
  };
  let slot = '';
  let id: string | undefined;
  let count = 0;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.fieldname === 'slot') slot = String(part.value);
        if (part.fieldname === 'id' && isId(String(part.value))) id = String(part.value);
        continue;
      }
      const bytes = await part.toBuffer();
      if (bytes.length === 0) continue;
      // The material stands before its pictures in our forms; what names none, or one that nobody may ask for, is not kept.
      if (!slots.includes(slot)) return refuse('papers.kind');
      const kept = await keepPhoto(services, countyCode, applicationId, { id, slot, bytes });
      if (!kept.ok) return kept;
      count += 1;
      id = undefined;
    }
  } catch (error) {
    if (!isAboutSize(error)) throw error;
    return refuse('papers.size', { limit: '10 MB' });
  }
  return count === 0 ? refuse('papers.empty') : done(undefined);
}

/** Too large, too many, or broken off: what a stranger sent, never a fault of the program. */
const isAboutSize = (error: unknown): boolean =>
  error instanceof Error &&
  (/^FST_/.test(String((error as { code?: unknown }).code)) ||
    /multipart|Premature|Unexpected end/i.test(error.message));
