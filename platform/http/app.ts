import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import type { Actor, RefusalCatalogue } from '../base/index.ts';
import { refuse } from '../base/index.ts';
import { isTooDeep } from './body-depth.ts';
import { isChanging, refuseCrossSite, refuseWithoutToken } from './cross-site.ts';
import { installErrorHandler } from './error-handler.ts';
import { RefusalError } from './refusal-error.ts';
import { watchRoutes } from './route-table.ts';
import { addSecurityHeaders } from './security-headers.ts';
import type { App } from './services.ts';

export interface AppOptions {
  /** Texts of every refusal that any mechanism can give. */
  readonly catalogue: RefusalCatalogue;
  /** Who is behind a request, by its session cookie; null when nobody is signed in. */
  findActor(request: FastifyRequest): Promise<Actor | null>;
  /** The token that a change in this session must carry; asked after `findActor`. Left out: no check. */
  csrfTokenOf?(request: FastifyRequest): string | null;
  /** The county's own proxy stands in front and says in `X-Forwarded-For` who asks. */
  readonly trustProxy?: boolean;
  /** A machine with a key of its own asks, not somebody's browser: no other site can send that header. */
  isByKey?(request: FastifyRequest): boolean;
  /** What a machine may be allowed, for the description of the API. */
  readonly keyPermissions?: ReadonlySet<string>;
  readonly bodyLimitBytes?: number;
  readonly requestsPerMinuteMax?: number;
  readonly logLevel?: string;
  /** Where the log goes; the program's own output when left out. */
  readonly logTo?: { write(line: string): void };
}

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUESTS_PER_MINUTE_MAX = 6_000;

/** The server without its routes: headers, limits, who asks, what they may, and how a refusal is said. */
export async function createApp(options: AppOptions): Promise<App> {
  const app: App = Fastify({
    bodyLimit: options.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    logger: {
      level: options.logLevel ?? 'warn',
      ...(options.logTo ? { stream: options.logTo } : {}),
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  await app.register(cookie);
  addSecurityHeaders(app);
  await app.register(rateLimit, {
    max: options.requestsPerMinuteMax ?? REQUESTS_PER_MINUTE_MAX,
    timeWindow: '1 minute',
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Minzheng 民政',
        version: '1',
        description: 'County civil affairs: the API that the pages use.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'minzheng_session' },
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of another system. Changes need an Idempotency-Key, and no X-CSRF-Token.',
          },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: { ...schema, security: securityOf(route.config?.permission, options.keyPermissions) },
      url,
    }),
  });

  app.decorateRequest('actor', null);
  app.decorateRequest('call', null);
  const table = watchRoutes(app);
  app.decorate('routeTable', table);
  installErrorHandler(app, options.catalogue, table);
  app.addHook('onRequest', async (request, reply) => {
    refuseCrossSite(request);
    // What was shown to one officer must not be found in the browser by the next.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  installActorHook(app, options);
  return app;
}

/** Who may call a route: a browser with its session, or a machine with its key besides. */
function securityOf(permission: string | undefined, keyPermissions: ReadonlySet<string> | undefined) {
  if (permission === undefined || permission === 'public') return [];
  const session: Record<string, string[]> = { session: [] };
  return keyPermissions?.has(permission) ? [session, { key: [] }] : [session];
}

function installActorHook(app: App, options: AppOptions): void {
  app.addHook('preValidation', async (request) => {
    if (isTooDeep(request.body)) {
      throw new RefusalError(refuse('http.invalid', { where: 'body', reason: '…' }).refusal);
    }
    const permission = request.routeOptions.config.permission;
    if (permission === undefined || permission === 'public') return;
    request.actor = await options.findActor(request);
    if (request.actor === null) throw new RefusalError(refuse('http.not-signed-in').refusal);
    const isByKey = options.isByKey?.(request) ?? false;
    if (options.csrfTokenOf && isChanging(request) && !isByKey) {
      refuseWithoutToken(request, options.csrfTokenOf(request));
    }
    // What everybody who is signed in may do is of people: their account, their messages.
    const isOpen = permission === 'signed-in' && !isByKey;
    if (!isOpen && !request.actor.permissions.has(permission)) {
      throw new RefusalError(refuse('http.forbidden', { permission }).refusal);
    }
  });
}
