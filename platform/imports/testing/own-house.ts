import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import {
  type Actor,
  createFieldCipher,
  type KeyRing,
  newKeyRing,
  openDatabase,
  systemClock,
} from '../../base/index.ts';
import { loadCounty } from '../../divisions/index.ts';
import type { Services } from '../../http/index.ts';
import { testActor } from '../../testing/actors.ts';
import { type KillHouse, openKillHouse } from '../../testing/killing.ts';

export const COUNTY = '420281';

/** A county whose database may be killed, and whose jobs a program of their own does. */
export interface OwnHouse extends KillHouse {
  readonly services: Services;
  readonly officer: Actor;
  startProgram(): Promise<ChildProcess>;
}

export async function openOwnHouse(keys: KeyRing = newKeyRing()): Promise<OwnHouse> {
  const house = await openKillHouse(keys);
  await loadCounty(house.ownerUrl, COUNTY);
  const services: Services = {
    db: openDatabase({ url: house.appUrl, connectionsMax: 4 }),
    clock: systemClock,
    cipher: createFieldCipher(keys),
  };
  return {
    ...house,
    services,
    officer: testActor({ countyCode: COUNTY, permissions: ['imports.run', 'imports.read'] }),
    startProgram: () => startProgram(house.appUrl, keys),
    async close() {
      await services.db.close();
      await house.close();
    },
  };
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
