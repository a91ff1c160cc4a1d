import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { findBinariesRoot, hydrate, type Program, programPath } from './binaries.ts';

export interface EmbeddedServer {
  /** Connects as the owner of everything: for migrations, backup and tests only. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly port: number;
  stop(): void;
}

export interface EmbeddedOptions {
  /** Folder of the cluster itself, as in `data/postgres`. */
  readonly dataDir: string;
  readonly password: string;
  /** Server settings, as in `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const runAs = () => (process.getuid?.() === 0 ? NOBODY : undefined);

function runProgram(root: string, program: Program, args: readonly string[]): string {
  const result = spawnSync(programPath(root, program), args, {
    ...runAs(),
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${program}: ${result.stderr}${result.stdout}`.trim());
  return result.stdout;
}

function initialise(root: string, options: EmbeddedOptions): void {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-init-'));
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  const user = runAs();
  if (user) {
    for (const place of [options.dataDir, folder, passwordFile]) chownSync(place, user.uid, user.gid);
  }
  try {
    runProgram(root, 'initdb', [
      ...['-D', options.dataDir, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Port of a server that already runs on this folder, from its lock file; undefined when none runs. */
function findRunningPort(root: string, dataDir: string): number | undefined {
  const status = spawnSync(programPath(root, 'pg_ctl'), ['-D', dataDir, 'status'], { ...runAs(), cwd: '/' });
  if (status.status !== 0) return undefined;
  const port = Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[3]);
  return Number.isInteger(port) ? port : undefined;
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the embedded server on a folder, making the cluster when there is none and adopting one that runs. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const root = findBinariesRoot();
  if (root === undefined) throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}`);
  hydrate(root);
  if (!existsSync(path.join(options.dataDir, 'PG_VERSION'))) initialise(root, options);
  let port = findRunningPort(root, options.dataDir);
  if (port === undefined) {
    port = await findFreePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: "''",
      ...options.settings,
    };
    const flags = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
    const log = path.join(options.dataDir, 'server.log');
    runProgram(root, 'pg_ctl', ['-D', options.dataDir, '-w', '-l', log, '-o', flags.join(' '), 'start']);
  }
  return {
    ownerUrl: `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`,
    dataDir: options.dataDir,
    port,
    stop: () => void runProgram(root, 'pg_ctl', ['-D', options.dataDir, '-w', '-m', 'fast', 'stop']),
  };
}
