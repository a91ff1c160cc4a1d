/** Deeper than any form of ours; what is nested further would only cost stack. */
const DEPTH_MAX = 24;

/** Whether a parsed body is nested too deep. Walks without recursion, so that it cannot be felled itself. */
export function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((value) =>
      value !== null && typeof value === 'object' ? Object.values(value) : [],
    );
  }
  return false;
}
