import { newId } from './new-id.ts';
import { announce, change, type Draft, type KeptPicture, look, type Waiting } from './store.ts';

export const draftKey = (userId: string, visitId: string): string => `${userId}/${visitId}`;

/** Keeps what was typed. */
export const keepDraft = (draft: Draft): Promise<void> =>
  change(['drafts'], (store) => store.put('drafts', draft));

/** Keeps a picture and the draft that names it in one go: neither is there without the other. */
export const keepPicture = (picture: KeptPicture, draft: Draft): Promise<void> =>
  change(
    ['drafts', 'pictures'],
    (store) => {
      store.put('pictures', picture);
      store.put('drafts', draft);
    },
    'strict',
  );

export const dropPicture = (id: string, draft: Draft): Promise<void> =>
  change(['drafts', 'pictures'], (store) => {
    store.remove('pictures', id);
    store.put('drafts', draft);
  });

export const readPictures = async (ids: readonly string[]): Promise<KeptPicture[]> => {
  const found = await look(['pictures'], (store) => Promise.all(ids.map((id) => store.find('pictures', id))));
  return found.filter((one) => one !== undefined);
};

const entry = (draft: Draft, id: string, kind: Waiting['kind'], body: unknown): Omit<Waiting, 'seq'> => ({
  id,
  userId: draft.userId,
  visitId: draft.visitId,
  kind,
  body,
  state: 'waiting',
  queuedAt: new Date().toISOString(),
  sentAt: null,
  phase: null,
  problem: null,
});

/**
 * The form is finished: its pictures and then its words go into the queue and the draft goes away, all in one step that
 * is on the disk when this settles. A page killed in the middle has the one or the other, never both and never neither.
 */
export async function finish(draft: Draft, answers: Readonly<Record<string, unknown>>): Promise<void> {
  const id = newId();
  const { bases, outcome, visitedOn, team, position, remark, photos, signatures } = draft;
  const body = {
    ...{ id, bases, outcome, visitedOn, team, position, answers, remark, photos, signatures },
    endedAt: new Date().toISOString(),
  };
  await change(
    ['drafts', 'queue'],
    (store) => {
      const pictures = [...photos, ...signatures.map(({ photoId }) => photoId)];
      for (const picture of new Set(pictures)) store.append(entry(draft, picture, 'picture', null));
      store.append(entry(draft, id, 'record', body));
      store.remove('drafts', draft.key);
    },
    'strict',
  );
  announce();
}

/** What this officer has put into the queue here, in its order. */
export const readQueue = async (userId: string): Promise<Waiting[]> => {
  const all = await look(['queue'], (store) => store.all('queue'));
  return all.filter((one) => one.userId === userId).sort((one, other) => one.seq - other.seq);
};

/** How much there is of this officer that the server does not have: finished and unsent, and still being typed. */
export async function countUnsent(userId: string): Promise<{ waiting: number; drafts: number }> {
  const [queue, drafts] = await look(['queue', 'drafts'], (store) =>
    Promise.all([store.all('queue'), store.all('drafts')]),
  );
  return {
    waiting: queue.filter((one) => one.userId === userId && one.kind === 'record' && one.state !== 'sent')
      .length,
    drafts: drafts.filter((one) => one.userId === userId).length,
  };
}

/**
 * Signing out: names and addresses go, and what has arrived; what has not arrived stays for its officer alone. The next
 * officer at the same telephone is shown nothing of it.
 */
export async function clearAfterSignOut(): Promise<void> {
  await change(['lists', 'queue'], async (store) => {
    for (const list of await store.all('lists')) store.remove('lists', list.userId);
    for (const one of await store.all('queue')) if (one.state === 'sent') store.remove('queue', one.seq);
  });
  announce();
}
