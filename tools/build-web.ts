import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFolderLock } from './folder-lock.ts';
import { ROOT } from './sources.ts';

const STAMP = '.built-from';
const CACHE = path.join(ROOT, '.cache');
/** What the built pages depend on, besides their own folder. */
const ALSO = ['package-lock.json', 'engine/**/*.ts', 'lines/*/{law,pages}/**/*.{ts,tsx}'];

function listInputs(web: string): string[] {
  const own = globSync('**/*', { cwd: path.join(ROOT, web), exclude: ['dist/**', 'node_modules/**'] });
  const others = globSync(ALSO, { cwd: ROOT });
  const files = [...own.map((file) => path.join(web, file)), ...others];
  return files
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(path.join(ROOT, file)).isFile())
    .sort();
}

/** Changes when any source of the pages changes. */
function hashInputs(web: string): string {
  const hash = createHash('sha256');
  for (const file of listInputs(web)) hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex');
}

/** In a process of its own: the memory that building takes must not stay with the server. */
function build(web: string): Promise<void> {
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(ROOT, web),
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${web} was not built:\n${said}`)),
    );
  });
}

/**
 * Builds the pages when their sources have changed since the last time. Returns the folder to serve.
 * Several programs may ask at once: one builds, the others wait for it and find it built.
 */
export async function buildWeb(web: 'admin' | 'portal' = 'admin'): Promise<string> {
  const folder = path.join(ROOT, web, 'dist');
  const stamp = path.join(folder, STAMP);
  const hash = hashInputs(web);
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isBuilt()) return folder;
  mkdirSync(CACHE, { recursive: true });
  await withFolderLock(path.join(CACHE, `${web}.building`), async () => {
    if (isBuilt()) return;
    console.log('正在生成网页 / Building the pages …');
    await build(web);
    writeFileSync(stamp, hash);
  });
  return folder;
}
