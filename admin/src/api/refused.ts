/** One thing that the server refuses, in the officer's language: what is wrong, where, and what to do next. */
export interface SaidRefusal {
  readonly code: string;
  readonly what: string;
  readonly next: string;
  /** Path of the input that is wrong, such as `members.0.relation`. */
  readonly field?: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly details?: readonly SaidRefusal[];
}

/** Thrown by every call to the API that did not end well, also when the server could not be reached. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: SaidRefusal;
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;

  constructor(refusal: SaidRefusal, status: number) {
    super(`${refusal.code}: ${refusal.what}`);
    this.refusal = refusal;
    this.status = status;
  }

  /** Every single thing that is wrong: the details when there are some, else the refusal itself. */
  get parts(): readonly SaidRefusal[] {
    return this.refusal.details && this.refusal.details.length > 0 ? this.refusal.details : [this.refusal];
  }
}

export function isRefused(error: unknown, code?: string): error is Refused {
  return error instanceof Refused && (code === undefined || error.refusal.code === code);
}
