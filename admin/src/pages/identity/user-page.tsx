import './identity.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ResponseOf } from '../../api/client.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import {
  ErrorBlock,
  Facts,
  Field,
  Fields,
  FormDrawer,
  Loading,
  Notice,
  PageHead,
  Section,
  sayMoment,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { AccountActions } from './account-actions.tsx';
import { NamePerson, OtherAccounts, PersonMask } from './person-behind.tsx';
import { PostSection } from './post-section.tsx';
import { userTexts } from './texts.ts';
import { StateMark, type UserState } from './user-state.tsx';

export type User = ResponseOf<'GET /api/v1/users/{id}'>;

/** One account: what it is, which posts it held and holds, and what each administrator may do with it. */
export function UserPage() {
  const t = useTexts(userTexts);
  const { userId = '' } = useParams();
  const user = useRead('GET /api/v1/users/{id}', { params: { id: userId } });
  const crumbs = [{ path: '/users', title: t.title }];
  if (user.error) {
    return (
      <>
        <PageHead title={t.overview} crumbs={crumbs} />
        <ErrorBlock error={user.error} onRetry={() => void user.refetch()} />
      </>
    );
  }
  if (!user.data) return <Loading />;
  return (
    <>
      <PageHead
        title={user.data.name}
        crumbs={crumbs}
        intro={<StateMark state={user.data.state as UserState} />}
        actions={<AccountActions user={user.data} />}
      />
      <StateNotice user={user.data} />
      <Overview user={user.data} />
      <PostSection user={user.data} />
    </>
  );
}

function StateNotice({ user }: { user: User }) {
  const t = useTexts(userTexts);
  if (user.state === 'disabled') return <Notice kind="warn">{t.isDisabled}</Notice>;
  if (user.idMasked === null) return <Notice kind="warn">{t.isNobody}</Notice>;
  if (user.state === 'awaits-release') return <Notice kind="warn">{t.awaitsRelease}</Notice>;
  if (user.lockedUntil) return <Notice kind="warn">{t.lockedUntil(sayMoment(user.lockedUntil))}</Notice>;
  return null;
}

function Overview({ user }: { user: User }) {
  const t = useTexts(userTexts);
  const isMaker = useMay('identity.users');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section
      title={t.overview}
      actions={
        isMaker ? (
          <>
            <NamePerson user={user} />
            <Button onClick={() => setIsOpen(true)}>{t.edit}</Button>
          </>
        ) : undefined
      }
    >
      <Facts
        facts={[
          { label: t.login, value: user.login },
          { label: t.idNumber, value: <PersonMask user={user} /> },
          { label: t.totp, value: user.hasTotp ? t.on : t.off },
          { label: t.lastSignIn, value: user.lastSignInAt ? sayMoment(user.lastSignInAt) : t.never },
          {
            label: t.passwordSetAt,
            value: `${sayMoment(user.passwordSetAt)}${user.mustChangePassword ? ` · ${t.mustChange}` : ''}`,
          },
          { label: t.createdAt, value: sayMoment(user.createdAt) },
          ...(user.otherAccounts.length > 0
            ? [{ label: t.otherAccounts, value: <OtherAccounts user={user} /> }]
            : []),
        ]}
      />
      <EditDrawer user={user} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </Section>
  );
}

function EditDrawer({ user, isOpen, onClose }: { user: User; isOpen: boolean; onClose(): void }) {
  const t = useTexts(userTexts);
  const change = useWrite('PATCH /api/v1/users/{id}');
  return (
    <FormDrawer<{ login: string; name: string }>
      title={t.edit}
      isOpen={isOpen}
      onClose={onClose}
      name={`user-change.${user.id}`}
      initial={{ login: user.login, name: user.name }}
      keepsDraft={false}
      submitText={t.save}
      submit={(values) =>
        change.mutateAsync({ params: { id: user.id }, body: { ...values, version: user.version } })
      }
      onDone={() => toast(t.saved)}
    >
      <Fields>
        <Field name="name" label={t.name} isRequired>
          <Input maxLength={50} autoComplete="off" />
        </Field>
        <Field name="login" label={t.login} help={t.loginHelp} isRequired isWide>
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}
