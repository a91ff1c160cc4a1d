import type { Refusal } from '../base/index.ts';

/** Carries a refusal from a route to the one error handler. Nothing below the routes throws it. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
