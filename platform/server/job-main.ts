import { platformAlone } from './house.ts';
import { serveHouseJobs } from './serve-house-jobs.ts';

serveHouseJobs(platformAlone.mechanisms);
