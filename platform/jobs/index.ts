export type { Job } from './job.ts';
export { enqueueJob, noteProgress } from './job.ts';
export type { JobOrder, JobRunner, JobRunnerOptions } from './runner.ts';
export { serveJobs, startJobRunner } from './runner.ts';
export type { JobFinder, JobHandler, JobHandlers, JobStore, OpenJob } from './work.ts';
export { countRunningJobs, drainJobs, findOpenJobs, runJob } from './work.ts';
