import type { FastifySchema } from 'fastify';
import type { App } from './services.ts';

/** One route of the API as it was registered. */
export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly permission: string;
  readonly schema: FastifySchema;
}

/** Every route of the API: what the sweeps over permissions and over hostile input go through. */
export interface RouteTable {
  readonly routes: readonly RouteEntry[];
  /** The methods that an address knows, or none when there is no such address. */
  methodsOf(path: string): readonly string[];
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}/?$`);
}

/**
 * Watches routes being registered.
 * @throws when one under `/api/v1/` does not say which permission it needs.
 */
export function watchRoutes(app: App): RouteTable {
  const routes: RouteEntry[] = [];
  const patterns = new Map<string, RegExp>();
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/v1/')) return;
    const permission = route.config?.permission;
    for (const method of [route.method].flat()) {
      if (method === 'HEAD') continue;
      if (permission === undefined) {
        throw new Error(`${method} ${route.url} does not say which permission it needs`);
      }
      routes.push({ method, url: route.url, permission, schema: route.schema ?? {} });
    }
    patterns.set(route.url, patternOf(route.url));
  });
  return {
    routes,
    methodsOf: (path) => routes.filter((r) => patterns.get(r.url)?.test(path)).map((r) => r.method),
  };
}
