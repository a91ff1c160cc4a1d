import { constants, openSync, statSync } from 'node:fs';
import path from 'node:path';

export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const NOBODY: OsUser = { uid: 65_534, gid: 65_534 };

/** Whom PostgreSQL runs as, when that is not whoever started the program. */
export function findOtherUser(): OsUser | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

const ANYBODY_MAY_ENTER = 0o001;

/** Whether another user can walk down to a folder: each folder above it has to let them through. */
export function isReachable(folder: string, user: OsUser): boolean {
  for (let place = path.dirname(path.resolve(folder)); ; place = path.dirname(place)) {
    const { mode, uid } = statSync(place);
    const mayEnter = uid === user.uid ? (mode & 0o100) !== 0 : (mode & ANYBODY_MAY_ENTER) !== 0;
    if (!mayEnter) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** A folder as a child process is to name it, and the open file that makes the name work. */
export interface FolderName {
  readonly name: string;
  readonly stdio: readonly number[];
}

const CHILD_FD = 3;

/**
 * Root's folders may stand below a home that nobody else can enter. Then the child gets the folder as an
 * open file, and the kernel leads `/proc/self/fd/3` straight to it without walking the path.
 */
export function nameFolderFor(folder: string, user: OsUser | undefined): FolderName {
  if (user === undefined || process.platform !== 'linux' || isReachable(folder, user)) {
    return { name: folder, stdio: [] };
  }
  const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return { name: `/proc/self/fd/${CHILD_FD}`, stdio: [fd] };
}
