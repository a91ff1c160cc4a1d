import type { FastifyReply } from 'fastify';
import type { CleanFile } from './media/clean.ts';

/**
 * Answers with a paper. Whatever a PDF holds, the browser opens it in a sandbox of its own, and may show it in a frame
 * of our pages only.
 */
export function sendPaper(reply: FastifyReply, { mediaType, bytes }: CleanFile): Buffer {
  reply.type(mediaType).header('cache-control', 'private, no-store');
  reply.header('content-disposition', 'inline');
  if (mediaType === 'application/pdf') {
    reply.header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'self'");
    reply.header('x-frame-options', 'SAMEORIGIN');
  }
  return bytes;
}
