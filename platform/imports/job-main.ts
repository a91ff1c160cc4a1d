import { createFieldCipher, openDatabase, systemClock } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { runJob, serveJob } from '../jobs/index.ts';
import { importHandlers } from './handlers.ts';
import type { ImportJobSettings } from './job-settings.ts';

const CONNECTIONS_MAX = 6;
/** A chunk is well below this; a lock that is not let go is not. */
const STATEMENT_TIMEOUT_MS = 120_000;

serveJob(async ({ countyCode, id, settings }) => {
  const { appUrl, keys } = settings as ImportJobSettings;
  const services: Services = {
    db: openDatabase({
      url: appUrl,
      connectionsMax: CONNECTIONS_MAX,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    }),
    clock: systemClock,
    cipher: createFieldCipher(keys),
  };
  await runJob(services, importHandlers(services), countyCode, id);
});
