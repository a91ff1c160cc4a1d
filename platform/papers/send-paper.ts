import type { FastifyReply } from 'fastify';
import type { CleanFile } from './media/clean.ts';

/** Answers with a paper: pictures to be shown, anything else to be saved and opened outside of our pages. */
export function sendPaper(reply: FastifyReply, { mediaType, bytes }: CleanFile): Buffer {
  reply.type(mediaType).header('cache-control', 'private, no-store');
  const isPicture = mediaType !== 'application/pdf';
  reply.header('content-disposition', isPicture ? 'inline' : 'attachment; filename="paper.pdf"');
  return bytes;
}
