import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programPath } from './binaries.ts';
import { findOtherUser, isReachable, nameFolderFor } from './os-user.ts';

/** A folder for the moment, which the other user can reach. */
function makePassingFolder(): string {
  const user = findOtherUser();
  const parents = [os.tmpdir(), '/tmp', '/var/tmp'];
  const parent = parents.find((place) => user === undefined || isReachable(path.join(place, 'x'), user));
  const folder = mkdtempSync(path.join(parent ?? os.tmpdir(), 'minzheng-init-'));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/**
 * Makes the cluster beside its place and moves it there when it is whole, so that a program killed in the
 * middle leaves no half of one.
 */
export function makeCluster(root: string, dataDir: string, password: string): void {
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return;
  const making = `${dataDir}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const user = findOtherUser();
  const passing = makePassingFolder();
  const passwordFile = path.join(passing, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const place of [making, passwordFile]) chownSync(place, user.uid, user.gid);
  const folder = nameFolderFor(making, user);
  try {
    const args = [
      ...['-D', folder.name, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'],
    ];
    const result = spawnSync(programPath(root, 'initdb'), args, {
      ...user,
      cwd: '/',
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe', ...folder.stdio],
    });
    if (result.error) throw result.error;
    if (result.status !== 0) throw new Error(`initdb: ${result.stderr}${result.stdout}`.trim());
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(making, dataDir);
  } finally {
    for (const fd of folder.stdio) closeSync(fd);
    rmSync(passing, { recursive: true, force: true });
  }
}
