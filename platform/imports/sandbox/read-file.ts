import { spawn } from 'node:child_process';
import path from 'node:path';
import { UnreadableFile } from '../read/raw.ts';
import type { Frame } from './frames.ts';
import { decodeFrames } from './frames.ts';

const ENTRY = path.join(import.meta.dirname, 'reader-main.ts');
/** Programs and packages: all that the reading process may open. */
const ROOT = path.resolve(import.meta.dirname, '../../..');
const MEMORY_MEGABYTES_MAX = 1_024;
const SECONDS_MAX = 180;

export interface ReadLimits {
  readonly secondsMax?: number;
  readonly memoryMegabytesMax?: number;
}

/**
 * Reads a file in a process of its own, with a limit on memory and time and no right to files, network or
 * database beyond the bytes it is given. Frames come as the file is read.
 * @throws UnreadableFile for a file that cannot be read, also when reading it took too much.
 */
export async function* readFileApart(bytes: Buffer, limits: ReadLimits = {}): AsyncGenerator<Frame> {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${ROOT}`,
      `--max-old-space-size=${limits.memoryMegabytesMax ?? MEMORY_MEGABYTES_MAX}`,
      '--disable-warning=ExperimentalWarning',
      ENTRY,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: ROOT },
  );
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      child.kill('SIGKILL');
    },
    (limits.secondsMax ?? SECONDS_MAX) * 1_000,
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
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
    if (!isWhole) throw new UnreadableFile(isLate ? 'imports.file.too-slow' : 'imports.file.too-much');
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(isLate ? 'imports.file.too-slow' : 'imports.file.too-much');
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}
