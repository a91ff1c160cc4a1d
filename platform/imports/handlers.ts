import type { Services } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { readImport } from './run/read-import.ts';
import { failImport, runImport } from './run/run-import.ts';
import { READ_JOB, RUN_JOB } from './upload.ts';

/** What to do for the jobs of this mechanism. */
export function importHandlers(services: Services): JobHandlers {
  return {
    [READ_JOB]: { run: (job) => readImport(services, job), giveUp: (job) => failImport(services, job) },
    [RUN_JOB]: { run: (job) => runImport(services, job), giveUp: (job) => failImport(services, job) },
  };
}
