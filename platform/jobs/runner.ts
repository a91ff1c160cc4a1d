import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { flushCompileCache, getCompileCacheDir } from 'node:module';
import path from 'node:path';
import type { Id } from '../base/index.ts';
import type { JobStore, OpenJob } from './work.ts';
import { findOpenJobs, isConnectionLost, noteDeath } from './work.ts';

/** Looks for open jobs and gives them to processes of their own, so that heavy work never holds up a request. */
export interface JobRunner {
  /** Looks at once instead of at the next turn. */
  wake(): void;
  /** Somebody is about to ask for work: has a process ready by then, and lets it make ready what it can. */
  expect(): void;
  /** Ends the processes; their jobs are taken up at the next start. */
  close(): Promise<void>;
}

export interface JobRunnerOptions {
  /** The program that does the work: it is told which job by a message, and says when it is done. */
  readonly entry: string;
  /** What it needs besides: addresses and keys. They go by message, never by command line or environment. */
  readonly settings: unknown;
  readonly atOnceMax?: number;
  readonly lookEveryMs?: number;
  readonly memoryMegabytesMax?: number;
  /** How long a process without a job is kept for the next one. */
  readonly keepMs?: number;
}

/** A message to a job's process. */
export interface JobOrder {
  readonly countyCode: string;
  readonly id: Id;
  readonly settings: unknown;
}

const AT_ONCE_MAX = 2;
const LOOK_EVERY_MS = 300;
const MEMORY_MEGABYTES_MAX = 3_072;
/** A job makes many small objects that live for one chunk: with room for them they need not be moved. */
const YOUNG_MEGABYTES = 64;
/**
 * Below this nothing old is collected: buffers that were handed to the database count like everything else then, where
 * 64 MB of them had the whole heap marked every second, for nothing.
 */
const OLD_MEGABYTES = 400;
/**
 * An officer looks at what was read and starts the import a minute later: by then the program is loaded, and runs twice
 * as fast as it did at its start. One that grew large is let go, so that nothing large is kept for nobody.
 */
const KEEP_MS = 120_000;
const KEPT_MEGABYTES_MAX = 900;
/** Exit code of a process that has said itself, in the database or to nobody who is there, what went wrong. */
const SAID = 3;
/** A process that ended without having done its job is not started again at once. */
const REST_MS = 500;
const DONE = 'done';
const EXPECT = 'expect';
/** What was translated once is not translated again: half of what a process of a job takes to begin. */
const compiledFolder = () => {
  const ours = getCompileCacheDir();
  return ours === undefined ? path.resolve(import.meta.dirname, '../../.cache/compiled') : path.dirname(ours);
};

interface Hand {
  readonly child: ChildProcess;
  /** What it works on; undefined while it is kept for the next job. */
  job: OpenJob | undefined;
  timer: NodeJS.Timeout | undefined;
}

export function startJobRunner(store: JobStore, options: JobRunnerOptions): JobRunner {
  const hands = new Set<Hand>();
  const resting = new Set<Id>();
  const atOnceMax = options.atOnceMax ?? AT_ONCE_MAX;
  let isClosing = false;
  let isLooking = false;
  const busy = () => [...hands].filter(({ job }) => job !== undefined);

  function hire(): Hand {
    const child = fork(options.entry, [], {
      env: { NODE_COMPILE_CACHE: compiledFolder(), ...process.env },
      execArgv: [
        `--max-old-space-size=${options.memoryMegabytesMax ?? MEMORY_MEGABYTES_MAX}`,
        `--min-semi-space-size=${YOUNG_MEGABYTES}`,
        `--max-semi-space-size=${YOUNG_MEGABYTES}`,
        `--initial-old-space-size=${OLD_MEGABYTES}`,
        '--external-memory-accounted-in-global-limit',
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const hand: Hand = { child, job: undefined, timer: undefined };
    hands.add(hand);
    child.on('error', () => undefined);
    child.on('message', (message) => {
      if (message !== DONE) return;
      rest(hand);
      keep(hand);
      void look();
    });
    child.on('exit', (code) => {
      hands.delete(hand);
      clearTimeout(hand.timer);
      const { job } = hand;
      if (job !== undefined && code !== 0 && code !== SAID && !isClosing)
        void noteDeath(store, job.countyCode, job.id).catch(() => undefined);
      rest(hand);
      void look();
    });
    return hand;
  }

  /** Its job is over, or at least not begun again at once. */
  function rest(hand: Hand): void {
    if (hand.job === undefined) return;
    const { id } = hand.job;
    hand.job = undefined;
    resting.add(id);
    setTimeout(() => resting.delete(id), REST_MS).unref();
  }

  /** Without a job it holds up nobody's end. */
  function keep(hand: Hand): void {
    const { child } = hand;
    child.unref();
    child.channel?.unref();
    const letGo = () => {
      hands.delete(hand);
      child.kill('SIGKILL');
    };
    hand.timer = setTimeout(letGo, options.keepMs ?? KEEP_MS).unref();
  }

  function start(job: OpenJob): void {
    const hand = [...hands].find((one) => one.job === undefined && one.child.connected) ?? hire();
    clearTimeout(hand.timer);
    hand.child.ref();
    hand.child.channel?.ref();
    hand.job = job;
    const order: JobOrder = { ...job, settings: options.settings };
    hand.child.send(order, () => undefined);
  }

  async function look(): Promise<void> {
    if (isClosing || isLooking || busy().length >= atOnceMax) return;
    isLooking = true;
    try {
      const open = await findOpenJobs(store, atOnceMax * 4);
      for (const job of open) {
        const isTaken = resting.has(job.id) || busy().some((hand) => hand.job?.id === job.id);
        if (busy().length < atOnceMax && !isClosing && !isTaken) start(job);
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
    expect() {
      if (isClosing) return;
      let hand = [...hands].find((one) => one.job === undefined && one.child.connected);
      if (hand === undefined && hands.size < atOnceMax) {
        hand = hire();
        keep(hand);
      }
      hand?.child.send(EXPECT, () => undefined);
    },
    async close() {
      isClosing = true;
      clearInterval(timer);
      await Promise.all(
        [...hands].map(
          ({ child }) =>
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
 * The other side: waits for an order, does the work, says so, and waits for the next. Ends when something went wrong,
 * so that nothing broken is kept, when it grew large, and when the program that gave the orders is gone.
 * @param expect makes ready what work that is about to come may need.
 */
export function serveJobs(work: (order: JobOrder) => Promise<void>, expect?: () => void): void {
  process.once('disconnect', () => process.exit(1));
  // It is never let end by itself, which is when this would be done.
  flushCompileCache();
  process.on('message', (order) => {
    if (order === EXPECT) return expect?.();
    work(order as JobOrder).then(
      () => {
        if (process.memoryUsage.rss() > KEPT_MEGABYTES_MAX * 1024 * 1024) process.exit(0);
        process.send?.(DONE);
      },
      (error: unknown) => {
        if (!isConnectionLost(error)) console.error(error);
        process.exit(SAID);
      },
    );
  });
}
