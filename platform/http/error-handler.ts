import type { FastifyError } from 'fastify';
import pg from 'pg';
import type { Language, Refusal, RefusalCatalogue } from '../base/index.ts';
import { fillPhrase, refuse } from '../base/index.ts';
import { languageOf } from './language.ts';
import { RefusalError } from './refusal-error.ts';
import type { RouteTable } from './route-table.ts';
import type { App } from './services.ts';
import { statusOf } from './status.ts';
import { sayReason } from './validation-reason.ts';

/** How a refusal reaches a person: `what` is wrong, `next` what to do; `field` where, as a path into the input. */
export interface SaidRefusal {
  readonly code: string;
  readonly what: string;
  readonly next: string;
  readonly field?: string;
  readonly facts: Refusal['facts'];
  readonly details?: readonly SaidRefusal[];
}

export function sayRefusal(catalogue: RefusalCatalogue, refusal: Refusal, language: Language): SaidRefusal {
  const text = catalogue[refusal.code];
  if (text === undefined) throw new Error(`the refusal ${refusal.code} has no text`);
  const phrase = text[language];
  return {
    code: refusal.code,
    what: fillPhrase(phrase.what, refusal.facts),
    next: fillPhrase(phrase.next, refusal.facts),
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    facts: refusal.facts,
    ...(refusal.details
      ? { details: refusal.details.map((detail) => sayRefusal(catalogue, detail, language)) }
      : {}),
  };
}

/** Unique or foreign key, serialisation, deadlock: two people did things that cannot both stand. */
const CLASH_CODES = new Set(['23505', '23503', '40001', '40P01']);

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006']);

function isDatabaseAway(error: Error & { code?: string }): boolean {
  return (
    connectionCodes.has(error.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

function toRefusal(error: FastifyError, language: Language): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal;
  const problem = error.validation?.[0];
  if (problem) {
    const where = `${error.validationContext ?? ''}${problem.instancePath}`;
    const field = problem.instancePath.slice(1).replaceAll('/', '.');
    return refuse('http.invalid', { where, reason: sayReason(problem, language) }, field ? { field } : {})
      .refusal;
  }
  if (error.statusCode === 413) return refuse('http.too-large').refusal;
  if (error.statusCode === 415) return refuse('http.unsupported').refusal;
  if (error.statusCode === 429) return refuse('http.limited').refusal;
  if (error.statusCode === 400) return refuse('http.invalid', { where: 'body', reason: error.code }).refusal;
  if (isDatabaseAway(error)) return refuse('http.busy').refusal;
  // A text that PostgreSQL cannot store (a NUL, a lone surrogate) is the caller's, not a fault of ours.
  if (error instanceof pg.DatabaseError && error.code?.startsWith('22')) {
    return refuse('http.invalid', { where: 'body', reason: error.code }).refusal;
  }
  if (error instanceof pg.DatabaseError && CLASH_CODES.has(error.code ?? '')) {
    return refuse('http.clash').refusal;
  }
  return undefined;
}

/**
 * What the log is told of a fault. The database repeats values in its messages and details, and the address
 * may hold what was searched for: neither is written down.
 */
function toLog(error: FastifyError): Record<string, unknown> {
  const where = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  if (!(error instanceof pg.DatabaseError)) return { name: error.name, message: error.message, where };
  const { code, table, column, constraint, routine } = error;
  return { name: error.name, code, table, column, constraint, routine, where };
}

/** Every refusal and every fault leaves through here, and nothing of our insides leaves with a fault. */
export function installErrorHandler(app: App, catalogue: RefusalCatalogue, table: RouteTable): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toRefusal(error, languageOf(request));
    if (refusal === undefined) {
      request.log.error(
        { fault: toLog(error), method: request.method, route: request.routeOptions.url },
        'a broken assumption',
      );
      return reply.code(500).send({
        error: {
          code: 'http.fault',
          what:
            languageOf(request) === 'en'
              ? 'Something broke in the program.'
              : '程序出现故障，本次操作没有生效。',
          next:
            languageOf(request) === 'en'
              ? `Nothing was changed. Report this number: ${request.id}`
              : `请重试；如再次出现，请把编号 ${request.id} 告诉系统管理员。`,
          facts: {},
        },
      });
    }
    const status = statusOf[catalogue[refusal.code]?.kind ?? 'invalid'];
    return reply.code(status).send({ error: sayRefusal(catalogue, refusal, languageOf(request)) });
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = table.methodsOf(request.url.split('?')[0] ?? '');
    const refusal = refuse(allowed.length > 0 ? 'http.method' : 'http.no-address').refusal;
    const said = sayRefusal(catalogue, refusal, languageOf(request));
    if (allowed.length > 0)
      return reply.code(statusOf.method).header('allow', allowed.join(', ')).send({ error: said });
    return reply.code(statusOf.missing).send({ error: said });
  });
}
