import { readFileSync } from 'node:fs';
import { readLockFile } from '../base/postgres/postmaster.ts';

/**
 * The server that runs, or ran last, on a folder of PostgreSQL, ready or not.
 * @throws when none has been started on it, or when it ended in good order.
 */
export function postmasterOf(dataDir: string): { readonly pid: number; readonly port: number } {
  const lock = readLockFile(dataDir);
  if (lock === undefined) throw new Error(`no database runs in ${dataDir}`);
  return { pid: lock.pid, port: lock.port };
}

/** As the machine would when it runs out of memory: nothing is said, nothing is put away. */
export function killPostmaster(dataDir: string): void {
  process.kill(postmasterOf(dataDir).pid, 'SIGKILL');
}

/**
 * Whether a process is over. One whose parent went first keeps its number until the machine's first process takes note
 * of its end, which may be a moment later: it runs no more, and counts as over.
 */
export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return ['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
