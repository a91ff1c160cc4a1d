import { Button, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { isRefused, type Refused } from '../../api/refused.ts';
import { type SessionInfo, signIn } from '../../app/session-calls.ts';
import { useLanguage, useTexts } from '../../kit/language.tsx';
import { sayRefusal } from '../../kit/say-refusal.ts';
import { signInTexts } from './texts.ts';

/** User name and password, and the one-time code when the account wants one. */
export function SignInForm({
  login: knownLogin = '',
  onSignedIn,
}: {
  /** Filled in when the session of this officer ended. */
  login?: string;
  onSignedIn(info: SessionInfo): void;
}) {
  const t = useTexts(signInTexts);
  const { language } = useLanguage();
  const id = useId();
  const [login, setLogin] = useState(knownLogin);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isCaps, setIsCaps] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (asksCode) document.getElementById(`${id}-code`)?.focus();
  }, [asksCode, id]);

  const explain = (error: Refused): void => {
    const asksForCode = error.refusal.code === 'identity.sign-in.code-needed';
    const isCodeWrong = error.refusal.code === 'identity.sign-in.code-wrong';
    if (asksForCode || isCodeWrong) setAsksCode(true);
    // A code works once: the next one is typed into an empty field.
    if (isCodeWrong) setCode('');
    setProblem(asksForCode ? null : sayRefusal(error.refusal, language));
    if (isCodeWrong) document.getElementById(`${id}-code`)?.focus();
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (login.trim() === '' || password === '') {
      setProblem(t.needed);
      document.getElementById(login.trim() === '' ? `${id}-login` : `${id}-password`)?.focus();
      return;
    }
    setIsBusy(true);
    setProblem(null);
    try {
      onSignedIn(await signIn({ login: login.trim(), password, ...(asksCode ? { code: code.trim() } : {}) }));
    } catch (error) {
      if (!isRefused(error)) throw error;
      explain(error);
    } finally {
      setIsBusy(false);
    }
  };
  const watchCaps = (event: KeyboardEvent): void => setIsCaps(event.getModifierState('CapsLock'));

  return (
    <form className="sign-in-form" onSubmit={(event) => void send(event)} noValidate>
      <label htmlFor={`${id}-login`}>{t.login}</label>
      <Input
        id={`${id}-login`}
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={knownLogin === ''}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>{t.password}</label>
      <Input
        id={`${id}-password`}
        type="password"
        size="large"
        autoComplete="current-password"
        autoFocus={knownLogin !== ''}
        value={password}
        onKeyUp={watchCaps}
        onChange={(event) => setPassword(event.target.value)}
      />
      {isCaps ? <p className="sign-in-caps">{t.caps}</p> : null}
      {asksCode ? (
        <>
          <label htmlFor={`${id}-code`}>{t.code}</label>
          <Input
            id={`${id}-code`}
            size="large"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            value={code}
            aria-describedby={`${id}-code-help`}
            onChange={(event) => setCode(event.target.value)}
          />
          <p id={`${id}-code-help`} className="sign-in-help">
            {t.codeHelp}
          </p>
        </>
      ) : null}
      <div role="alert" className="sign-in-problem">
        {problem}
      </div>
      <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
        {t.submit}
      </Button>
    </form>
  );
}
