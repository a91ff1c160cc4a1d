import type { FastifyRequest } from 'fastify';
import type { Language } from '../base/index.ts';

/** Language of the answer: the switch in the web sends it; otherwise the browser's; Chinese when in doubt. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers['accept-language'] ?? '';
  return /^en\b/i.test(wanted) ? 'en' : 'zh';
}
