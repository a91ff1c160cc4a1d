import { mkdirSync, rmSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Longer than any work under such a lock takes: one that is older is of a process that died. */
const LOCK_MS_MAX = 3 * 60 * 1000;
const WAIT_MS = 100;

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > LOCK_MS_MAX) rmSync(lock, { recursive: true, force: true });
  return false;
}

/** Does something while no other process does it under the same lock: a folder that only one of them can make. */
export async function withFolderLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!take(lock)) await setTimeout(WAIT_MS);
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
