import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../api/index.ts';
import { keepSession } from '../../../kit/kept-session.ts';
import type { Session } from '../../../kit/session.ts';
import { readQueue } from '../../../parts/field/queue.ts';
import { sendWaiting } from '../../../parts/field/send.ts';
import {
  announce,
  change,
  type Draft,
  type KeptList,
  look,
  subscribe,
  type Waiting,
} from '../../../parts/field/store.ts';
import { keepPage, type Readiness } from '../../../parts/field/worker.ts';

export interface Field {
  readonly kept: KeptList | null;
  readonly drafts: readonly Draft[];
  readonly queue: readonly Waiting[];
}

/** What this device keeps for an officer, read anew whenever it changes, in whatever page. */
export function useField(userId: string): Field | null {
  const [field, setField] = useState<Field | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    let isThere = true;
    const read = async (): Promise<void> => {
      const [kept, drafts] = await look(['lists', 'drafts'], (store) =>
        Promise.all([store.find('lists', userId), store.all('drafts')]),
      );
      const queue = await readQueue(userId);
      const own = drafts.filter((draft) => draft.userId === userId);
      if (isThere) setField({ kept: kept ?? null, drafts: own, queue });
    };
    const readOrTell = (): void => void read().catch(setFault);
    readOrTell();
    const stop = subscribe(readOrTell);
    return () => {
      isThere = false;
      stop();
    };
  }, [userId]);
  // A browser that keeps nothing cannot go into a village; the page says that it is broken.
  if (fault !== null) throw fault;
  return field;
}

/** Whether there is a network, as far as the browser knows and the session shows. */
export function useOnline({ isKept }: Session): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  useEffect(() => {
    const say = (): void => setIsOnline(navigator.onLine);
    window.addEventListener('online', say);
    window.addEventListener('offline', say);
    return () => {
      window.removeEventListener('online', say);
      window.removeEventListener('offline', say);
    };
  }, []);
  return isOnline && !isKept;
}

/** Sends whenever there is a network and something new to send. */
export function useSending(session: Session, isOnline: boolean): void {
  const userId = session.user.id;
  useEffect(() => {
    if (!isOnline) return undefined;
    void sendWaiting(userId);
    return subscribe(() => void sendWaiting(userId));
  }, [userId, isOnline]);
}

/** Takes the list along: the visits, the page itself, and who it is for. Throws `Refused`. */
export async function takeAlong(session: Session): Promise<void> {
  const userId = session.user.id;
  const list = await call('GET /api/v1/visits/mine', {});
  await change(
    ['lists'],
    async (store) => {
      // Whoever had this device before has no list on it any more.
      for (const other of await store.all('lists'))
        if (other.userId !== userId) store.remove('lists', other.userId);
      store.put('lists', { userId, takenAt: new Date().toISOString(), list });
    },
    'strict',
  );
  keepSession(session);
  // Browsers throw away what was not asked for again in a while, unless they were told that it matters.
  void navigator.storage?.persist?.();
  announce();
}

/** Whether the page opens without a network; asked for once a list has been taken along. */
export function useReadiness(hasList: boolean): { readiness: Readiness | null; prepare(): void } {
  const [readiness, setReadiness] = useState<Readiness | null>(null);
  const prepare = useCallback((): void => {
    setReadiness('preparing');
    void keepPage().then(setReadiness);
  }, []);
  useEffect(() => {
    if (hasList) prepare();
  }, [hasList, prepare]);
  return { readiness, prepare };
}
