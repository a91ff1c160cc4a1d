import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFieldCipher, openDatabase, systemClock } from '../platform/base/index.ts';
import {
  loadPlaces,
  migrateStore,
  openLogin,
  openStore,
  prepareDataFolder,
  readConfig,
  sayStartError,
} from '../platform/server/index.ts';
import { DEMO_PEOPLE, makeDemo } from './make-demo.ts';
import { makeLargeDemo } from './make-large-demo.ts';
import { sayDemo } from './prepare-demo.ts';

/**
 * Makes the demo county by hand, of any size:
 *   DATA_DIR=/tmp/province node demo/main.ts --people 3000000 [--seed daye]
 */
const ROOT = path.resolve(import.meta.dirname, '..');
/** Above this, the county is written in many transactions, and indexes are made at the end. */
const LARGE_PEOPLE = 300_000;
const STATEMENT_MS_MAX = 6 * 60 * 60_000;

const { values } = parseArgs({ options: { people: { type: 'string' }, seed: { type: 'string' } } });
const people = Number(values.people ?? DEMO_PEOPLE);
if (!Number.isInteger(people) || people < 1 || people > 5_000_000) {
  throw new Error('--people must be a whole number from 1 to 5000000');
}

const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
const config = readConfig(process.env, ROOT);
try {
  prepareDataFolder(config.dataDir);
  const store = await openStore(config);
  try {
    await migrateStore(store);
    await loadPlaces(store.ownerUrl, config);
    const { appUrl, keys } = await openLogin(store, config);
    const db = openDatabase({ url: appUrl, connectionsMax: 4, statementTimeoutMs: STATEMENT_MS_MAX });
    const options = {
      db,
      cipher: createFieldCipher(keys),
      now: systemClock.now(),
      people,
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      onProgress: (count: number) => console.log(`${count} (${seconds()} s)`),
    };
    const made =
      people > LARGE_PEOPLE
        ? await makeLargeDemo({ ...options, ownerUrl: store.ownerUrl })
        : await makeDemo(options);
    await db.close();
    console.log(
      made.made
        ? `${made.people} people in ${made.households} households (${seconds()} s)\n${sayDemo()}`
        : '演示县已经存在，没有改动。The demo county is there already; nothing was changed.',
    );
  } finally {
    if (store.embedded && !store.embedded.wasRunning) await store.embedded.stop();
  }
} catch (error) {
  sayStartError(error);
  process.exitCode = 1;
}
