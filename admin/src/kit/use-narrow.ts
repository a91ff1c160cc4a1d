import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 760px)');

const subscribe = (onChange: () => void): (() => void) => {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
};

/** True on a phone: lists become cards and the menu a drawer. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
