import { existsSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { getBinariesRoot } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { withLock } from './file-lock.ts';
import {
  endOrphans,
  endWithoutFolder,
  findPostmaster,
  isRunning,
  launch,
  type Postmaster,
  PostmasterError,
  stopPostmaster,
} from './postmaster.ts';

export interface EmbeddedServer {
  /** Connects as the owner of everything: for migrations, backup and tests only. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly port: number;
  /** It ran before it was asked for: whoever started it will stop it. */
  readonly wasRunning: boolean;
  /**
   * Watches the server and starts it again, on the same port, whenever it has died. When its folder is gone there is
   * nothing to start: the watch ends, and `onGone` is told.
   */
  keepAlive(onRestart: (took: { ms: number } | { error: Error }) => void, onGone?: () => void): void;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster itself, as in `data/postgres`. Its parent must exist. */
  readonly dataDir: string;
  readonly password: string;
  /** Server settings, as in `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * A failed statement is told to the program that sent it. In the server's own log it would lie in the open, with the
 * values it was given: a row that breaks a key, the parameters of a search.
 */
const SILENT_ABOUT_VALUES = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

const TRIES_MAX = 200;
const TRY_AGAIN_MS = 100;
/** After this many tries the processes of a killed server are ended instead of waited for. */
const PATIENT_TRIES = 30;
const WATCH_MS = 500;

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

async function launchPatiently(options: EmbeddedOptions, wantedPort?: number): Promise<Postmaster> {
  const root = getBinariesRoot();
  for (let tries = 1; ; tries++) {
    const port = wantedPort ?? (await findFreePort());
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...SILENT_ABOUT_VALUES,
      ...options.settings,
    };
    try {
      return await launch(root, options.dataDir, settings);
    } catch (error) {
      const mayPass = error instanceof PostmasterError && (error.isPortTaken || error.isMemoryHeld);
      if (!mayPass || tries >= TRIES_MAX) throw error;
      if (tries >= PATIENT_TRIES) endOrphans(options.dataDir);
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

/**
 * Starts the embedded server on a folder, making the cluster when there is none and adopting one that runs.
 * Any number of processes may ask at once: they take turns.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir } = options;
  const open = (port?: number) =>
    withLock(`${dataDir}.lock`, async () => {
      const found = await findPostmaster(dataDir);
      if (found) return { found, wasRunning: true };
      makeCluster(getBinariesRoot(), dataDir, options.password);
      return { found: await launchPatiently(options, port), wasRunning: false };
    });
  const first = await open();
  const folder = statSync(dataDir);
  let current = first.found;
  let watch: NodeJS.Timeout | undefined;
  let isStopping = false;
  /** Never made anew under a running program: an empty county in the place of the lost one would be worse than none. */
  const isGone = () => !existsSync(path.join(dataDir, 'PG_VERSION'));

  async function look(
    onRestart: (took: { ms: number } | { error: Error }) => void,
    onGone: (() => void) | undefined,
  ): Promise<void> {
    if (!isStopping && isGone()) return onGone?.();
    if (!isRunning(current.pid) && !isStopping) {
      const startedAt = performance.now();
      try {
        current = (await open(first.found.port)).found;
        onRestart({ ms: Math.round(performance.now() - startedAt) });
      } catch (error) {
        onRestart({ error: error as Error });
      }
    }
    if (!isStopping) watch = setTimeout(() => void look(onRestart, onGone), WATCH_MS);
  }

  return {
    ownerUrl: `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${first.found.port}/postgres`,
    dataDir,
    port: first.found.port,
    wasRunning: first.wasRunning,
    keepAlive(onRestart, onGone) {
      watch = setTimeout(() => void look(onRestart, onGone), WATCH_MS);
    },
    async stop() {
      isStopping = true;
      clearTimeout(watch);
      if (isGone()) return endWithoutFolder(current.pid, folder);
      await withLock(`${dataDir}.lock`, () => stopPostmaster(current.pid, dataDir));
    },
  };
}
