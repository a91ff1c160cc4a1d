// The page of the village without a network. It keeps files of the build and nothing that the server answered: no
// address under /api/ passes through here. Its scope is that one page, so no other page of the web is touched.

/** The browser's types for workers and for pages do not live in one program; this is what is used of the first. */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Asked) => void): void;
}
const worker = self as unknown as Worker;

/** Both are filled in by the build. */
const FILES: readonly string[] = '__SHELL_FILES__'.split(',');
const CACHE = 'minzheng-visits-__SHELL_HASH__';
const SHELL = '/';
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([SHELL, ...FILES])));
});

worker.addEventListener('activate', (event) => {
  const clean = async (): Promise<void> => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith('minzheng-visits-') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(clean());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (FILES.includes(url.pathname)) event.respondWith(fromCache(request, url.pathname));
});

/** The page of today while there is a network; in a village where it hangs, the one that is kept. */
async function openPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(SHELL);
  const late = new Promise<Response | undefined>((resolve) => {
    setTimeout(() => resolve(kept), PATIENCE_MS);
  });
  const fresh = fetch(request).then((answer) => (answer.ok ? answer : (kept ?? answer)));
  const first = await Promise.race([fresh.catch(() => kept), late]);
  return first ?? fresh;
}

async function fromCache(request: Request, path: string): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(path);
  return kept ?? fetch(request);
}
