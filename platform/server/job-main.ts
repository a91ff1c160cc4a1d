import { createFieldCipher, openDatabase, systemClock } from '../base/index.ts';
import { exportDefaults, exportHandlers } from '../exports/index.ts';
import type { Services } from '../http/index.ts';
import { type ImportJobSettings, importHandlers } from '../imports/index.ts';
import { runJob, serveJob } from '../jobs/index.ts';
import { exportedLists } from './exported-lists.ts';

const CONNECTIONS_MAX = 5;
/** A chunk is well below this; a lock that is not let go is not. */
const STATEMENT_TIMEOUT_MS = 120_000;

/** The process of one job, of whatever mechanism. */
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
  const exporting = { services, lists: exportedLists, settings: exportDefaults };
  await runJob(services, { ...importHandlers(services), ...exportHandlers(exporting) }, countyCode, id);
});
