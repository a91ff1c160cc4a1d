import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The folder of `NNNN_name.sql`, forward only. */
const MIGRATIONS_DIR = path.resolve(import.meta.dirname, '../../../db/migrations');
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any number will do, as long as it is ours: two migrators must not run at once. */
const LOCK = 420_281_001;

export interface Migration {
  readonly no: number;
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

/** The database was made by a newer program; starting the older one on it could damage it. */
export class DatabaseNewerError extends Error {
  override readonly name = 'DatabaseNewerError';
  readonly databaseNo: number;
  readonly programNo: number;

  constructor(databaseNo: number, programNo: number) {
    super(`the database is at migration ${databaseNo}, this program knows up to ${programNo}`);
    this.databaseNo = databaseNo;
    this.programNo = programNo;
  }
}

export function listMigrations(dir: string = MIGRATIONS_DIR): Migration[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.sql'));
  const migrations = files.sort().map((file) => {
    const no = Number(FILE_NAME.exec(file)?.[1]);
    if (!Number.isInteger(no)) throw new Error(`migration ${file} is not named NNNN_name.sql`);
    const text = readFileSync(path.join(dir, file), 'utf8');
    return { no, file, text, hash: createHash('sha256').update(text).digest('hex') };
  });
  const twin = migrations.find((migration, i) => migrations[i + 1]?.no === migration.no);
  if (twin) throw new Error(`two migrations have the number ${twin.no}`);
  return migrations;
}

/**
 * The role that the program works in: it owns nothing and cannot step around row-level security.
 * Roles belong to the whole server, so this stands outside the numbered files.
 */
async function ensureAppRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select 1 from pg_roles where rolname = 'minzheng_app') then
      create role minzheng_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
}

async function appliedMigrations(client: pg.Client): Promise<Map<number, string>> {
  await client.query(`create table if not exists migration (
    no integer primary key, file text not null, hash text not null, at timestamptz not null default now())`);
  const { rows } = await client.query<{ no: number; hash: string }>('select no, hash from migration');
  return new Map(rows.map((row) => [row.no, row.hash]));
}

export interface MigrateOptions {
  readonly dir?: string;
  /** The last step to take, when an older state is wanted: to put an older backup back. */
  readonly upTo?: number;
}

/** A step that was taken in another form than this program knows: the two do not belong together. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError';
  readonly file: string;

  constructor(file: string) {
    super(`${file} was changed after it had been applied; add a new migration instead`);
    this.file = file;
  }
}

/**
 * Brings the database up to this program; each file in a transaction of its own, so that a crash leaves
 * whole steps only. Returns the files that were applied.
 * @throws DatabaseNewerError when the database knows a step that this program does not.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { dir, upTo = Number.POSITIVE_INFINITY } = options;
  const migrations = listMigrations(dir).filter((migration) => migration.no <= upTo);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'minzheng-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureAppRole(client);
    const applied = await appliedMigrations(client);
    const newest = Math.max(0, ...applied.keys());
    const known = migrations.at(-1)?.no ?? 0;
    if (newest > known) throw new DatabaseNewerError(newest, known);
    const done: string[] = [];
    for (const migration of migrations) {
      const hash = applied.get(migration.no);
      if (hash === undefined) {
        await applyOne(client, migration);
        done.push(migration.file);
      } else if (hash !== migration.hash) {
        throw new MigrationChangedError(migration.file);
      }
    }
    return done;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query('insert into migration (no, file, hash) values ($1, $2, $3)', [
      migration.no,
      migration.file,
      migration.hash,
    ]);
    await client.query(migration.text);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.file} failed`, { cause: error });
  }
}
