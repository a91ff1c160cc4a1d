import {
  createFieldCipher,
  type Database,
  openDatabase,
  openLiveCipher,
  systemClock,
} from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { expectFile, type ImportJobSettings, importHandlers } from '../imports/index.ts';
import { type JobHandlers, type JobOrder, runJob, serveJobs } from '../jobs/index.ts';

const CONNECTIONS_MAX = 5;
/** A chunk is well below this; a lock that is not let go is not. */
const STATEMENT_TIMEOUT_MS = 120_000;

/** What each of the other mechanisms does, by the kind of the job. */
export type OtherHandlers = (services: Services) => readonly JobHandlers[];

/** @throws where two mechanisms name one kind. */
function allHandlers(offered: readonly JobHandlers[]): JobHandlers {
  const handlers: Record<string, JobHandlers[string]> = {};
  for (const [kind, handler] of offered.flatMap((some) => Object.entries(some))) {
    if (handlers[kind] !== undefined) throw new Error(`two mechanisms have jobs of the kind ${kind}`);
    handlers[kind] = handler;
  }
  return handlers;
}

/**
 * The process of jobs, of whatever mechanism; one after another.
 * @param loadOthers everything besides imports: loaded when the first such job is done, and not before.
 */
export function serveHouseJobs(loadOthers: () => Promise<OtherHandlers>): void {
  let db: Database | undefined;
  let others: Promise<OtherHandlers> | undefined;
  serveJobs(async ({ countyCode, id, settings }: JobOrder) => {
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
    const imports = importHandlers(services);
    const find = async (kind: string) => {
      if (imports[kind] !== undefined) return imports[kind];
      others ??= loadOthers();
      return allHandlers([imports, ...(await others)(services)])[kind];
    };
    try {
      await runJob(services, find, countyCode, id);
    } finally {
      live?.stop();
    }
  }, expectFile);
}
