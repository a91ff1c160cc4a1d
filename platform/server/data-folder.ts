import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tryLock, unlock } from '../base/index.ts';
import { codeOf, StartError } from './start-error.ts';

const LOCK_FILE = 'minzheng.lock';
const PASSWORD_FILE = 'postgres-password';
const PASSWORD_BYTES = 24;

/**
 * Makes the data folder when it is missing, and sees that it can be written.
 * @throws StartError when it cannot.
 */
export function prepareDataFolder(dataDir: string): void {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    makeFolder(dataDir);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = codeOf(error);
    throw new StartError(
      `数据目录 ${dataDir} 不能写入（${reason}）：请修改权限，或用 DATA_DIR 指定其他目录。`,
      `The data folder ${dataDir} cannot be written (${reason}): mend its permissions, or name another one in DATA_DIR.`,
      error,
    );
  }
}

/** With its parents, one by one: where a file system answers ENOENT to a folder whose parent stands, as /proc does, mkdir
 * with `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o755 });
}

/**
 * One program per data folder. Returns what gives the folder back.
 * @throws StartError when another program works in it.
 */
export function takeDataFolder(dataDir: string): () => void {
  const file = path.join(dataDir, LOCK_FILE);
  if (!tryLock(file)) {
    throw new StartError(
      `数据目录 ${dataDir} 正被另一个民政程序使用：请先停止它，或用 DATA_DIR 指定其他目录。`,
      `The data folder ${dataDir} is in use by another Minzheng: stop that one first, or name another folder in DATA_DIR.`,
    );
  }
  return () => unlock(file);
}

/** Password of the embedded server's owner, made on the first start. */
export function getOwnerPassword(dataDir: string): string {
  const file = path.join(dataDir, PASSWORD_FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new StartError(
      `数据库的密码文件 ${file} 不见了：请从备份中放回，再启动。`,
      `The database's password file ${file} is gone: put it back from a backup, then start again.`,
    );
  }
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}
