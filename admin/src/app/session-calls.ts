import { call, type ResponseOf } from '../api/client.ts';
import { connection } from '../api/connection.ts';
import { dropAllDrafts } from '../kit/drafts.ts';
import { dropKeptSession, findKeptUser } from '../kit/kept-session.ts';
import type { Session } from '../kit/session.ts';
import { appTexts } from './texts.ts';

export type SessionInfo = ResponseOf<'GET /api/v1/session'>;

/** The session as the pages see it; the token of its writes goes to the client of the API. */
export function takeSession(info: SessionInfo): Session {
  connection.csrfToken = info.csrfToken;
  return { ...info, permissions: new Set(info.permissions) };
}

/** Who is signed in; `Refused` with 401 when nobody is. */
export function readSession(): Promise<SessionInfo> {
  return call('GET /api/v1/session', {}, { mayAskToSignIn: false });
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

export function signIn(credentials: Credentials): Promise<SessionInfo> {
  return call('POST /api/v1/session', { body: credentials }, { mayAskToSignIn: false });
}

/**
 * Ends the session and forgets what this browser kept of it: the next officer sits at the same desk. What was typed in
 * the village and has not arrived is kept for its officer alone, and they are asked first.
 */
export async function signOut(): Promise<void> {
  const userId = findKeptUser();
  if (userId !== null) {
    const field = await import('../parts/field/queue.ts');
    const { waiting, drafts } = await field.countUnsent(userId);
    if (waiting + drafts > 0 && !window.confirm(appTexts[connection.language].unsent(waiting + drafts))) {
      return;
    }
    await field.clearAfterSignOut();
    dropKeptSession();
  }
  await call('DELETE /api/v1/session', {}, { mayAskToSignIn: false }).catch(() => undefined);
  dropAllDrafts();
  location.assign('/');
}

/** Another post is another scope: everything is read anew from the desk. */
export async function switchPost(holdingId: string): Promise<void> {
  await call('PUT /api/v1/session/post', { body: { holdingId } });
  location.assign('/');
}

/** So that the next browser speaks it as well. It is no loss when it cannot be kept. */
export async function keepLanguage(language: 'zh' | 'en'): Promise<void> {
  await call('PUT /api/v1/session/language', { body: { language } }).catch(() => undefined);
}
