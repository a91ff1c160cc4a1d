import { once } from 'node:events';
import net from 'node:net';
import type { KeyRing } from '../base/index.ts';
import { getAppUrl } from './app-login.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { Config } from './config.ts';
import { prepareDataFolder, takeDataFolder } from './data-folder.ts';
import { explainDatabase } from './explain-database.ts';
import type { House } from './house.ts';
import { openKeysOf } from './keys.ts';
import { loadPlaces } from './load-places.ts';
import { readOutsideSettings } from './read-outside-settings.ts';
import { readIdentitySettings } from './read-settings.ts';
import { settleMemory } from './settle-memory.ts';
import { codeOf, StartError } from './start-error.ts';
import { migrateStore, openStore, type Store } from './store.ts';

export interface Program {
  readonly assembly: Assembly;
  readonly store: Store;
  /** Addresses under which the pages are found. */
  readonly addresses: readonly string[];
  /** Settles when the program cannot go on, with what to put right; stop it then. */
  readonly failed: Promise<StartError>;
  stop(): Promise<void>;
}

/** The migrated database, to its owner and to the program, and the keys that belong to it. */
export interface Opened {
  readonly store: Store;
  readonly appUrl: string;
  readonly keys: KeyRing;
}

export interface ProgramOptions {
  readonly config: Config;
  readonly house: House;
  /** Folder of the built pages; waited for, because they may still be in the making. */
  readonly webDir?: Promise<string>;
  /** Work on the migrated database before the doors open: places, the demo county. */
  prepare?(opened: Opened): Promise<void>;
}

function explainListening(error: unknown, config: Config): StartError {
  const reason = codeOf(error);
  if (reason === 'EADDRINUSE') {
    return new StartError(
      `端口 ${config.port} 已被占用：请停止占用它的程序，或用 PORT 指定其他端口，例如 PORT=${config.port + 1} npm start。`,
      `Port ${config.port} is taken: stop what uses it, or name another one, as in PORT=${config.port + 1} npm start.`,
      error,
    );
  }
  return new StartError(
    `不能在 ${config.host}:${config.port} 上提供服务（${reason}）：请检查 HOST 和 PORT。`,
    `Cannot serve at ${config.host}:${config.port} (${reason}): check HOST and PORT.`,
    error,
  );
}

/** Asked before anything is started, so that a taken port is said at once. */
async function checkPort(config: Config): Promise<void> {
  const probe = net.createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
  } catch (error) {
    throw explainListening(error, config);
  }
}

/**
 * Finds the keys of a migrated database and the program's own way into it.
 * @throws StartError with what to put right.
 */
export async function openLogin(store: Store, config: Config): Promise<Opened> {
  try {
    const keys = await openKeysOf(store.ownerUrl, config.keyFile);
    return { store, appUrl: await getAppUrl(store.ownerUrl, keys), keys };
  } catch (error) {
    throw explainDatabase(error, store.ownerUrl);
  }
}

async function listen(assembly: Assembly, config: Config): Promise<string[]> {
  try {
    await assembly.app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw explainListening(error, config);
  }
  const shown = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return [`http://${shown}:${config.port}`];
}

/** Runs what gives things back, last first, and lets no failure keep the others from running. */
async function giveBack(steps: readonly (() => unknown)[]): Promise<void> {
  for (const step of steps.toReversed()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
    }
  }
}

/**
 * Opens everything, in the order in which it stands on each other; what was opened is closed again when a
 * later step fails.
 * @throws StartError with what to put right.
 */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, house } = options;
  const toClose: (() => unknown)[] = [];
  try {
    await checkPort(config);
    prepareDataFolder(config.dataDir);
    toClose.push(takeDataFolder(config.dataDir));
    const store = await openStore(config);
    toClose.push(() => store.embedded?.stop());
    await migrateStore(store);
    const { appUrl, keys } = await openLogin(store, config);
    await loadPlaces(store.ownerUrl, config);
    await options.prepare?.({ store, appUrl, keys });
    const webDir = await options.webDir;
    const assembly = await assemble({
      house,
      appUrl,
      keys,
      keyFile: config.keyFile,
      anchorFile: config.anchorFile,
      trustProxy: config.trustProxy,
      identity: readIdentitySettings(config.dataDir),
      outside: readOutsideSettings(config.dataDir),
      ...(webDir === undefined ? {} : { webDir }),
    });
    toClose.push(() => assembly.close());
    const addresses = await listen(assembly, config);
    const failed = new Promise<StartError>((resolve) =>
      store.embedded?.keepAlive(
        (took) => console.error(sayRestart(took)),
        () => resolve(folderGone(config.dataDir)),
      ),
    );
    settleMemory();
    return { assembly, store, addresses, failed, stop: () => giveBack(toClose) };
  } catch (error) {
    await giveBack(toClose);
    throw error;
  }
}

const folderGone = (dataDir: string) =>
  new StartError(
    `数据目录 ${dataDir} 不见了（被删除、移走或卸载），程序已停止：请放回原来的目录，或从备份恢复，再重新启动。`,
    `The data folder ${dataDir} is gone (deleted, moved or unmounted), and the program has stopped: put it back, or restore a backup, and start again.`,
  );

function sayRestart(took: { ms: number } | { error: Error }): string {
  if ('ms' in took) {
    return `数据库意外停止，已自动恢复（${took.ms} 毫秒）。 The database had died; it runs again (${took.ms} ms).`;
  }
  return `数据库意外停止，正在重试：${took.error.message} The database has died; trying again.`;
}
