export { type OtherHandlers, serveHouseJobs } from './serve-house-jobs.ts';
