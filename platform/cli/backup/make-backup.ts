import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { fingerprintOf, readKeyFile } from '../../base/index.ts';
import { type Config, StartError, type Store } from '../../server/index.ts';
import { copyTables, TABLES } from './logical.ts';
import { type BackupFile, type Manifest, writeHashed, writeManifest } from './manifest.ts';
import { copyCluster, copyOthers } from './physical.ts';
import { sealKeys } from './sealed-keys.ts';

export const KEYS_FILE = 'keys.sealed';

export interface BackupWish {
  /** Must not exist yet, or be empty. */
  readonly folder: string;
  /** Rows instead of the server's files: needed for a server of one's own, and to move to one. */
  readonly isLogical: boolean;
  /** Puts the keys into the backup, under this passphrase. */
  readonly passphrase: string | undefined;
}

function takeFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartError(
      `目录 ${folder} 不是空的：请为备份指定一个新目录。`,
      `The folder ${folder} is not empty: name a new one for the backup.`,
    );
  }
  const making = `${folder}.partial`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  return making;
}

async function readState(ownerUrl: string): Promise<{ migrationNo: number; serverVersion: string }> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ no: number; version: string }>(
      `select max(no) as no, current_setting('server_version') as version from migration`,
    );
    return { migrationNo: rows[0]?.no ?? 0, serverVersion: rows[0]?.version ?? '' };
  } finally {
    await client.end();
  }
}

async function copyData(
  store: Store,
  config: Config,
  wish: BackupWish,
  making: string,
): Promise<{ kind: Manifest['kind']; files: BackupFile[]; folders: string[] }> {
  if (store.embedded === undefined || wish.isLogical) {
    return { kind: 'logical', files: await copyTables(store.ownerUrl, making), folders: [TABLES] };
  }
  const others = await copyOthers(config.dataDir, config.keyFile, making);
  const cluster = await copyCluster(store.ownerUrl, store.embedded.dataDir, making);
  return {
    kind: 'physical',
    files: [...others.files, ...cluster.files],
    folders: [...others.folders, ...cluster.folders],
  };
}

/** Copies an installation, in use or not, into a folder that can be proved whole byte by byte. */
export async function makeBackup(store: Store, config: Config, wish: BackupWish): Promise<Manifest> {
  const making = takeFolder(wish.folder);
  const state = await readState(store.ownerUrl);
  const { text, ring } = readKeyFile(config.keyFile);
  const { kind, files, folders } = await copyData(store, config, wish, making);
  if (wish.passphrase !== undefined) {
    files.push(writeHashed(making, KEYS_FILE, sealKeys(text, wish.passphrase)));
  }
  const manifest: Manifest = {
    format: 1,
    kind,
    madeAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    ...state,
    keyFingerprint: fingerprintOf(ring),
    withKeys: wish.passphrase !== undefined,
    folders,
    files,
  };
  writeManifest(making, manifest);
  if (existsSync(wish.folder)) rmSync(wish.folder, { recursive: true });
  mkdirSync(path.dirname(wish.folder), { recursive: true });
  renameSync(making, wish.folder);
  return manifest;
}
