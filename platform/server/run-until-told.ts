import { StartError } from './start-error.ts';

const STOP_MS_MAX = 20_000;
const PARENT_WATCH_MS = 1_000;

/** npm was killed: nobody is left to pass a signal on, and the port must not stay taken. */
function watchParent(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, PARENT_WATCH_MS).unref();
}

/** Prints why the program cannot start: the sentence alone when it is one, everything when it is a fault. */
export function sayStartError(error: unknown): void {
  if (error instanceof StartError) console.error(`${error.zh}\n${error.en}`);
  else console.error(error);
}

/** Stays until a signal comes, then stops in order. A second signal ends it at once. */
export function runUntilTold(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const end = () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      console.log('正在停止 / Stopping …');
      setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
      void stop().then(resolve);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    watchParent(() => {
      if (!isStopping) end();
    });
  });
}
