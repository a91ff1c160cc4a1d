import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as setTimeoutOf } from 'node:timers/promises';
import { UnreadableFile } from '../read/raw.ts';
import type { Frame } from './frames.ts';
import { decodeFrames } from './frames.ts';

const ENTRY = path.join(import.meta.dirname, 'reader-main.ts');
/** Programs and packages: all that the reading process may open. */
const ROOT = path.resolve(import.meta.dirname, '../../..');
const MEMORY_MEGABYTES_MAX = 1_024;
const SECONDS_MAX = 180;
/** How Node ends when its heap is full, and how the system ends a process when the machine's memory is. */
const OUT_OF_MEMORY: ReadonlySet<NodeJS.Signals> = new Set(['SIGABRT', 'SIGTRAP', 'SIGKILL']);
const SAID_CHARACTERS_MAX = 4_000;
const GRACE_MS = 5_000;

export interface ReadLimits {
  readonly secondsMax?: number;
  readonly memoryMegabytesMax?: number;
  /** Another reading program; the house's own when left out. */
  readonly program?: string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const begin = (memoryMegabytesMax: number, program: string): Child =>
  spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${ROOT}`,
      `--max-old-space-size=${memoryMegabytesMax}`,
      '--disable-warning=ExperimentalWarning',
      program,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: ROOT },
  );

/** One that has loaded its program and waits for its file; each reads one file and ends. */
let ready: { readonly child: Child; readonly timer: NodeJS.Timeout } | undefined;
const READY_MS = 60_000;

/** A file is about to come: its process starts now, while the other processor has nothing to do. */
export function expectFile(): void {
  if (ready !== undefined) return;
  const child = begin(MEMORY_MEGABYTES_MAX, ENTRY);
  const letGo = () => {
    if (ready?.child !== child) return;
    clearTimeout(ready.timer);
    ready = undefined;
    child.kill('SIGKILL');
  };
  child.once('error', letGo);
  child.once('exit', letGo);
  child.stdin.on('error', letGo);
  ready = { child, timer: setTimeout(letGo, READY_MS).unref() };
}

function takeReady({ memoryMegabytesMax, program }: ReadLimits): Child | undefined {
  if (ready === undefined || memoryMegabytesMax !== undefined || program !== undefined) return undefined;
  const { child, timer } = ready;
  clearTimeout(timer);
  ready = undefined;
  return child;
}

/**
 * Reads a file in a process of its own, with a limit on memory and time and no right to files, network or
 * database beyond the bytes it is given. Frames come as the file is read.
 * @throws UnreadableFile for a file that cannot be read, also when reading it took too much. Where the reading
 * process broke of itself, the `cause` has what it said last, for the program's log.
 */
export async function* readFileApart(bytes: Buffer, limits: ReadLimits = {}): AsyncGenerator<Frame> {
  const child =
    takeReady(limits) ?? begin(limits.memoryMegabytesMax ?? MEMORY_MEGABYTES_MAX, limits.program ?? ENTRY);
  let said = '';
  child.stderr.on('data', (part) => {
    said = (said + String(part)).slice(-SAID_CHARACTERS_MAX);
  });
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      child.kill('SIGKILL');
    },
    (limits.secondsMax ?? SECONDS_MAX) * 1_000,
  );
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_, signal) => resolve(signal)),
  );
  // A child that dies while it is still being fed is told apart below, by what it did not say.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  let isWhole = false;
  try {
    for await (const frame of decodeFrames(child.stdout)) {
      if (frame.kind === 'unreadable') throw new UnreadableFile(frame.value.code, frame.value.facts);
      if (frame.kind === 'end') isWhole = true;
      yield frame;
    }
    if (!isWhole) throw new Error('the reading process ended before the file did');
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const signal = await Promise.race([ended, setTimeoutOf(GRACE_MS, null)]);
    if (isLate) throw new UnreadableFile('imports.file.too-slow');
    if (signal !== null && OUT_OF_MEMORY.has(signal)) throw new UnreadableFile('imports.file.too-much');
    throw new UnreadableFile('imports.file.not-read', {}, { cause: whereItBroke(said) });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}

/** Lines of the stack alone: what stands before them may quote what is in the file. */
const whereItBroke = (said: string): string =>
  said
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
