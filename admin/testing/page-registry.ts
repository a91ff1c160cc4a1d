import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageRoute, Pages } from '../src/kit/page.ts';

const PAGES = path.resolve(import.meta.dirname, '../src/pages');

/** Every route of every page folder, as the shell finds them. */
export async function listRoutes(): Promise<PageRoute[]> {
  const files = globSync('*/index.ts', { cwd: PAGES });
  const folders = await Promise.all(
    files.map(async (file) => {
      const { pages } = (await import(pathToFileURL(path.join(PAGES, file)).href)) as { pages: Pages };
      return pages;
    }),
  );
  const routes = folders.flatMap((pages) => pages.routes);
  if (routes.length === 0) throw new Error('no page is registered');
  return routes;
}
