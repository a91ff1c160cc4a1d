import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

const WAIT_MS = 20;
const WAIT_MS_MAX = 5 * 60_000;
/** A lock is written in one go; one that stays empty belongs to a process that was killed in between. */
const EMPTY_MS_MAX = 2_000;

/** A process told apart from a later one with the same number; undefined when it does not run. */
function findProcess(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  if (process.platform !== 'linux') return String(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const startedAtTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${pid} ${startedAtTicks}`;
  } catch {
    return undefined;
  }
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Takes a lock file; false when a living process holds it. One left behind by a killed process is taken over. */
export function tryLock(file: string): boolean {
  const own = findProcess(process.pid) ?? String(process.pid);
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(file, `${own}\n`, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder === undefined) continue;
    if (holder === '' && !isOld(file)) return false;
    if (holder !== '' && findProcess(Number(holder.split(' ')[0])) === holder) return false;
    discard(file, holder);
  }
  return false;
}

function isOld(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > EMPTY_MS_MAX;
  } catch {
    return false;
  }
}

/** Moved aside first: of two that find the same dead holder, only one removes it. */
function discard(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readHolder(aside) !== holder) renameSync(aside, file);
  } catch {
    return;
  } finally {
    rmSync(aside, { force: true });
  }
}

export function unlock(file: string): void {
  rmSync(file, { force: true });
}

/** Waits for its turn, works, and gives the lock back. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  while (!tryLock(file)) {
    if (performance.now() - startedAt > WAIT_MS_MAX) throw new Error(`${file} has been held for too long`);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  try {
    return await work();
  } finally {
    unlock(file);
  }
}
