import type { ResponseOf } from '../../api/client.ts';

/** The list as it was taken along. */
export type TakenList = ResponseOf<'GET /api/v1/visits/mine'>;
export type TakenVisit = TakenList['visits'][number];
export type TakenChecklist = TakenList['checklists'][number];

export interface KeptList {
  readonly userId: string;
  readonly takenAt: string;
  readonly list: TakenList;
}

export interface Member {
  readonly userId: string | null;
  readonly name: string;
}

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

/** What was typed and not yet finished, exactly as it was typed. */
export interface Draft {
  /** `<user>/<visit>`: another officer at the same telephone has drafts of their own. */
  readonly key: string;
  readonly userId: string;
  readonly visitId: string;
  readonly outcome: 'done' | 'absent' | 'refused';
  readonly visitedOn: string;
  readonly typed: Readonly<Record<string, string | boolean>>;
  readonly remark: string;
  readonly team: readonly Member[];
  readonly hostName: string;
  readonly position: Position | null;
  readonly photos: readonly string[];
  readonly signatures: readonly { readonly name: string; readonly photoId: string }[];
  readonly bases: readonly string[];
}

export interface KeptPicture {
  readonly id: string;
  readonly userId: string;
  readonly visitId: string;
  readonly kind: 'photo' | 'signature';
  readonly takenAt: string;
  readonly base64: string;
  readonly mediaType: string;
}

export interface Waiting {
  /** The order in which things were put there. */
  readonly seq: number;
  /** The id of the record or picture, which is also the key under which it is sent. */
  readonly id: string;
  readonly userId: string;
  readonly visitId: string;
  readonly kind: 'picture' | 'record';
  /** Of a record: what is sent. A picture is sent from where it is kept. */
  readonly body: unknown;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly queuedAt: string;
  readonly sentAt: string | null;
  /** Where the visit stood after it arrived. */
  readonly phase: string | null;
  /** What the server refused it with, in its words. */
  readonly problem: { readonly what: string; readonly next: string } | null;
}

interface Stores {
  readonly lists: KeptList;
  readonly drafts: Draft;
  readonly pictures: KeptPicture;
  readonly queue: Waiting;
}
type Name = keyof Stores;

const DATABASE = 'minzheng-field';
const VERSION = 1;
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('lists', { keyPath: 'userId' });
      database.createObjectStore('drafts', { keyPath: 'key' });
      database.createObjectStore('pictures', { keyPath: 'id' });
      database.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export interface Within {
  all<N extends Name>(name: N): Promise<Stores[N][]>;
  find<N extends Name>(name: N, key: string | number): Promise<Stores[N] | undefined>;
  put<N extends Name>(name: N, value: Stores[N]): void;
  /** The place in the order is given by the store. */
  append(value: Omit<Waiting, 'seq'>): void;
  remove(name: Name, key: string | number): void;
}

const within = (transaction: IDBTransaction): Within => ({
  all: (name) => answerOf(transaction.objectStore(name).getAll()),
  find: (name, key) => answerOf(transaction.objectStore(name).get(key)),
  put: (name, value) => void transaction.objectStore(name).put(value),
  append: (value) => void transaction.objectStore('queue').add(value),
  remove: (name, key) => transaction.objectStore(name).delete(key),
});

/**
 * All or nothing on this device. It is done when the promise settles: only then may the page say that something is
 * kept. What leaves the form for the queue is written through to the disk, a keystroke is handed to the browser.
 */
export async function change<T>(
  names: readonly Name[],
  work: (store: Within) => Promise<T> | T,
  durability: IDBTransactionDurability = 'relaxed',
): Promise<T> {
  const database = await open();
  const transaction = database.transaction([...names], 'readwrite', { durability });
  const finished = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
  const result = await work(within(transaction));
  await finished;
  return result;
}

export async function look<T>(names: readonly Name[], work: (store: Within) => Promise<T>): Promise<T> {
  const database = await open();
  return work(within(database.transaction([...names], 'readonly')));
}

const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
channel?.addEventListener('message', () => {
  for (const listener of listeners) listener();
});

/** Tells this page and others of the same browser that something is kept otherwise now. */
export function announce(): void {
  for (const listener of listeners) listener();
  channel?.postMessage('changed');
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
