import path from 'node:path';
import type { House } from '../../platform/server/index.ts';
import { openPayLaw } from '../funds/index.ts';
import { mechanisms } from './mechanisms.ts';

/** The whole house: the platform with every line. Whatever starts a server for people starts this. */
export const house: House = {
  mechanisms,
  jobEntry: path.join(import.meta.dirname, 'job-main.ts'),
  openPayLaw,
};
