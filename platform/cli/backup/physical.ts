import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type BackupFile, copyHashed, writeHashed } from './manifest.ts';

/** What the server makes anew by itself, and what belongs to the running one alone. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|server\.log(\.old)?|pg_wal\/.*|pg_(replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.+|(.*\/)?pgsql_tmp.*|(.*\/)?pg_internal\.init.*)$/;
const WAL_FILE = /^[0-9A-F]{24}$/;
/** Folders inside a backup: the cluster, and the rest of the data folder. */
export const CLUSTER = 'postgres';
export const OTHERS = 'data';

export interface Copied {
  readonly files: BackupFile[];
  readonly folders: string[];
}

/** Files below a folder that come and go while the server runs: what is gone when its turn comes is left out. */
async function copyTree(from: string, to: string, isLeftOut: (name: string) => boolean): Promise<Copied> {
  const copied: Copied = { files: [], folders: [] };
  const base = path.basename(to);
  async function walk(below: string): Promise<void> {
    for (const entry of readdirSync(path.join(from, below), { withFileTypes: true })) {
      const name = path.posix.join(below, entry.name);
      if (isLeftOut(name)) continue;
      if (entry.isDirectory()) {
        mkdirSync(path.join(to, name), { mode: 0o700 });
        copied.folders.push(path.posix.join(base, name));
        await walk(name);
      } else if (entry.isFile()) {
        try {
          const written = await copyHashed(path.join(from, name), path.join(to, name));
          copied.files.push({ path: path.posix.join(base, name), ...written });
        } catch (error) {
          if (existsSync(path.join(from, name))) throw error;
        }
      }
    }
  }
  mkdirSync(to, { mode: 0o700 });
  copied.folders.push(base);
  await walk('');
  return copied;
}

/** The stretch of the log that makes the copied files one consistent whole. */
async function copyLog(from: string, to: string, first: string, last: string): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const name of readdirSync(path.join(from, 'pg_wal')).sort()) {
    if (!WAL_FILE.test(name) || name < first || name > last) continue;
    const written = await copyHashed(path.join(from, 'pg_wal', name), path.join(to, 'pg_wal', name));
    files.push({ path: `${CLUSTER}/pg_wal/${name}`, ...written });
  }
  return files;
}

/**
 * Copies the cluster while it is in use. A slot keeps the log from being recycled meanwhile, and a full
 * page goes into it for every page that was copied in the middle of a write.
 */
export async function copyCluster(ownerUrl: string, dataDir: string, folder: string): Promise<Copied> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'minzheng-backup' });
  await owner.connect();
  const to = path.join(folder, CLUSTER);
  try {
    await owner.query(`select pg_create_physical_replication_slot('minzheng_backup', true, true)`);
    const started = await owner.query<{ wal: string }>(
      `select pg_walfile_name(pg_backup_start('minzheng', true)) as wal`,
    );
    const copied = await copyTree(dataDir, to, (name) => LEFT_OUT.test(name));
    const ended = await owner.query<{ wal: string; labelfile: string }>(
      `select pg_walfile_name(lsn) as wal, labelfile from pg_backup_stop(wait_for_archive => false)`,
    );
    const [first, last] = [started.rows[0]?.wal ?? '', ended.rows[0]?.wal ?? ''];
    for (const name of ['pg_wal/archive_status', 'pg_wal/summaries']) {
      mkdirSync(path.join(to, name), { recursive: true, mode: 0o700 });
      copied.folders.push(`${CLUSTER}/${name}`);
    }
    copied.files.push(...(await copyLog(dataDir, to, first, last)));
    copied.files.push(writeHashed(folder, `${CLUSTER}/backup_label`, ended.rows[0]?.labelfile ?? ''));
    return copied;
  } finally {
    await owner.end();
  }
}

/** The rest of the data folder: what officers gave us as files, and the password of the server's owner. */
export async function copyOthers(dataDir: string, keyFile: string, folder: string): Promise<Copied> {
  const isLeftOut = (name: string) =>
    /^(postgres(\..*)?|.*\.lock(\..*)?|\.probe-.*)$/.test(name) ||
    path.join(dataDir, name).startsWith(keyFile);
  return await copyTree(dataDir, path.join(folder, OTHERS), isLeftOut);
}
