import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { connection } from '../api/connection.ts';
import { isRefused, type Refused } from '../api/refused.ts';
import { ErrorBlock, Loading } from '../kit/blocks.tsx';
import { findKeptSession, findKeptUser } from '../kit/kept-session.ts';
import { useLanguage, useTexts } from '../kit/language.tsx';
import { type Session, SessionContext } from '../kit/session.ts';
import { readSession, type SessionInfo, takeSession } from './session-calls.ts';
import { Shell } from './shell.tsx';
import { appTexts } from './texts.ts';

const SignInPage = lazy(async () => ({
  default: (await import('../pages/sign-in/sign-in-page.tsx')).SignInPage,
}));
const SignInForm = lazy(async () => ({
  default: (await import('../pages/sign-in/sign-in-form.tsx')).SignInForm,
}));
const NewPasswordPage = lazy(async () => ({
  default: (await import('../pages/sign-in/new-password-page.tsx')).NewPasswordPage,
}));

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'failed'; readonly error: Refused }
  | { readonly kind: 'new-password'; readonly session: Session }
  | { readonly kind: 'open'; readonly session: Session };

const stateOf = (info: SessionInfo): State => ({
  kind: info.mustChangePassword ? 'new-password' : 'open',
  session: takeSession(info),
});

const ASK_AGAIN_MS = 15_000;

/** What stands there when nobody could be read: in a village without a network, the officer who took a list along. */
function stateWithout(error: Refused, before: State): State {
  const kept = before.kind === 'open' && before.session.isKept ? before.session : findKeptSession();
  if (error.status === 401) return { kind: 'nobody' };
  return kept ? { kind: 'open', session: kept } : { kind: 'failed', error };
}

/** Lets in who is signed in; asks everybody else to sign in, over the page when a session ended under it. */
export function SessionGate() {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const now = useRef(state);
  now.current = state;
  const ask = useCallback(async () => {
    try {
      setState(stateOf(await readSession()));
    } catch (error) {
      if (!isRefused(error)) throw error;
      // What is being typed stays where it is; the sign-in opens over it.
      if (error.status === 401 && now.current.kind === 'open') void connection.signInAgain?.();
      else setState(stateWithout(error, now.current));
    }
  }, []);
  const isKept = state.kind === 'open' && state.session.isKept === true;
  useEffect(() => {
    if (!isKept) return undefined;
    const again = (): void => void ask();
    const timer = window.setInterval(again, ASK_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isKept, ask]);
  const openFor = state.kind === 'open' && !isKept ? state.session.user.id : null;
  // What was told in the village is sent from whatever page comes first.
  useEffect(() => {
    if (openFor === null || findKeptUser() !== openFor) return;
    void import('../parts/field/send.ts').then(({ sendWaiting }) => sendWaiting(openFor));
  }, [openFor]);
  const { language, suggestLanguage } = useLanguage();
  const client = useQueryClient();
  const languageBefore = useRef(language);
  // What the server says in words is asked again in the other language: the names of posts, and all that the page read. At
  // the beginning nothing was said yet, and lists that are read twice are drawn anew under the hand.
  useEffect(() => {
    if (!language) return;
    void ask();
    if (languageBefore.current && languageBefore.current !== language) void client.invalidateQueries();
    languageBefore.current = language;
  }, [ask, client, language]);
  const enter = useCallback(
    (info: SessionInfo) => {
      suggestLanguage(info.language);
      setState(stateOf(info));
    },
    [suggestLanguage],
  );

  if (state.kind === 'asking') return <Loading />;
  if (state.kind === 'failed') return <ErrorBlock error={state.error} onRetry={() => void ask()} />;
  return (
    <Suspense fallback={<Loading />}>
      {state.kind === 'nobody' ? <SignInPage onSignedIn={enter} /> : null}
      {state.kind === 'new-password' ? (
        <NewPasswordPage
          login={state.session.user.login}
          rules={state.session.passwordRules}
          onChanged={() => void ask()}
        />
      ) : null}
      {state.kind === 'open' ? (
        <SessionContext value={state.session}>
          <Shell />
          <SignInAgain login={state.session.user.login} onSignedIn={enter} />
        </SessionContext>
      ) : null}
    </Suspense>
  );
}

/**
 * Stands ready for a session that ends under the page. Whoever waits for an answer waits on; when the same
 * officer is back, their calls are sent again; another officer starts from the desk.
 */
function SignInAgain({ login, onSignedIn }: { login: string; onSignedIn(info: SessionInfo): void }) {
  const t = useTexts(appTexts);
  const [isOpen, setIsOpen] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    connection.signInAgain = () =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        setIsOpen(true);
      });
    return () => {
      connection.signInAgain = null;
    };
  }, []);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const goOn = (info: SessionInfo): void => {
    if (info.user.login !== login) {
      location.assign('/');
      return;
    }
    onSignedIn(info);
    setIsOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve();
  };
  return (
    <dialog
      ref={dialog}
      className="sign-in-dialog"
      aria-label={t.signInAgain}
      onCancel={(event) => event.preventDefault()}
    >
      {isOpen ? (
        <>
          <h2>{t.signInAgain}</h2>
          <p>{t.signInAgainNext}</p>
          <Suspense fallback={<Loading rows={3} />}>
            <SignInForm login={login} onSignedIn={goOn} />
          </Suspense>
        </>
      ) : null}
    </dialog>
  );
}
