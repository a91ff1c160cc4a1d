import './sign-in.css';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { call } from '../../api/client.ts';
import { isRefused } from '../../api/refused.ts';
import { LanguageButton } from '../../app/header.tsx';
import { signOut } from '../../app/session-calls.ts';
import { useLanguage, useTexts } from '../../kit/language.tsx';
import { sayRefusal } from '../../kit/say-refusal.ts';
import { type PasswordRules, passwordRuleTexts } from '../../parts/password-texts.ts';
import { signInTexts } from './texts.ts';

/** Nothing else is open before a first or an expired password was changed. */
export function NewPasswordPage({
  login,
  rules,
  onChanged,
}: {
  login: string;
  rules: PasswordRules;
  onChanged(): void;
}) {
  const t = useTexts(signInTexts);
  const say = useTexts(passwordRuleTexts);
  const { language } = useLanguage();
  const id = useId();
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    document.title = t.newPasswordTitle;
  }, [t]);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (newPassword !== repeated) {
      setProblem(t.different);
      return;
    }
    setIsBusy(true);
    setProblem(null);
    try {
      await call('PUT /api/v1/session/password', { body: { oldPassword, newPassword } });
      onChanged();
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(error.parts.map((part) => sayRefusal(part, language)).join(language === 'en' ? ' ' : ''));
    } finally {
      setIsBusy(false);
    }
  };
  const field = (name: string, label: string, value: string, set: (next: string) => void, kind: string) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        type="password"
        size="large"
        autoComplete={kind}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </>
  );
  return (
    <main className="sign-in-page">
      <div className="sign-in-language">
        <LanguageButton />
      </div>
      <div className="sign-in-card">
        <img src="/seal.svg" alt="" width="48" height="48" />
        <h1>{t.newPasswordTitle}</h1>
        <p className="sign-in-help">{t.newPasswordIntro}</p>
        <form className="sign-in-form" onSubmit={(event) => void send(event)}>
          <input type="text" autoComplete="username" value={login} readOnly hidden />
          {field('old', t.oldPassword, oldPassword, setOldPassword, 'current-password')}
          {field('new', t.newPassword, newPassword, setNewPassword, 'new-password')}
          <p className="sign-in-help">{say.rules(rules)}</p>
          {field('repeat', t.repeat, repeated, setRepeated, 'new-password')}
          <div role="alert" className="sign-in-problem">
            {problem}
          </div>
          <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
            {t.change}
          </Button>
          <Button type="link" block onClick={() => void signOut()}>
            {t.signOut}
          </Button>
        </form>
      </div>
    </main>
  );
}
