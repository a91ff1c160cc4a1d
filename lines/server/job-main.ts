import { serveHouseJobs } from '../../platform/workers/index.ts';

serveHouseJobs(async () => (await import('./other-jobs.ts')).others);
