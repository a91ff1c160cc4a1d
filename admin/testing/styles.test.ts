import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const SOURCES = path.resolve(import.meta.dirname, '../src');
const KIT = path.join(SOURCES, 'kit');
const read = (file: string): string => readFileSync(file, 'utf8');
const sources = globSync('**/*.{ts,tsx,css}', { cwd: SOURCES }).map((file) => path.join(SOURCES, file));

/** What a file draws in when it is loaded; pages that are loaded later come by themselves. */
const imports = new Map(
  sources.map((file) => [
    file,
    [...read(file).matchAll(/(?:from|^import)\s+'(\.[^']+)'/gm)].map((found) =>
      path.resolve(path.dirname(file), found[1] ?? ''),
    ),
  ]),
);

function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const drawn of imports.get(file) ?? []) loadedBy(drawn, seen);
  return seen;
}

const stylesOf = (files: Iterable<string>): Set<string> =>
  new Set(
    [...files]
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => [...read(file).matchAll(/\.([a-z][\w-]*)/g)].map((found) => found[1] ?? '')),
  );

const classesIn = (file: string): string[] =>
  [...read(file).matchAll(/className="([^"]+)"/g)].flatMap((found) => (found[1] ?? '').split(' '));

test('every page loads the styles of what it draws, wherever they were first written', () => {
  const all = stylesOf(sources);
  const always = stylesOf(loadedBy(path.join(SOURCES, 'main.tsx')));
  const pages = globSync('pages/*/index.ts', { cwd: SOURCES }).flatMap((index) =>
    [...read(path.join(SOURCES, index)).matchAll(/import\('(\.[^']+)'\)/g)].map((found) =>
      path.resolve(SOURCES, path.dirname(index), found[1] ?? ''),
    ),
  );
  assert.ok(pages.length > 15, 'the pages were found');
  const bare = new Set<string>();
  let looked = 0;
  for (const page of pages) {
    const loaded = loadedBy(page);
    const own = stylesOf(loaded);
    for (const file of loaded) {
      // The kit has its styles always; a page may add to them where it stands.
      if (!file.endsWith('.tsx') || file.startsWith(KIT)) continue;
      for (const name of classesIn(file)) {
        looked += 1;
        if (all.has(name) && !own.has(name) && !always.has(name))
          bare.add(`${path.relative(SOURCES, page)}: .${name} of ${path.relative(SOURCES, file)}`);
      }
    }
  }
  assert.ok(looked > 100, 'classes were found');
  assert.deepEqual([...bare], []);
});
