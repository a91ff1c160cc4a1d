import { type BodyOf, call } from '../../api/client.ts';
import { isRefused, type Refused } from '../../api/refused.ts';
import { announce, change, look, type Waiting } from './store.ts';

const LOCK = 'minzheng-field-send';
const WAIT_MS = [3_000, 10_000, 30_000, 60_000] as const;
const TOO_MANY = 429;
const SERVER_FAULT = 500;

/** No answer, or an answer of somebody who is busy: worth another try with the same key. */
const mayTryAgain = ({ status }: Refused): boolean =>
  status === 0 || status === 401 || status === TOO_MANY || status >= SERVER_FAULT;

const isWaitingOf = (userId: string) => (one: Waiting) => one.userId === userId && one.state === 'waiting';

/** The next thing to send: in the order of the queue, a record only when its pictures have arrived. */
async function findNext(userId: string): Promise<Waiting | undefined> {
  const queue = await look(['queue'], (store) => store.all('queue'));
  return queue.filter(isWaitingOf(userId)).sort((one, other) => one.seq - other.seq)[0];
}

/** Sends one thing. The key is its own id, so that a second try of what has arrived changes nothing. */
async function sendOne(item: Waiting): Promise<string | null> {
  const options = { idempotencyKey: item.id };
  const params = { visitId: item.visitId };
  if (item.kind === 'record') {
    const body = item.body as BodyOf<'POST /api/v1/visits/{visitId}/records'>;
    return (await call('POST /api/v1/visits/{visitId}/records', { params, body }, options)).phase;
  }
  const picture = await look(['pictures'], (store) => store.find('pictures', item.id));
  if (!picture) return null;
  const { id, kind, takenAt, base64 } = picture;
  await call(
    'POST /api/v1/visits/{visitId}/photos',
    { params, body: { id, kind, takenAt, base64 } },
    options,
  );
  return null;
}

/** It has arrived: of a record only the receipt stays, and its pictures go. */
function settle(item: Waiting, phase: string | null): Promise<void> {
  const sentAt = new Date().toISOString();
  return change(['queue', 'pictures'], async (store) => {
    if (item.kind === 'picture') {
      store.put('queue', { ...item, state: 'sent', sentAt });
      return;
    }
    store.put('queue', { ...item, body: null, state: 'sent', sentAt, phase });
    const { photos, signatures } = item.body as BodyOf<'POST /api/v1/visits/{visitId}/records'>;
    const ids = new Set([...photos, ...signatures.map(({ photoId }) => photoId)]);
    for (const one of await store.all('queue')) {
      if (one.kind === 'picture' && ids.has(one.id)) store.remove('queue', one.seq);
    }
    for (const id of ids) store.remove('pictures', id);
  });
}

const putAside = (item: Waiting, { refusal }: Refused): Promise<void> =>
  change(['queue'], (store) =>
    store.put('queue', { ...item, state: 'refused', problem: { what: refusal.what, next: refusal.next } }),
  );

/** Sends until nothing waits or the network fails. @returns whether something still waits for the network. */
async function sendAll(userId: string): Promise<boolean> {
  for (let item = await findNext(userId); item; item = await findNext(userId)) {
    try {
      await settle(item, await sendOne(item));
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (mayTryAgain(error)) return true;
      await putAside(item, error);
    }
    announce();
  }
  return false;
}

let timer: number | undefined;
let failures = 0;
let running: Promise<void> | undefined;

/**
 * Sends what waits, in one page of this browser at a time, and comes back by itself: when the network returns, and after
 * a while when it seemed to be there and was not.
 */
export function sendWaiting(userId: string): Promise<void> {
  window.clearTimeout(timer);
  running ??= run(userId).finally(() => {
    running = undefined;
  });
  return running;
}

async function run(userId: string): Promise<void> {
  const alone = <T>(work: () => Promise<T>): Promise<T | undefined> =>
    navigator.locks
      ? navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
      : work();
  const isLeft = await alone(() => sendAll(userId));
  failures = isLeft ? failures + 1 : 0;
  if (isLeft) {
    const waitMs = WAIT_MS[Math.min(failures, WAIT_MS.length) - 1];
    timer = window.setTimeout(() => void sendWaiting(userId), waitMs);
  }
}
