import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type BackupFile, hashFile } from './manifest.ts';
import { listTables, type Table } from './tables.ts';

export const TABLES = 'tables';

const fileOf = (table: Table): string => `${TABLES}/${table.name.replaceAll('"', '')}.copy.gz`;

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'minzheng-backup' });
  await client.connect();
  return client;
}

/** Every row of every table, as of one moment. */
export async function copyTables(ownerUrl: string, folder: string): Promise<BackupFile[]> {
  mkdirSync(path.join(folder, TABLES), { mode: 0o700 });
  const client = await connect(ownerUrl);
  const files: BackupFile[] = [];
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const table of await listTables(client)) {
      const name = fileOf(table);
      const place = path.join(folder, name);
      // The query form reads under row-level security too; the owner's policy lets it see everything.
      const text = `copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`;
      const out = createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(client.query(copyTo(text)), createGzip({ level: 3 }), out);
      files.push({ path: name, ...(await hashFile(place)) });
    }
    await client.query('commit');
    return files;
  } finally {
    await client.end();
  }
}

async function isEmpty(client: pg.Client, tables: readonly Table[]): Promise<boolean> {
  for (const table of tables) {
    if (table.name === 'public.installation') continue;
    const { rowCount } = await client.query(`select 1 from ${table.name} limit 1`);
    if (rowCount) return false;
  }
  return true;
}

/**
 * Puts every row back, in one transaction. Row-level security does not let COPY in, and triggers would do
 * again what is already in the rows: both rest meanwhile, and are back when the transaction ends.
 * Returns false when the database is not empty; then nothing was done.
 */
export async function putTablesBack(ownerUrl: string, folder: string): Promise<boolean> {
  const client = await connect(ownerUrl);
  try {
    await client.query('begin');
    const tables = await listTables(client);
    if (!(await isEmpty(client, tables))) return false;
    await client.query('delete from installation');
    for (const { name } of tables) {
      await client.query(`alter table ${name} no force row level security, disable trigger user`);
    }
    for (const table of tables) {
      const place = path.join(folder, fileOf(table));
      if (!existsSync(place)) continue;
      const text = `copy ${table.name} (${table.columns.join(', ')}) from stdin`;
      await pipeline(createReadStream(place), createGunzip(), client.query(copyFrom(text)));
    }
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    const { rows } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relrowsecurity and not relforcerowsecurity`,
    );
    for (const { name } of rows) await client.query(`alter table ${name} force row level security`);
    await client.query('commit');
    return true;
  } finally {
    await client.end();
  }
}
