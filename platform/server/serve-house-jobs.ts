import {
  createFieldCipher,
  type Database,
  openDatabase,
  openLiveCipher,
  systemClock,
} from '../base/index.ts';
import { exportDefaults, exportHandlers } from '../exports/index.ts';
import type { Services } from '../http/index.ts';
import { type ImportJobSettings, importHandlers } from '../imports/index.ts';
import { type JobHandlers, runJob, serveJobs } from '../jobs/index.ts';
import { registryHandlers } from '../registry/index.ts';
import { listsOf, type Mechanism } from './house.ts';

const CONNECTIONS_MAX = 5;
/** A chunk is well below this; a lock that is not let go is not. */
const STATEMENT_TIMEOUT_MS = 120_000;

/** The process of jobs, of whatever mechanism; one after another. */
export function serveHouseJobs(mechanisms: readonly Mechanism[]): void {
  let db: Database | undefined;
  serveJobs(async ({ countyCode, id, settings }) => {
    const { appUrl, keys, keyFile } = settings as ImportJobSettings;
    db ??= openDatabase({
      url: appUrl,
      connectionsMax: CONNECTIONS_MAX,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    });
    // The keys that came along may be older than a rotation: what is sealed under them could be dropped with them.
    const live = keyFile === undefined ? undefined : openLiveCipher(keys, keyFile);
    const cipher = live?.cipher ?? createFieldCipher(keys);
    const services: Services = { db, clock: systemClock, cipher };
    try {
      await runJob(services, handlersOf(mechanisms, services), countyCode, id);
    } finally {
      live?.stop();
    }
  });
}

function handlersOf(mechanisms: readonly Mechanism[], services: Services): JobHandlers {
  const exporting = { services, lists: listsOf({ mechanisms }), settings: exportDefaults };
  const handlers: Record<string, JobHandlers[string]> = {};
  const offered = [
    importHandlers(services),
    exportHandlers(exporting),
    registryHandlers(services),
    ...mechanisms.map(({ jobHandlers }) => jobHandlers?.(services) ?? {}),
  ];
  for (const [kind, handler] of offered.flatMap((some) => Object.entries(some))) {
    if (handlers[kind] !== undefined) throw new Error(`two mechanisms have jobs of the kind ${kind}`);
    handlers[kind] = handler;
  }
  return handlers;
}
