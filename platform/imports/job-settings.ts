import type { KeyRing } from '../base/index.ts';

/** What a job's process needs to act; sent by the program that starts it. */
export interface ImportJobSettings {
  readonly appUrl: string;
  readonly keys: KeyRing;
  /** Where a key that was added since is found; left out, the keys stay as they are. */
  readonly keyFile?: string;
}
