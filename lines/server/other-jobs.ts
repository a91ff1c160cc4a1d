import { otherJobs } from '../../platform/server/index.ts';
import { mechanisms } from './mechanisms.ts';

export const others = otherJobs(mechanisms);
