import path from 'node:path';
import {
  type Database,
  type FieldCipher,
  type KeyRing,
  openDatabase,
  openLiveCipher,
} from '../base/index.ts';
import {
  type Config,
  loadPlaces,
  migrateStore,
  openLogin,
  openStore,
  prepareDataFolder,
  readConfig,
  type Store,
} from '../server/index.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a command works with: the database, migrated and open to its owner and to the program. */
export interface Session {
  readonly config: Config;
  readonly store: Store;
  readonly keys: KeyRing;
  readonly cipher: FieldCipher;
  readonly appUrl: string;
  readonly db: Database;
}

const CONNECTIONS_MAX = 4;
const STATEMENT_MS_MAX = 60 * 60_000;

/** Opens the store for one piece of work. An embedded server that ran before goes on running. */
export async function withStore<T>(work: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, ROOT);
  prepareDataFolder(config.dataDir);
  const store = await openStore(config);
  try {
    return await work(store, config);
  } finally {
    if (store.embedded && !store.embedded.wasRunning) await store.embedded.stop();
  }
}

/** As `withStore`, with the database brought up to this program. */
export async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  return await withStore(async (store, config) => {
    await migrateStore(store);
    await loadPlaces(store.ownerUrl, config);
    const { appUrl, keys } = await openLogin(store, config);
    const db = openDatabase({
      url: appUrl,
      connectionsMax: CONNECTIONS_MAX,
      statementTimeoutMs: STATEMENT_MS_MAX,
    });
    const live = openLiveCipher(keys, config.keyFile);
    try {
      return await work({ config, store, keys, cipher: live.cipher, appUrl, db });
    } finally {
      live.stop();
      await db.close();
    }
  });
}
