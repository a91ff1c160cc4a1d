import type { RefusalKind } from '../base/index.ts';

/** The one table from what a refusal is to what HTTP calls it. */
export const statusOf = {
  invalid: 422,
  'not-signed-in': 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  limited: 429,
  busy: 503,
} as const satisfies Record<RefusalKind, number>;
