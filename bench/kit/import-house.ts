import path from 'node:path';
import { house } from '../../lines/server/index.ts';
import type { Actor, Id, KeyRing } from '../../platform/base/index.ts';
import {
  createFieldCipher,
  type EmbeddedServer,
  getValue,
  migrate,
  newKeyRing,
  openDatabase,
  sql,
  startEmbedded,
  systemClock,
} from '../../platform/base/index.ts';
import { loadCounty } from '../../platform/divisions/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { findImport, type ImportRecord, startUnderstood, uploadFile } from '../../platform/imports/index.ts';
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
  const read = await waitFor(house, id, (record) => record.state !== 'reading');
  if (read.state !== 'recognised')
    throw new Error(`the file was not understood: ${JSON.stringify(read.refusal)}`);
  getValue(await startUnderstood(services, officer, id));
  runner.wake();
  return id;
}

const LOOK_EVERY_MS = 50;

export async function waitFor(
  { services, officer }: ImportHouse,
  id: Id,
  isThere: (record: Pick<ImportRecord, 'state' | 'rowsDone'>) => boolean,
): Promise<ImportRecord> {
  for (;;) {
    // Looked at so often, only what is waited for is asked: whoever waits should cost nothing.
    const seen = await services.db
      .read(officer, (reader) =>
        reader.find<
          Pick<ImportRecord, 'state' | 'rowsDone'>
        >(sql`select state, rows_done as "rowsDone" from data_import
          where county_code = ${COUNTY} and id = ${id}`),
      )
      .catch(() => undefined);
    const record =
      seen !== undefined && (isThere(seen) || seen.state === 'failed')
        ? await services.db.read(officer, (reader) => findImport(reader, COUNTY, id))
        : undefined;
    if (record !== undefined && isThere(record)) return record;
    if (record?.state === 'failed') throw new Error('the import was given up');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
