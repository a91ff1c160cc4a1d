import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const RUNNER = path.resolve(import.meta.dirname, '../../tools/run.ts');
const OPEN_MS_MAX = 180_000;

export interface RunningProgram {
  readonly address: string;
  /** From the start of the process to the first answer of the page. */
  readonly openedMs: number;
  /** Resident memory of the program without its database, in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

export function makeFolder(name: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), `minzheng-bench-${name}-`));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function findFreePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function isOpen(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Runs a child until it answers at `url`. */
export async function open(child: ChildProcess, url: string): Promise<number> {
  const startedAt = performance.now();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  while (!(await isOpen(url))) {
    const isLate = performance.now() - startedAt > OPEN_MS_MAX;
    if (child.exitCode !== null || isLate) throw new Error(`it does not open: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - startedAt;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** `npm start` without npm: the program as officers use it, on a folder of its own. */
export async function startProgram(dataDir: string): Promise<RunningProgram> {
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' };
  const child = spawn(process.execPath, [RUNNER, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const openedMs = await open(child, address);
  return { address, openedMs, memoryMb: () => residentMb(child.pid ?? 0), stop: () => end(child) };
}
