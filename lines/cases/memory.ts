/** Keeps what was made last for each key, so many at most; the oldest goes first. */
export function createMemory<T>(atMost: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    const [oldest] = kept.keys();
    if (kept.size >= atMost && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
}
