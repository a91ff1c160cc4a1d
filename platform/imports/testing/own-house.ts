import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Actor, KeyRing } from '../../base/index.ts';
import {
  createFieldCipher,
  type EmbeddedServer,
  migrate,
  newKeyRing,
  openDatabase,
  startEmbedded,
  systemClock,
} from '../../base/index.ts';
import { loadCounty } from '../../divisions/index.ts';
import type { Services } from '../../http/index.ts';
import { testActor } from '../../testing/actors.ts';

export const COUNTY = '420281';
const PASSWORD = 'kill-test-only';
const LOGIN = 'kill_test_app';

/** A county on a PostgreSQL of its own, which may be killed: with every setting that keeps what was committed. */
export interface OwnHouse {
  readonly services: Services;
  readonly officer: Actor;
  readonly ownerUrl: string;
  startProgram(): Promise<ChildProcess>;
  killDatabase(): void;
  close(): Promise<void>;
}

export async function openOwnHouse(keys: KeyRing = newKeyRing()): Promise<OwnHouse> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-'));
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'postgres');
  const server: EmbeddedServer = await startEmbedded({ dataDir, password: PASSWORD });
  await migrate(server.ownerUrl);
  await loadCounty(server.ownerUrl, COUNTY);
  const appUrl = await makeLogin(server.ownerUrl);
  server.keepAlive(() => undefined);
  const services: Services = {
    db: openDatabase({ url: appUrl, connectionsMax: 4 }),
    clock: systemClock,
    cipher: createFieldCipher(keys),
  };
  return {
    services,
    officer: testActor({ countyCode: COUNTY, permissions: ['imports.run', 'imports.read'] }),
    ownerUrl: server.ownerUrl,
    startProgram: () => startProgram(appUrl, keys),
    killDatabase() {
      const pid = Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
    },
    async close() {
      await services.db.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeLogin(ownerUrl: string): Promise<string> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`create role ${LOGIN} login password '${PASSWORD}' in role minzheng_app`);
  await owner.end();
  const url = new URL(ownerUrl);
  url.username = LOGIN;
  return url.toString();
}

/** A program that only does jobs, as a process of its own: something to kill. */
function startProgram(appUrl: string, keys: KeyRing): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'job-program.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send({ appUrl, keys });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', () => resolve(child));
  });
}
