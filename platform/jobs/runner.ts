import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { Id } from '../base/index.ts';
import type { JobStore, OpenJob } from './work.ts';
import { findOpenJobs, isConnectionLost, noteDeath } from './work.ts';

/** Looks for open jobs and gives each a process of its own, so that heavy work never holds up a request. */
export interface JobRunner {
  /** Looks at once instead of at the next turn. */
  wake(): void;
  /** Ends the processes; their jobs are taken up at the next start. */
  close(): Promise<void>;
}

export interface JobRunnerOptions {
  /** The program that does the work: it is told which job by a message and ends by itself. */
  readonly entry: string;
  /** What it needs besides: addresses and keys. They go by message, never by command line or environment. */
  readonly settings: unknown;
  readonly atOnceMax?: number;
  readonly lookEveryMs?: number;
  readonly memoryMegabytesMax?: number;
}

/** The first and only message to a job's process. */
export interface JobOrder {
  readonly countyCode: string;
  readonly id: Id;
  readonly settings: unknown;
}

const AT_ONCE_MAX = 2;
const LOOK_EVERY_MS = 300;
const MEMORY_MEGABYTES_MAX = 3_072;
/** A job makes many small objects that live for one chunk: with room for them they need not be moved. */
const YOUNG_MEGABYTES_MAX = 64;
/** Exit code of a process that has said itself, in the database or to nobody who is there, what went wrong. */
const SAID = 3;
/** A process that ended without having done its job is not started again at once. */
const REST_MS = 500;

export function startJobRunner(store: JobStore, options: JobRunnerOptions): JobRunner {
  const running = new Map<Id, ChildProcess>();
  const resting = new Set<Id>();
  const atOnceMax = options.atOnceMax ?? AT_ONCE_MAX;
  let isClosing = false;
  let isLooking = false;

  function start(job: OpenJob): void {
    const child = fork(options.entry, [], {
      execArgv: [
        `--max-old-space-size=${options.memoryMegabytesMax ?? MEMORY_MEGABYTES_MAX}`,
        `--max-semi-space-size=${YOUNG_MEGABYTES_MAX}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    running.set(job.id, child);
    child.on('error', () => undefined);
    child.on('exit', (code) => {
      running.delete(job.id);
      if (code !== 0 && code !== SAID && !isClosing)
        void noteDeath(store, job.countyCode, job.id).catch(() => undefined);
      resting.add(job.id);
      setTimeout(() => resting.delete(job.id), REST_MS).unref();
      void look();
    });
    const order: JobOrder = { ...job, settings: options.settings };
    child.send(order, () => undefined);
  }

  async function look(): Promise<void> {
    if (isClosing || isLooking || running.size >= atOnceMax) return;
    isLooking = true;
    try {
      const open = await findOpenJobs(store, atOnceMax * 4);
      for (const job of open) {
        if (running.size < atOnceMax && !isClosing && !running.has(job.id) && !resting.has(job.id))
          start(job);
      }
    } catch {
      // The database is away; the next look may find it.
    } finally {
      isLooking = false;
    }
  }

  const timer = setInterval(() => void look(), options.lookEveryMs ?? LOOK_EVERY_MS);
  timer.unref();
  void look();

  return {
    wake: () => void look(),
    async close() {
      isClosing = true;
      clearInterval(timer);
      await Promise.all(
        [...running.values()].map(
          (child) =>
            new Promise<void>((resolve) => {
              if (child.exitCode !== null || child.signalCode !== null) resolve();
              child.once('exit', () => resolve());
              child.kill('SIGKILL');
            }),
        ),
      );
    },
  };
}

/**
 * The other side: waits for the order, does the work, ends. Ends too when the program that gave the order is gone.
 * @param work returns whether the job was done.
 */
export function serveJob(work: (order: JobOrder) => Promise<void>): void {
  process.once('disconnect', () => process.exit(1));
  process.once('message', (order) => {
    work(order as JobOrder).then(
      () => process.exit(0),
      (error: unknown) => {
        if (!isConnectionLost(error)) console.error(error);
        process.exit(SAID);
      },
    );
  });
}
