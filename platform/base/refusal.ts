/**
 * A refusal that the business expects: a value, not an exception. `code` names it for ever
 * (`mechanism.thing.reason`), `facts` fill the sentence of the text catalogue, `field` is the path of
 * the input that is wrong. What it means in HTTP is decided at one place only (`http/status.ts`).
 */
export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly field?: string;
  /** Several things wrong at once: each with its own code, so that a person mends them in one go. */
  readonly details?: readonly Refusal[];
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  code: string,
  facts: Refusal['facts'] = {},
  extra: { field?: string; details?: readonly Refusal[] } = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, facts, ...extra } };
}

/** For tests and for steps whose refusal would be a broken assumption. */
export function getValue<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
