import { useCallback, useEffect, useRef, useState } from 'react';
import { chinaToday, useSession } from '../../../kit/index.ts';
import { draftKey, dropPicture, keepDraft, keepPicture } from '../../../parts/field/queue.ts';
import type { Draft, KeptPicture, TakenVisit, Waiting } from '../../../parts/field/store.ts';
import type { Field } from './use-field.ts';

export type Keeping =
  | { readonly state: 'saving' | 'failed' }
  | { readonly state: 'saved'; readonly at: string };

interface SentBody
  extends Pick<
    Draft,
    'outcome' | 'visitedOn' | 'team' | 'position' | 'remark' | 'photos' | 'signatures' | 'bases'
  > {
  readonly id: string;
  readonly answers: Readonly<Record<string, unknown>>;
}
export const bodyOf = (record: Waiting): SentBody => record.body as SentBody;

/** A form that nobody has touched yet. What was told before, here or elsewhere, is what it builds on. */
export function newDraft(
  visit: TakenVisit,
  user: { readonly id: string; readonly name: string },
  field: Field,
): Draft {
  const here = field.queue.filter(({ visitId, kind }) => visitId === visit.id && kind === 'record');
  const team = visit.team.some(({ userId }) => userId === user.id)
    ? visit.team
    : [{ userId: user.id, name: user.name }, ...visit.team];
  return {
    key: draftKey(user.id, visit.id),
    userId: user.id,
    visitId: visit.id,
    outcome: 'done',
    visitedOn: chinaToday(),
    typed: {},
    remark: '',
    team,
    hostName: '',
    position: null,
    photos: [],
    signatures: [],
    bases: [...new Set([...visit.heads, ...here.map(({ id }) => id)])],
  };
}

export interface OpenDraft {
  readonly draft: Draft;
  readonly keeping: Keeping | null;
  change(next: Partial<Draft>): void;
  addPicture(picture: KeptPicture, next: Partial<Draft>): void;
  removePicture(id: string, next: Partial<Draft>): void;
}

/** A draft that is on this device before the next key is pressed. */
export function useDraft(initial: Draft): OpenDraft {
  const [draft, setDraft] = useState(initial);
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const latest = useRef(initial);
  const writes = useRef(0);
  const write = useCallback((next: Partial<Draft>, keep: (draft: Draft) => Promise<void>): void => {
    latest.current = { ...latest.current, ...next };
    setDraft(latest.current);
    const no = ++writes.current;
    setKeeping({ state: 'saving' });
    keep(latest.current).then(
      () => {
        if (no === writes.current) setKeeping({ state: 'saved', at: new Date().toISOString() });
      },
      () => setKeeping({ state: 'failed' }),
    );
  }, []);
  return {
    draft,
    keeping,
    change: useCallback((next) => write(next, keepDraft), [write]),
    addPicture: useCallback((picture, next) => write(next, (whole) => keepPicture(picture, whole)), [write]),
    removePicture: useCallback((id, next) => write(next, (whole) => dropPicture(id, whole)), [write]),
  };
}

const PATIENCE_MS = 400;

/** Two pages of one browser must not write over one another: the first one that opens a visit has it, then the next. */
export function useSoleEditor(visitId: string): 'asking' | 'here' | 'elsewhere' {
  const { user } = useSession();
  const [place, setPlace] = useState<'asking' | 'here' | 'elsewhere'>(navigator.locks ? 'asking' : 'here');
  useEffect(() => {
    if (!navigator.locks) return undefined;
    const leaving = new AbortController();
    const held = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
    const timer = window.setTimeout(() => setPlace('elsewhere'), PATIENCE_MS);
    navigator.locks
      .request(`minzheng-visit-${user.id}-${visitId}`, { signal: leaving.signal }, () => {
        window.clearTimeout(timer);
        setPlace('here');
        return held;
      })
      // Leaving before it was one's turn.
      .catch(() => undefined);
    return () => {
      window.clearTimeout(timer);
      leaving.abort();
    };
  }, [user.id, visitId]);
  return place;
}
