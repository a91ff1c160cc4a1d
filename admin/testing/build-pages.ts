import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { withFolderLock } from '../../tools/folder-lock.ts';

const ADMIN = path.resolve(import.meta.dirname, '..');
const CACHE = path.resolve(ADMIN, '../.cache');
const SOURCES = ['src/**/*.*', 'public/*', 'tools/*', 'index.html', 'vite.config.ts', 'package.json'];
const KEPT_MS = 60 * 60 * 1000;

let building: Promise<string> | undefined;

/**
 * The pages as they are now, built into a folder that is named by their content: a test never sees pages of
 * yesterday, and a build that goes on elsewhere takes nothing away under it.
 */
export function buildPages(): Promise<string> {
  building ??= buildOnce();
  return building;
}

async function buildOnce(): Promise<string> {
  const folder = path.join(CACHE, `pages-${hashOfSources()}`);
  mkdirSync(CACHE, { recursive: true });
  // Two test files begin at once: one builds, the other waits for it.
  await withFolderLock(`${folder}.building`, async () => {
    if (!existsSync(folder)) await buildInto(folder);
  });
  return folder;
}

async function buildInto(folder: string): Promise<void> {
  removeOld();
  const aside = mkdtempSync(path.join(CACHE, 'building-'));
  await build({ root: ADMIN, logLevel: 'error', build: { outDir: aside, emptyOutDir: true } });
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ADMIN }).sort()) {
    if (statSync(path.join(ADMIN, file)).isFile())
      hash.update(file).update(readFileSync(path.join(ADMIN, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOld(): void {
  for (const name of globSync(['pages-*', 'building-*'], { cwd: CACHE })) {
    const folder = path.join(CACHE, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}
