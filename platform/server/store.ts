import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, migrate, startEmbedded } from '../base/index.ts';
import type { Config } from './config.ts';
import { getOwnerPassword } from './data-folder.ts';
import { explainDatabase } from './explain-database.ts';
import { codeOf, StartError } from './start-error.ts';

/** The database that the program stands on, open to its owner. */
export interface Store {
  readonly ownerUrl: string;
  /** Undefined when the bureau's own server is used. */
  readonly embedded: EmbeddedServer | undefined;
}

const SERVER_VERSION_MIN = 150_000;
const CONNECT_MS_MAX = 10_000;
const MEGABYTE = 1024 * 1024;

/** A share of this machine's memory, within reason, in megabytes. */
function shareOfMemory(share: number, minMb: number, maxMb: number): string {
  const mb = Math.round((os.totalmem() * share) / MEGABYTE);
  return `${Math.min(maxMb, Math.max(minMb, mb))}MB`;
}

/** How the embedded server is set up; a benchmark that makes one of its own takes the same. */
export const embeddedSettings = (): Readonly<Record<string, string>> => ({
  shared_buffers: shareOfMemory(1 / 8, 128, 2048),
  effective_cache_size: shareOfMemory(1 / 2, 256, 65_536),
  max_wal_size: '2GB',
  // A new file of the log is made long enough without writing zeros into it first: it is written soon enough.
  wal_init_zero: 'off',
  // What an import writes while the log is brought to the disk; with less, its writers wait for that.
  wal_buffers: shareOfMemory(1 / 64, 16, 64),
  max_connections: '100',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  // Compiling plans cost more than it saved on every query measured.
  jit: 'off',
});

/** Refuses a server that is too old or keeps text in another encoding. */
async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  try {
    await client.connect();
    const { rows } = await client.query<{ no: number; version: string; encoding: string }>(
      `select current_setting('server_version_num')::int as no, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding`,
    );
    const server = rows[0];
    if (server === undefined) throw new Error('the server does not say its version');
    if (server.no < SERVER_VERSION_MIN) {
      throw new StartError(
        `数据库版本是 ${server.version}，本系统需要 PostgreSQL 15 或更高版本。`,
        `The database is version ${server.version}; PostgreSQL 15 or newer is needed.`,
      );
    }
    if (server.encoding !== 'UTF8') {
      throw new StartError(
        `数据库的编码是 ${server.encoding}，应为 UTF8：请用 CREATE DATABASE … ENCODING 'UTF8' 重新建库。`,
        `The database's encoding is ${server.encoding}; it must be UTF8: make it anew with CREATE DATABASE … ENCODING 'UTF8'.`,
      );
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function openEmbedded(config: Config): Promise<Store> {
  try {
    const embedded = await startEmbedded({
      dataDir: path.join(config.dataDir, 'postgres'),
      password: getOwnerPassword(config.dataDir),
      settings: embeddedSettings(),
    });
    return { ownerUrl: embedded.ownerUrl, embedded };
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = codeOf(error) || (error instanceof Error ? error.message : String(error));
    const log = path.join(config.dataDir, 'postgres', 'server.log');
    throw new StartError(
      `内置数据库没有启动：${reason}（日志 ${log}）。`,
      `The embedded database did not start: ${reason} (log: ${log}).`,
      error,
    );
  }
}

/**
 * Starts the embedded server, or reaches the bureau's own.
 * @throws StartError with what to put right.
 */
export async function openStore(config: Config): Promise<Store> {
  if (config.databaseUrl === undefined) return await openEmbedded(config);
  try {
    await checkServer(config.databaseUrl);
  } catch (error) {
    throw explainDatabase(error, config.databaseUrl);
  }
  return { ownerUrl: config.databaseUrl, embedded: undefined };
}

/** Brings the database up to this program; tells which files were applied. */
export async function migrateStore(store: Store): Promise<string[]> {
  try {
    return await migrate(store.ownerUrl);
  } catch (error) {
    throw explainDatabase(error, store.ownerUrl);
  }
}
