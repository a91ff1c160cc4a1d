import path from 'node:path';
import pg from 'pg';
import { house } from '../../lines/server/index.ts';
import type { Actor, Id, KeyRing } from '../../platform/base/index.ts';
import {
  createFieldCipher,
  type EmbeddedServer,
  getValue,
  migrate,
  newKeyRing,
  openDatabase,
  startEmbedded,
  systemClock,
} from '../../platform/base/index.ts';
import { loadCounty } from '../../platform/divisions/index.ts';
import type { Services } from '../../platform/http/index.ts';
import {
  describeImport,
  findImport,
  type ImportRecord,
  startUnderstood,
  uploadFile,
} from '../../platform/imports/index.ts';
import { type JobRunner, startJobRunner } from '../../platform/jobs/index.ts';
import { embeddedSettings, getAppUrl } from '../../platform/server/index.ts';
import { testActor } from '../../platform/testing/actors.ts';

export const COUNTY = '420281';

/** A county of its own on a database of its own, with the settings that the program uses. */
export interface ImportHouse {
  readonly server: EmbeddedServer;
  readonly services: Services;
  readonly officer: Actor;
  readonly appUrl: string;
  readonly keys: KeyRing;
  startRunner(): JobRunner;
  close(): Promise<void>;
}

export async function openImportHouse(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ImportHouse> {
  const server = await startEmbedded({
    dataDir: path.join(folder, 'postgres'),
    password: 'bench-only',
    settings: { ...embeddedSettings(), ...more },
  });
  await migrate(server.ownerUrl);
  await loadCounty(server.ownerUrl, COUNTY);
  const keys = newKeyRing();
  const appUrl = await getAppUrl(server.ownerUrl, keys);
  const services: Services = {
    db: openDatabase({ url: appUrl, connectionsMax: 8 }),
    clock: systemClock,
    cipher: createFieldCipher(keys),
  };
  return {
    server,
    services,
    officer: testActor({ countyCode: COUNTY, permissions: ['imports.run', 'imports.read'] }),
    appUrl,
    keys,
    startRunner: () => startJobRunner(services, { entry: house.jobEntry, settings: { appUrl, keys } }),
    async close() {
      await services.db.close();
      await server.stop();
    },
  };
}

/** Uploads a file, takes what was understood, and starts it. The runner must be running. */
export async function beginImport(
  house: ImportHouse,
  runner: JobRunner,
  watch: ImportWatch,
  fileName: string,
  bytes: Buffer,
): Promise<Id> {
  const { services, officer } = house;
  // As the route does when a file begins to come in.
  runner.expect();
  const id = getValue(
    await uploadFile(services, officer, { fileName, bytes, key: `bench-${fileName}-${Date.now()}` }),
  );
  runner.wake();
  const read = await watch.waitFor(id, (state) => state !== 'reading');
  if (read.state !== 'recognised')
    throw new Error(`the file was not understood: ${JSON.stringify(read.refusal)}`);
  getValue(await startUnderstood(services, officer, id));
  runner.wake();
  return id;
}

/** As often as the officers' page of an import asks how far it is. */
const LOOK_EVERY_MS = 1_000;

export interface ImportWatch {
  /** Until its state is such a one. @throws when it was given up. */
  waitFor(id: Id, isThere: (state: ImportRecord['state']) => boolean): Promise<ImportRecord>;
  close(): Promise<void>;
}

/**
 * Asks how far imports are as the officers' page does, every second and for everything that it shows, and is told of each new
 * state by the database itself when that is committed: a page that asked twenty times a second, to see the end in time,
 * would cost the import a twentieth of its processors.
 */
export async function watchImports(house: ImportHouse): Promise<ImportWatch> {
  const { server, services, officer } = house;
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  await client.query(`create or replace function tell_state() returns trigger language plpgsql as
    $$ begin perform pg_notify('import_state', new.id || ' ' || new.state); return null; end $$`);
  await client.query(`create or replace trigger tell_state after update on data_import for each row
    when (old.state is distinct from new.state) execute function tell_state()`);
  await client.query('listen import_state');
  const look = (id: Id) =>
    services.db.read(officer, async (reader) => {
      const record = await findImport(reader, COUNTY, id);
      if (record !== undefined) await describeImport(reader, officer, record, 'zh');
      return record;
    });
  return {
    async waitFor(id, isThere) {
      const isOver = (state: string) => state === 'failed' || isThere(state as ImportRecord['state']);
      let timer: NodeJS.Timeout | undefined;
      let hear: (message: pg.Notification) => void = () => undefined;
      await new Promise<void>((resolve, reject) => {
        const lookAgain = () =>
          look(id).then((record) => record !== undefined && isOver(record.state) && resolve(), reject);
        hear = ({ payload = '' }) => {
          const [about, state = ''] = payload.split(' ');
          if (about === id && isOver(state)) resolve();
        };
        client.on('notification', hear);
        timer = setInterval(lookAgain, LOOK_EVERY_MS);
        // It may have got there before anybody listened.
        void lookAgain();
      }).finally(() => {
        clearInterval(timer);
        client.off('notification', hear);
      });
      const record = await look(id);
      if (record?.state === 'failed') throw new Error('the import was given up');
      if (record === undefined || !isThere(record.state))
        throw new Error('a state was told that is not there');
      return record;
    },
    close: () => client.end(),
  };
}
