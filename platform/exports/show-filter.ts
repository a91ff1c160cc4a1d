/** Six digits in a row may be part of an ID number, an account or a phone; ids of records are no secret. */
const DIGITS = /\d{6,}[\dXx]*/g;
const RECORD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function showValue(value: unknown): unknown {
  if (typeof value !== 'string' || RECORD_ID.test(value)) return value;
  return value.normalize('NFKC').replace(DIGITS, (digits) => '*'.repeat(digits.length));
}

/** A filter as it may stand in lists and in the audit log, where it cannot be taken back. */
export function showFilter(filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, showValue(value)]));
}
