import path from 'node:path';
import type { KeyRing } from '../base/index.ts';

/** What a job's process needs to act; sent by the program that starts it. */
export interface ImportJobSettings {
  readonly appUrl: string;
  readonly keys: KeyRing;
}

/** The program that does the jobs of this mechanism. */
export const IMPORT_JOB_ENTRY: string = path.join(import.meta.dirname, 'job-main.ts');
