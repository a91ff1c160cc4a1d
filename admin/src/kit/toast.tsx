import { useMutationState } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { sayCount } from './format.ts';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'problem';
}

const SHOWN_MS = { done: 4_000, problem: 9_000 };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says shortly that something was done, or that something went wrong away from any form. */
export function toast(text: string, kind: Toast['kind'] = 'done'): void {
  const id = ++lastId;
  set([...toasts, { id, text, kind }]);
  setTimeout(() => set(toasts.filter((one) => one.id !== id)), SHOWN_MS[kind]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * What was sent while there was no network: it waits and goes by itself when there is one again. Without a word a button
 * would seem to do nothing, and whoever closes the page loses it.
 */
function Unsent() {
  const t = useTexts(kitTexts);
  const waiting = useMutationState({
    filters: { status: 'pending' },
    select: ({ state }) => state.isPaused,
  }).filter(Boolean).length;
  return waiting === 0 ? null : (
    <div className="toast toast-waiting">{t.waitsForNetwork(sayCount(waiting))}</div>
  );
}

/** Stands once, in the shell. The region is always there, so that a screen reader hears what comes into it. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      <Unsent />
      {shown.map(({ id, text, kind }) => (
        <div key={id} className={`toast toast-${kind}`}>
          {text}
        </div>
      ))}
    </div>
  );
}
