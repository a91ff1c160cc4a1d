import type { Text } from './language/kinds.ts';

/** Something wrong with what was handed in: where, what kind of wrong, and a sentence for people. */
export interface Problem {
  /** As in `members[1].wageIncome`. */
  readonly path: string;
  readonly code: string;
  readonly message: Text;
}

export const problem = (path: string, code: string, zh: string, en: string): Problem => ({
  path,
  code,
  message: { zh, en },
});

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
