import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../base/index.ts';
import { RefusalError } from './refusal-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isChanging = (request: FastifyRequest): boolean => !SAFE_METHODS.has(request.method);

/**
 * A change that another site's page asks for is refused before anybody looks at the cookie. Browsers say
 * where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`; programs say neither.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (!isChanging(request)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new RefusalError(refuse('http.csrf').refusal);
  }
  const { origin } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== request.host) {
    throw new RefusalError(refuse('http.csrf').refusal);
  }
}

/** The session's own token, sent in a header that no form and no other site can set. */
export function refuseWithoutToken(request: FastifyRequest, expected: string | null): void {
  const given = request.headers['x-csrf-token'];
  const isRight =
    expected !== null &&
    typeof given === 'string' &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!isRight) throw new RefusalError(refuse('http.csrf').refusal);
}
