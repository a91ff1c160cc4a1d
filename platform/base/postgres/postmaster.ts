import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { programPath } from './binaries.ts';
import { findOtherUser, nameFolderFor } from './os-user.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const LOCK_FILE = 'postmaster.pid';
const LOG_FILE = 'server.log';
const LOG_BYTES_MAX = 20 * 1024 * 1024;
const POLL_MS = 10;
/** Recovery after a crash under load replays up to `max_wal_size`; that may take minutes. */
const START_MS_MAX = 10 * 60_000;
const STOP_MS_MAX = 60_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process number may be used again by something else; ours works in the folder of its cluster. */
function worksIn(pid: number, dataDir: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch {
    return false;
  }
}

/** What the server itself wrote of itself; it may have ended since without a word. */
export function readLockFile(dataDir: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(path.join(dataDir, LOCK_FILE), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/** The server that runs on a folder and answers; a lock file left by a killed one is cleared away. */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const startedAt = performance.now();
  for (;;) {
    const lock = readLockFile(dataDir);
    if (lock === undefined) return undefined;
    if (!worksIn(lock.pid, dataDir)) {
      rmSync(path.join(dataDir, LOCK_FILE), { force: true });
      return undefined;
    }
    if (lock.status === 'ready') return { pid: lock.pid, port: lock.port };
    if (performance.now() - startedAt > START_MS_MAX)
      throw new Error('the running server does not get ready');
    await pause(POLL_MS);
  }
}

/** The postmaster ended while starting. `why` is what it said last. */
export class PostmasterError extends Error {
  override readonly name = 'PostmasterError';
  readonly said: string;

  constructor(said: string) {
    const why = said.split('\n').find((line) => /FATAL|PANIC/.test(line)) ?? said.slice(-500);
    super(`PostgreSQL did not start: ${why.replace(/^.*?(FATAL|PANIC):\s*/, '')}`);
    this.said = said;
  }

  get isPortTaken(): boolean {
    return /could not create any TCP\/IP sockets/.test(this.said);
  }

  /** Processes of a killed server still hold its memory; they end by themselves within moments. */
  get isMemoryHeld(): boolean {
    return /pre-existing shared memory block|lock file .* already exists|is another postmaster/i.test(
      this.said,
    );
  }
}

function openLog(dataDir: string): { fd: number; file: string; from: number } {
  const file = path.join(dataDir, LOG_FILE);
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.old`);
  const fd = openSync(file, 'a', 0o600);
  return { fd, file, from: statSync(file).size };
}

/** Starts the server on a folder and waits until it answers. */
export async function launch(
  root: string,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const user = findOtherUser();
  const folder = nameFolderFor(dataDir, user);
  const log = openLog(dataDir);
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(programPath(root, 'postgres'), ['-D', folder.name, ...flags], {
    ...user,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd, ...folder.stdio],
  });
  for (const fd of [log.fd, ...folder.stdio]) closeSync(fd);
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  child.unref();
  const startedAt = performance.now();
  for (;;) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new PostmasterError(readFileSync(log.file, 'utf8').slice(log.from));
    }
    const lock = readLockFile(dataDir);
    if (lock?.pid === child.pid && lock?.status === 'ready') return { pid: lock.pid, port: lock.port };
    if (performance.now() - startedAt > START_MS_MAX) throw new Error('PostgreSQL does not get ready');
    await pause(POLL_MS);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number, dataDir: string): Promise<void> {
  if (!worksIn(pid, dataDir)) return;
  process.kill(pid, 'SIGINT');
  const startedAt = performance.now();
  while (worksIn(pid, dataDir)) {
    if (performance.now() - startedAt > STOP_MS_MAX) throw new Error(`PostgreSQL (${pid}) does not stop`);
    await pause(POLL_MS);
  }
}

/** A folder itself, whatever it is called now. */
export interface FolderIdentity {
  readonly dev: number;
  readonly ino: number;
}

/** Ends a server whose folder was deleted or moved away: an orderly end would have nothing to write to. */
export async function endWithoutFolder(pid: number, folder: FolderIdentity): Promise<void> {
  const isOurs = () => {
    if (!isRunning(pid)) return false;
    if (process.platform !== 'linux') return true;
    try {
      // The kernel leads there even when the folder has no name any more.
      const { dev, ino } = statSync(`/proc/${pid}/cwd`);
      return dev === folder.dev && ino === folder.ino;
    } catch {
      return false;
    }
  };
  if (isOurs()) process.kill(pid, 'SIGQUIT');
  const startedAt = performance.now();
  while (isOurs() && performance.now() - startedAt < STOP_MS_MAX) await pause(POLL_MS);
}

/** Ends what a killed server left behind in its folder; only processes that work in that very folder. */
export function endOrphans(dataDir: string): void {
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || !worksIn(pid, dataDir)) continue;
    try {
      if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres') process.kill(pid, 'SIGKILL');
    } catch {}
  }
}
