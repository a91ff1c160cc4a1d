const ONE_LOOK_MINUTES = 15;
const KNOWN_MAX = 20_000;

/**
 * A page shows a paper small and large, and again when somebody comes back to it: within a quarter of an hour that is one
 * look, and the audit log is told of it once. After a restart it is told again.
 */
export function rememberLooks(): { isNew(key: string, now: Temporal.Instant): boolean } {
  const last = new Map<string, number>();
  return {
    isNew(key, now) {
      const known = last.get(key);
      const at = now.epochMilliseconds;
      if (known !== undefined && at - known < ONE_LOOK_MINUTES * 60_000) return false;
      if (last.size >= KNOWN_MAX) last.clear();
      last.set(key, at);
      return true;
    },
  };
}
