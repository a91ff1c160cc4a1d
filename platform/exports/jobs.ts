import type { Job, JobHandlers } from '../jobs/index.ts';
import { EXPORT_JOB } from './request-export.ts';
import { type ExportWork, failExport, runExport } from './run-export.ts';

/** What to do for the jobs of this mechanism. */
export function exportHandlers(work: ExportWork): JobHandlers {
  return {
    [EXPORT_JOB]: {
      run: ({ countyCode, subjectId }: Job) => runExport(work, countyCode, subjectId),
      giveUp: ({ countyCode, subjectId }: Job) => failExport(work, countyCode, subjectId),
    },
  };
}
