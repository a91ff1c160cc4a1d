/**
 * How often one address may try something. Kept in memory alone and forgotten with its time: of whoever tells something
 * without a name, nothing is written down.
 */
export interface Limiter {
  /** Counts a try; false when it is one too many. */
  allows(address: string): boolean;
}

const ADDRESSES_MAX = 50_000;

export function createLimiter(
  { tries, minutes }: { readonly tries: number; readonly minutes: number },
  nowMs: () => number = () => performance.now(),
): Limiter {
  let known = new Map<string, number>();
  let sinceMs = nowMs();
  return {
    allows(address) {
      const now = nowMs();
      if (now - sinceMs > minutes * 60_000 || known.size > ADDRESSES_MAX) {
        known = new Map();
        sinceMs = now;
      }
      const count = (known.get(address) ?? 0) + 1;
      known.set(address, count);
      return count <= tries;
    },
  };
}
