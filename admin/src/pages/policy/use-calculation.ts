import { useEffect, useMemo, useState } from 'react';
import { type ResponseOf, useRead } from '../../api/index.ts';
import { useDebounced } from '../../kit/index.ts';
import { type Family, factsToSend, keepFamily, readFamily } from './family.ts';
import type { Setting } from './setting-bar.tsx';

export type Calculation = ResponseOf<'POST /api/v1/policy/calculate'>;
export type Decision = Calculation['decisions'][number];
export type FactForm = ResponseOf<'GET /api/v1/policy/facts'>['household'][number];

const PAUSE_MS = 250;

/**
 * The family that is typed and what the server makes of it. The server computes: its figures are those that are paid
 * by, whatever version of the page is open, and an answer takes a few milliseconds.
 */
export function useCalculation(setting: Setting) {
  const [family, setFamily] = useState<Family>(readFamily);
  useEffect(() => keepFamily(family), [family]);
  const said = useDebounced(
    useMemo(() => JSON.stringify(factsToSend(family) ?? null), [family]),
    PAUSE_MS,
  );
  const facts = useMemo(() => JSON.parse(said) as Record<string, unknown> | null, [said]);
  const { region, on, filters } = setting;
  const schemes = filters.values.schemes?.split(',').filter(Boolean) ?? [];
  const forms = useRead('GET /api/v1/policy/facts', {}, { isForGood: true });
  const read = useRead(
    'POST /api/v1/policy/calculate',
    { body: { region, on, ...(schemes.length > 0 ? { schemes } : {}), facts: facts ?? {} } },
    { when: setting.isReady && facts !== null, keepPrevious: true },
  );
  const wrong = new Map(
    (read.error?.refusal.details ?? []).map((one) => [one.field ?? '', one.what] as const),
  );
  return {
    family,
    setFamily,
    schemes,
    forms,
    read,
    /** What is wrong with an answer, by its path. */
    wrong,
    result: facts === null ? undefined : read.data,
  };
}
export type Calculating = ReturnType<typeof useCalculation>;
