import { serveHouseJobs } from '../../platform/server/index.ts';
import { mechanisms } from './mechanisms.ts';

serveHouseJobs(mechanisms);
