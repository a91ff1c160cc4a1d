import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { listMigrations, migrate } from '../base/db/migrate.ts';
import { type EmbeddedServer, startEmbedded } from '../base/postgres/server.ts';

/**
 * Databases for tests: one server per machine user, kept running between runs; one template per state of
 * the migrations; each caller gets a clone of it in some 40 ms. No fsync: these die with the machine.
 */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

const PASSWORD = 'test-only';
const APP_LOGIN = 'minzheng_test_app';
const LOCK = 420_281_002;

function openServer(): Promise<EmbeddedServer> {
  const folder = path.join(os.tmpdir(), `minzheng-test-postgres-18-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return startEmbedded({
    dataDir: path.join(folder, 'cluster'),
    password: PASSWORD,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '256MB',
      max_wal_size: '4GB',
      // Most databases here live for less than a minute: looking after each of them costs more than it brings.
      autovacuum_naptime: '10min',
    },
  });
}

const withDatabase = (url: string, database: string, user?: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user) changed.username = user;
  return changed.toString();
};

async function ensureTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const state = createHash('sha256')
    .update(
      listMigrations()
        .map((m) => m.hash)
        .join(),
    )
    .digest('hex');
  const name = `template_${state.slice(0, 16)}`;
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return name;
    const making = `${name}_making`;
    await admin.query(`drop database if exists ${making} with (force)`);
    await admin.query(`create database ${making}`);
    await migrate(withDatabase(serverUrl, making));
    await admin.query(`do $$ begin
      create role ${APP_LOGIN} login password '${PASSWORD}' in role minzheng_app;
      exception when duplicate_object then null; end $$`);
    await admin.query(`alter role ${APP_LOGIN} set log_min_messages = 'log'`);
    await admin.query(`alter database ${making} rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

let counter = 0;

const freshName = (): string => `test_${process.pid}_${Date.now()}_${++counter}`;

async function asAdmin<T>(work: (admin: pg.Client, serverUrl: string) => Promise<T>): Promise<T> {
  const { ownerUrl } = await openServer();
  const admin = new pg.Client(ownerUrl);
  await admin.connect();
  try {
    return await work(admin, ownerUrl);
  } finally {
    await admin.end();
  }
}

const drop = (name: string): Promise<void> =>
  asAdmin(async (admin) => {
    await admin.query(`drop database if exists ${name} with (force)`);
  });

async function copy(admin: pg.Client, serverUrl: string, from: string, name: string): Promise<TestDatabase> {
  await admin.query(`create database ${name} template ${from} strategy file_copy`);
  return {
    ownerUrl: withDatabase(serverUrl, name),
    appUrl: withDatabase(serverUrl, name, APP_LOGIN),
    drop: () => drop(name),
  };
}

/** A fresh, migrated, empty database of one's own. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  asAdmin(async (admin, url) => await copy(admin, url, await ensureTemplate(admin, url), freshName()));

/**
 * A copy of a database that was filled once. Whoever asks first fills it; the others wait for that.
 * @param name under which it is known to all processes that share it, until `dropFilledDatabase`.
 * @param fill leaves nothing connected to it.
 */
export async function copyFilledDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  return await asAdmin(async (admin, url) => {
    await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) {
      const making = `${name}_making`;
      await admin.query(`drop database if exists ${making} with (force)`);
      await fill(await copy(admin, url, await ensureTemplate(admin, url), making));
      await admin.query(`alter database ${making} rename to ${name}`);
    }
    const made = await copy(admin, url, name, freshName());
    await admin.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    return made;
  });
}

export const dropFilledDatabase = drop;

/** `test_<process>_<moment>_<count>`, or `filled_<folder of the run>`, or a template of some state of the migrations. */
const KINDS = {
  test: /^test_(?<pid>\d+)_/,
  filled: /^filled_(?<folder>[0-9a-f]+?)(_making)?$/,
  template: /^template_[0-9a-f]{16}(_making)?$/,
};
/** Whoever works on an older state of the migrations comes back to its template within this time, or makes it anew. */
const TEMPLATE_HOURS = 12;
/** Younger than this, somebody may be about to use it. */
const FRESH_MINUTES = 5;
/** To drop one is a checkpoint of the whole server: what is not gone by then, the next run takes away. */
const CLEARING_MS_MAX = 30_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether nobody will ever ask for a database again, to judge by its name and its age. */
export function isLeft(name: string, ageMinutes: number): boolean {
  if (ageMinutes < FRESH_MINUTES) return false;
  const pid = KINDS.test.exec(name)?.groups?.pid;
  if (pid !== undefined) return !isRunning(Number(pid));
  const folder = KINDS.filled.exec(name)?.groups?.folder;
  if (folder !== undefined) return !existsSync(path.join(os.tmpdir(), Buffer.from(folder, 'hex').toString()));
  return KINDS.template.test(name) && ageMinutes > TEMPLATE_HOURS * 60;
}

/**
 * Takes away what runs that were killed have left in the server: hundreds of databases, each of which it looks after.
 * One that somebody is connected to, or is copying, stays. @returns how many are gone.
 */
export const clearLeftDatabases = (): Promise<number> =>
  asAdmin(async (admin) => {
    const { rows } = await admin.query<{
      name: string;
      minutes: number;
    }>(`select datname as name, extract(epoch from
        now() - (pg_stat_file('base/' || oid || '/PG_VERSION')).modification)::float8 / 60 as minutes
      from pg_database d where not datistemplate and not exists (select from pg_stat_activity a where a.datid = d.oid)`);
    const endsAt = Date.now() + CLEARING_MS_MAX;
    let gone = 0;
    for (const { name } of rows.filter((one) => isLeft(one.name, one.minutes))) {
      if (Date.now() > endsAt) break;
      try {
        await admin.query(`drop database if exists ${name}`);
        gone += 1;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
      }
    }
    return gone;
  });
