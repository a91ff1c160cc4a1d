import type { App } from './services.ts';

/** Which methods each address knows, so that a wrong method is told apart from a wrong address. */
export interface MethodTable {
  /** The methods of the address, or none when there is no such address. */
  methodsOf(path: string): readonly string[];
}

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}/?$`);
}

export function watchMethods(app: App): MethodTable {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/') || route.url.includes('*')) return;
    const entry = known.get(route.url) ?? { pattern: patternOf(route.url), methods: new Set() };
    for (const method of [route.method].flat()) entry.methods.add(method);
    known.set(route.url, entry);
  });
  return {
    methodsOf: (path) =>
      [...known.values()].filter((e) => e.pattern.test(path)).flatMap((e) => [...e.methods]),
  };
}
