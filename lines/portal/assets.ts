import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from '../../platform/http/index.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../portal/dist');
const YEAR_S = 31_536_000;
const NOT_FOUND = 404;
const TYPES = {
  'portal.css': 'text/css; charset=utf-8',
  'check.js': 'text/javascript; charset=utf-8',
  'apply.js': 'text/javascript; charset=utf-8',
} as const;
type Name = keyof typeof TYPES;

/** A file of the public pages, at an address that changes with its content. */
export interface Asset {
  readonly address: string;
}

interface Loaded extends Asset {
  readonly body: Buffer;
  /** Packed with brotli. */
  readonly packed: Buffer;
}

/** The built files are read when a page first asks for them: the server may be open before they are built. */
const loaded = new Map<Name, Loaded>();

function load(name: Name): Loaded | undefined {
  const known = loaded.get(name);
  if (known) return known;
  const file = path.join(FOLDER, name);
  if (!existsSync(`${file}.br`)) return undefined;
  const body = readFileSync(file);
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const made = { address: `/portal/assets/${mark}/${name}`, body, packed: readFileSync(`${file}.br`) };
  loaded.set(name, made);
  return made;
}

/** Where a file is served; without having been built it has no address that answers, and pages read without it. */
export const assetOf = (name: Name): Asset => load(name) ?? { address: `/portal/assets/none/${name}` };

const isName = (name: string): name is Name => Object.hasOwn(TYPES, name);

export function registerAssets(app: App): void {
  app.get<{ Params: { mark: string; name: string } }>(
    '/portal/assets/:mark/:name',
    { schema: { hide: true }, config: { permission: 'public' } },
    (request, reply) => {
      const { name } = request.params;
      const asset = isName(name) ? load(name) : undefined;
      if (!isName(name) || asset?.address !== request.url) return reply.code(NOT_FOUND).send();
      reply.header('cache-control', `public, max-age=${YEAR_S}, immutable`).header('vary', 'accept-encoding');
      reply.type(TYPES[name]);
      const takesPacked = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
      if (takesPacked) return reply.header('content-encoding', 'br').send(asset.packed);
      return reply.send(asset.body);
    },
  );
}
