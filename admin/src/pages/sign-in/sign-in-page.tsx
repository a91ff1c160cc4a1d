import './sign-in.css';
import { useEffect } from 'react';
import { LanguageButton } from '../../app/header.tsx';
import type { SessionInfo } from '../../app/session-calls.ts';
import { useTexts } from '../../kit/language.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { signInTexts } from './texts.ts';

export function SignInPage({ onSignedIn }: { onSignedIn(info: SessionInfo): void }) {
  const t = useTexts(signInTexts);
  useEffect(() => {
    document.title = `${t.title} – ${t.product}`;
  }, [t]);
  return (
    <main className="sign-in-page">
      <div className="sign-in-language">
        <LanguageButton />
      </div>
      <div className="sign-in-card">
        <img src="/seal.svg" alt="" width="48" height="48" />
        <h1>{t.product}</h1>
        <p className="sign-in-motto">{t.motto}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-help">{t.note}</p>
      </div>
    </main>
  );
}
