import { readFileSync } from 'node:fs';
import { StartError } from './start-error.ts';

const STOP_MS_MAX = 20_000;
const PARENT_WATCH_MS = 500;

/** The processes above this one up to npm, nearest first: npm runs a shell, and the shell runs us. */
function listParents(): number[] {
  const parents = [process.ppid];
  if (process.platform !== 'linux') return parents;
  for (let pid = process.ppid; pid > 1; pid = parents.at(-1) ?? 1) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    if (/^Name:\s+npm/m.test(status)) return parents;
    parents.push(Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 1));
  }
  return [process.ppid];
}

function areThere(parents: readonly number[]): boolean {
  try {
    return listParents().join() === parents.join();
  } catch {
    return false;
  }
}

/**
 * npm's shell ends on a signal without passing it on, and npm itself may be killed. Then nobody is left to
 * say when to stop, and the port must not stay taken.
 */
function watchParents(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parents = listParents();
  setInterval(() => {
    if (!areThere(parents)) onGone();
  }, PARENT_WATCH_MS).unref();
}

/** Prints why the program cannot start: the sentence alone when it is one, everything when it is a fault. */
export function sayStartError(error: unknown): void {
  if (error instanceof StartError) console.error(`${error.zh}\n${error.en}`);
  else console.error(error);
}

/**
 * Stays until a signal comes, then stops in order. A second signal ends it at once.
 * @throws what `failed` settles with, once the program has stopped.
 */
export function runUntilTold(stop: () => Promise<void>, failed: Promise<StartError>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isStopping = false;
    const end = () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      console.log('正在停止 / Stopping …');
      setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
      void stop().then(resolve);
    };
    void failed.then(async (error) => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
      await stop();
      reject(error);
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    watchParents(() => {
      if (!isStopping) end();
    });
  });
}
