import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { findOtherUser, fingerprintOf, putKeyFile, readKeyFile } from '../../base/index.ts';
import { type Config, openStore, StartError } from '../../server/index.ts';
import { putTablesBack } from './logical.ts';
import { KEYS_FILE } from './make-backup.ts';
import { findDamage, findManifest, type Manifest } from './manifest.ts';
import { CLUSTER, OTHERS } from './physical.ts';
import { findSealedKeys } from './sealed-keys.ts';

/**
 * Reads a backup again from end to end.
 * @throws StartError when it is none, or not one byte for byte.
 */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = findManifest(folder);
  if (manifest === undefined) {
    throw new StartError(
      `${folder} 不是完整的备份：清单缺失或已被改动。`,
      `${folder} is not a whole backup: its manifest is missing or was changed.`,
    );
  }
  const damaged = await findDamage(folder, manifest);
  if (damaged.length > 0) {
    const shown = damaged.slice(0, 5).join(', ');
    throw new StartError(
      `备份已损坏：${damaged.length} 个文件与清单不符（${shown}）。没有恢复任何内容。`,
      `The backup is damaged: ${damaged.length} files differ from the manifest (${shown}). Nothing was restored.`,
    );
  }
  return manifest;
}

/** Keys in their place, before any row: without them the rest would be of no use. */
function putKeysBack(
  folder: string,
  manifest: Manifest,
  config: Config,
  passphrase: string | undefined,
): void {
  if (existsSync(config.keyFile)) {
    if (fingerprintOf(readKeyFile(config.keyFile).ring) === manifest.keyFingerprint) return;
    throw new StartError(
      `密钥文件 ${config.keyFile} 不属于这个备份（应为指纹 ${manifest.keyFingerprint}）。`,
      `The key file ${config.keyFile} does not belong to this backup (fingerprint ${manifest.keyFingerprint} is needed).`,
    );
  }
  if (!manifest.withKeys) {
    throw new StartError(
      `这个备份不含密钥：请先把指纹为 ${manifest.keyFingerprint} 的密钥文件放到 ${config.keyFile}，再恢复。`,
      `This backup holds no keys: first put the key file with fingerprint ${manifest.keyFingerprint} at ${config.keyFile}, then restore.`,
    );
  }
  const sealed = readFileSync(path.join(folder, KEYS_FILE));
  const text = passphrase === undefined ? undefined : findSealedKeys(sealed, passphrase);
  if (text === undefined) {
    throw new StartError(
      '备份中的密钥需要正确的口令（--passphrase-file）。',
      'The keys in this backup need the right passphrase (--passphrase-file).',
    );
  }
  putKeyFile(config.keyFile, text);
}

function isUnder(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

/** Copies one part of the backup to its place; beside it first, so that a half of it is never started. */
function copyPart(folder: string, manifest: Manifest, part: string, target: string): void {
  for (const name of manifest.folders.filter((place) => isUnder(place, part))) {
    mkdirSync(path.join(target, path.posix.relative(part, name)), { recursive: true, mode: 0o700 });
  }
  for (const file of manifest.files.filter((one) => isUnder(one.path, part))) {
    copyFileSync(path.join(folder, file.path), path.join(target, path.posix.relative(part, file.path)));
  }
}

function giveTo(folder: string): void {
  const user = findOtherUser();
  if (user === undefined) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, name), user.uid, user.gid);
  }
  chownSync(folder, user.uid, user.gid);
}

function restorePhysical(folder: string, manifest: Manifest, config: Config): void {
  const cluster = path.join(config.dataDir, 'postgres');
  copyPart(folder, manifest, OTHERS, config.dataDir);
  const making = `${cluster}.making`;
  rmSync(making, { recursive: true, force: true });
  copyPart(folder, manifest, CLUSTER, making);
  giveTo(making);
  renameSync(making, cluster);
}

function refuseFullFolder(config: Config): void {
  if (!existsSync(config.dataDir)) return;
  const others = readdirSync(config.dataDir).filter(
    (name) => path.join(config.dataDir, name) !== config.keyFile,
  );
  if (others.length === 0) return;
  throw new StartError(
    `数据目录 ${config.dataDir} 不是空的：恢复不会覆盖已有数据。请用 DATA_DIR 指定一个空目录。`,
    `The data folder ${config.dataDir} is not empty: a restore overwrites nothing. Name an empty one in DATA_DIR.`,
  );
}

/** Puts a backup back into an empty data folder, or into an empty database of one's own. */
export async function restoreBackup(
  folder: string,
  config: Config,
  passphrase: string | undefined,
  migrateTo: (ownerUrl: string, migrationNo: number) => Promise<void>,
): Promise<Manifest> {
  if (config.databaseUrl === undefined) refuseFullFolder(config);
  const manifest = await checkBackup(folder);
  if (manifest.kind === 'physical' && config.databaseUrl !== undefined) {
    throw new StartError(
      '这是内置数据库的备份，不能恢复到 DATABASE_URL：请去掉 DATABASE_URL，或改用 minzheng backup --logical 的备份。',
      'This is a backup of the embedded database and cannot go to DATABASE_URL: unset it, or use one made by minzheng backup --logical.',
    );
  }
  mkdirSync(config.dataDir, { recursive: true });
  putKeysBack(folder, manifest, config, passphrase);
  if (manifest.kind === 'physical') restorePhysical(folder, manifest, config);
  // The first start replays the log; a backup that cannot be started is not restored.
  const store = await openStore(config);
  try {
    if (manifest.kind === 'logical') {
      await migrateTo(store.ownerUrl, manifest.migrationNo);
      if (!(await putTablesBack(store.ownerUrl, folder))) {
        throw new StartError(
          '目标数据库不是空的：恢复不会覆盖已有数据。',
          'The target database is not empty: a restore overwrites nothing.',
        );
      }
    }
  } finally {
    await store.embedded?.stop();
  }
  return manifest;
}
