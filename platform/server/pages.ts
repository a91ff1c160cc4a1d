import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from '../http/index.ts';

const YEAR_S = 31_536_000;

/**
 * The officers' web: files as they were built, the packed ones when the browser takes them. Names below
 * `assets/` change with their content, so they may be kept for ever; everything else is asked for again.
 * Any other address is a place inside the web and gets its first page.
 */
export async function servePages(app: App, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, file) {
      const isNamedByContent = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', isNamedByContent ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  app.get('/*', (request, reply) => {
    const address = request.url.split('?')[0] ?? '/';
    // A name with a dot deeper down is the code of a figure, not a file.
    const isFile = /^\/(assets\/.*|[^/]+\.[^/]+)$/.test(address);
    if (isFile || address.startsWith('/api/')) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
