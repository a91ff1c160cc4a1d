import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Filters of a list, kept in the address: a list can be reloaded, sent to a colleague and gone back to.
 * `set` with an empty value takes a filter away.
 */
export function useFilters(): {
  values: Readonly<Record<string, string>>;
  set(name: string, value: string): void;
  clear(): void;
} {
  const [params, setParams] = useSearchParams();
  const values = useMemo(() => Object.fromEntries(params), [params]);
  const set = useCallback(
    (name: string, value: string) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams]);
  return { values, set, clear };
}
