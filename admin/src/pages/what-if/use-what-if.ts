import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import { chinaToday, useDebounced, useTexts } from '../../kit/index.ts';
import { LatestAnswer } from './latest-answer.ts';
import {
  type Change,
  type Changes,
  changesOf,
  monthsFrom,
  type Question,
  questionOf,
  readChanges,
  writeChanges,
} from './question.ts';
import { whatIfTexts } from './texts.ts';

/** What stands first on an untouched page: the figure that is moved most often, as it is now. */
const FIRST = { code: 'dibao.standard', cell: 'rural' };
const ADDRESS_PAUSE_MS = 400;

/** The variants on the page and what comes of them; both stand in the address, to be sent to a colleague. */
export function useWhatIf() {
  const t = useTexts(whatIfTexts);
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? chinaToday().slice(0, 7);
  const parameters = useRead('GET /api/v1/what-if/parameters', { query: { month } }, { keepPrevious: true });
  const [changes, setChanges] = useState<Changes>(() => [
    readChanges(search.get('a')),
    readChanges(search.get('b')),
  ]);
  const [isTouched, setIsTouched] = useState(search.has('a') || search.has('b'));
  const items = parameters.data?.items;
  useEffect(() => {
    if (isTouched || !items) return;
    const value = items
      .find(({ code }) => code === FIRST.code)
      ?.cells.find(({ cell }) => cell === FIRST.cell)?.value;
    if (value) setChanges([[{ ...FIRST, value, from: nextMonth(month) }], []]);
    setIsTouched(true);
  }, [items, isTouched, month]);

  const written = useDebounced(changes.map(writeChanges).join('|'), ADDRESS_PAUSE_MS);
  useEffect(() => {
    const [a = '', b = ''] = written.split('|');
    if ((search.get('a') ?? '') === a && (search.get('b') ?? '') === b) return;
    setSearch((before) => withParam(withParam(before, 'a', a), 'b', b), { replace: true });
  }, [written, search, setSearch]);

  const asked = useMemo(
    () => questionOf(month, changes, [t.variants.first, t.variants.second]),
    [month, changes, t],
  );
  // The same array while the same variants are filled in: what is drawn of them need not be drawn again.
  const placesKey = asked.places.join();
  const places = useMemo(() => placesKey.split(',').filter(Boolean).map(Number), [placesKey]);
  const [turn, setTurn] = useState(0);
  const [latest] = useState(() => new LatestAnswer());
  const state = useSyncExternalStore(latest.subscribe, latest.read);
  useEffect(() => {
    if (isTouched) latest.want(asked.question, turn);
  }, [latest, asked, turn, isTouched]);
  useEffect(() => () => latest.stop(), [latest]);

  const edit = useCallback((place: number, made: (before: readonly Change[]) => readonly Change[]) => {
    setChanges(([a, b]) => (place === 0 ? [made(a), b] : [a, made(b)]));
  }, []);
  return {
    month,
    setMonth: (next: string) => setSearch((before) => withParam(before, 'month', next), { replace: true }),
    parameters,
    changes,
    edit,
    question: asked.question,
    places,
    ...state,
    /** Figures that were checked before, back on the page. */
    load: (earlier: Question) => {
      setChanges(changesOf(earlier));
      setSearch((before) => withParam(before, 'month', earlier.month), { replace: true });
    },
    takeAnew: () => setTurn((before) => before + 1),
  };
}
export type WhatIf = ReturnType<typeof useWhatIf>;
export type Edit = WhatIf['edit'];

export const nextMonth = (month: string): string => monthsFrom(month, 2)[1] ?? month;

function withParam(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(before);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
