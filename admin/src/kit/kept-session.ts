import type { Session } from './session.ts';

const NAME = 'minzheng.field-session';
/** The one page that works without a network; elsewhere a kept session opens nothing. */
export const FIELD_PATH = '/visits/field';
const DAYS_MAX = 7;
/** All that somebody can do without a network: tell of the visits that they took along. */
const PERMISSIONS = ['visits.record'];

type Kept = Omit<Session, 'permissions'> & { readonly keptAt: string };

/** Remembers who took a list along, so that the page opens in the village. It opens nothing on the server. */
export function keepSession(session: Session): void {
  const { permissions: _, ...rest } = session;
  const kept: Kept = { ...rest, lastSignIn: null, keptAt: new Date().toISOString() };
  localStorage.setItem(NAME, JSON.stringify(kept));
}

export function dropKeptSession(): void {
  localStorage.removeItem(NAME);
}

function read(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Who took a list along on this device and has not signed out since. */
export const findKeptUser = (): string | null => read()?.user.id ?? null;

/** Who took the list along, where the page in the village was opened without a network. */
export function findKeptSession(): Session | null {
  if (!location.pathname.startsWith(FIELD_PATH)) return null;
  const kept = read();
  const isFresh = kept && Date.now() - Date.parse(kept.keptAt) < DAYS_MAX * 86_400_000;
  return isFresh ? { ...kept, isKept: true, permissions: new Set(PERMISSIONS) } : null;
}
