import { Worker } from 'node:worker_threads';
import type { PopulationParts } from '../population/index.ts';
import type { DeskCalls } from './desk.ts';

type Wish<Call extends keyof DeskCalls> = Parameters<DeskCalls[Call]>[0];
type Given<Call extends keyof DeskCalls> = Awaited<ReturnType<DeskCalls[Call]>>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly isGone?: boolean;
}

/** The population went to make room, or with the thread that had it: it can be taken anew. */
export class PopulationGone extends Error {
  override readonly name = 'PopulationGone';
}

/**
 * The desk behind a thread of its own, so that whoever moves a slider holds up nobody else. It is started by the first
 * question; when it dies, everything that waits is refused, and the next question starts another, which knows no
 * population yet: `generation` says so.
 */
export class DeskThread {
  #worker: Worker | undefined;
  #generation = 0;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Counts the threads there were: populations are with the one that was there when they were taken. */
  get generation(): number {
    return this.#generation;
  }

  /** Arrays in `moved` go over without being copied, and are no longer here. */
  call<Call extends keyof DeskCalls>(
    call: Call,
    wish: Wish<Call>,
    moved: readonly ArrayBuffer[] = [],
  ): Promise<Given<Call>> {
    const worker = this.#start();
    const id = ++this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call, wish }, moved);
    }) as Promise<Given<Call>>;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./desk-main.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ id, value, error, isGone }: Reply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(isGone ? new PopulationGone(error) : new Error(error));
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', (code) => this.#lose(worker, new Error(`the thread ended with ${code}`)));
    this.#worker = worker;
    this.#generation += 1;
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#generation += 1;
    const reason = new PopulationGone('the thread was lost', { cause: error });
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** The memory of a population, to be handed over. */
export const buffersOf = ({ offsets, household, member, townOf, ids }: PopulationParts): ArrayBuffer[] =>
  [offsets, ...household, ...member, townOf, ids].map(({ buffer }) => buffer as ArrayBuffer);
