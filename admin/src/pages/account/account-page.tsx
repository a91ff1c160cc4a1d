import './account.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { connection } from '../../api/connection.ts';
import { useRead } from '../../api/hooks.ts';
import { Refused } from '../../api/refused.ts';
import {
  ErrorBlock,
  Facts,
  Field,
  Fields,
  FormDrawer,
  Loading,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { type PasswordRules, passwordRuleTexts } from '../../parts/password-texts.ts';
import { OwnSessions } from './own-sessions.tsx';
import { SecondFactor } from './second-factor.tsx';
import { accountTexts } from './texts.ts';

/** What an officer minds for themselves: password, second factor, where they are signed in. */
export function AccountPage() {
  const t = useTexts(accountTexts);
  const { language } = useLanguage();
  const session = useRead('GET /api/v1/session', {});
  if (session.error) {
    return <ErrorBlock isPage error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (!session.data) return <Loading />;
  const { user, county, posts, lastSignIn, endsAt, idleMinutes, passwordEndsOn, passwordRules, hasTotp } =
    session.data;
  return (
    <>
      <PageHead title={t.title} />
      <Section title={t.overview}>
        <Facts
          facts={[
            { label: t.name, value: user.name },
            { label: t.login, value: user.login },
            { label: t.county, value: county.name },
            {
              label: t.posts,
              value:
                posts.length === 0
                  ? t.noPost
                  : posts.map((post) => <div key={post.id}>{`${post.postName} · ${post.placeName}`}</div>),
            },
            {
              label: t.lastSignIn,
              value: lastSignIn
                ? `${sayMoment(lastSignIn.at)} ${lastSignIn.address ? t.from(lastSignIn.address) : ''}`
                : t.first,
            },
            { label: t.sessionEnds, value: t.sessionEndsAt(sayMoment(endsAt), idleMinutes) },
          ]}
        />
      </Section>
      <PasswordSection
        rules={passwordRules}
        endsOn={passwordEndsOn ? sayDate(passwordEndsOn, language) : t.passwordForever}
        onChanged={() => void session.refetch()}
      />
      <SecondFactor isOn={hasTotp} onChanged={() => void session.refetch()} />
      <OwnSessions />
    </>
  );
}

interface Passwords {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly repeated: string;
}

function PasswordSection({
  endsOn,
  rules,
  onChanged,
}: {
  endsOn: string;
  rules: PasswordRules;
  onChanged(): void;
}) {
  const t = useTexts(accountTexts);
  const say = useTexts(passwordRuleTexts);
  const [isOpen, setIsOpen] = useState(false);
  const submit = async ({ oldPassword, newPassword, repeated }: Passwords): Promise<void> => {
    if (newPassword !== repeated) {
      const said = { what: t.different, next: t.differentNext, facts: {} };
      throw new Refused({ code: 'web.different', field: 'repeated', ...said }, 422);
    }
    const { csrfToken } = await call('PUT /api/v1/session/password', { body: { oldPassword, newPassword } });
    connection.csrfToken = csrfToken;
  };
  return (
    <Section title={t.password} actions={<Button onClick={() => setIsOpen(true)}>{t.change}</Button>}>
      <Facts facts={[{ label: t.passwordEnds, value: endsOn }]} />
      <FormDrawer<Passwords>
        title={t.change}
        intro={t.changeIntro}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        name="own-password"
        keepsDraft={false}
        submitText={t.change}
        submit={submit}
        onDone={() => {
          toast(t.changed);
          onChanged();
        }}
      >
        <Fields>
          <Field name="oldPassword" label={t.oldPassword} isRequired isWide>
            <Input.Password autoComplete="current-password" />
          </Field>
          <Field name="newPassword" label={t.newPassword} isRequired isWide help={say.rules(rules)}>
            <Input.Password autoComplete="new-password" />
          </Field>
          <Field name="repeated" label={t.repeat} isRequired isWide>
            <Input.Password autoComplete="new-password" />
          </Field>
        </Fields>
      </FormDrawer>
    </Section>
  );
}
