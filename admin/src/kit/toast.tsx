import { useSyncExternalStore } from 'react';

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

/** Stands once, in the shell. The region is always there, so that a screen reader hears what comes into it. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, kind }) => (
        <div key={id} className={`toast toast-${kind}`}>
          {text}
        </div>
      ))}
    </div>
  );
}
