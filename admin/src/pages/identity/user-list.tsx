import './identity.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ItemOf } from '../../api/client.ts';
import { useList, useWrite } from '../../api/hooks.ts';
import {
  type Column,
  Field,
  Fields,
  FormDrawer,
  ListPage,
  sayMoment,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { type FirstPassword, FirstPasswordDialog } from './first-password.tsx';
import { IdNumberField } from './person-behind.tsx';
import { userTexts } from './texts.ts';
import { StateMark, type UserState } from './user-state.tsx';

type User = ItemOf<'GET /api/v1/users'>;

export function UserList() {
  const t = useTexts(userTexts);
  const { values } = useFilters();
  const isMaker = useMay('identity.users');
  const [isOpen, setIsOpen] = useState(false);
  const state = values.state as 'active' | 'disabled' | 'awaits-release' | undefined;
  const query = { limit: 50, ...(values.text ? { text: values.text } : {}), ...(state ? { state } : {}) };
  const list = useList('GET /api/v1/users', { query });
  const create = isMaker ? (
    <Button type="primary" onClick={() => setIsOpen(true)}>
      {t.create}
    </Button>
  ) : undefined;
  return (
    <>
      <ListPage<User>
        title={t.title}
        intro={t.intro}
        actions={create}
        name="users"
        label={t.list}
        list={list}
        exportOf={{ list: 'users', query }}
        columns={useUserColumns()}
        rowKey={(user) => user.id}
        rowLink={(user) => `/users/${user.id}`}
        filters={[
          { name: 'text', label: t.find, kind: 'text', placeholder: t.findHint },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: (['active', 'awaits-release', 'disabled'] as const).map((value) => ({
              value,
              label: t.states[value],
            })),
          },
        ]}
        empty={{ text: t.none, next: t.noneNext }}
      />
      <NewUserDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

function useUserColumns(): Column<User>[] {
  const t = useTexts(userTexts);
  return [
    { key: 'name', title: t.name, render: (user) => user.name, onCard: 'title' },
    { key: 'login', title: t.login, render: (user) => user.login },
    { key: 'posts', title: t.posts, render: (user) => <HeldPosts user={user} /> },
    { key: 'state', title: t.state, render: (user) => <StateMark state={user.state as UserState} /> },
    {
      key: 'lastSignIn',
      title: t.lastSignIn,
      render: (user) => (user.lastSignInAt ? sayMoment(user.lastSignInAt) : t.never),
    },
    { key: 'totp', title: t.totp, isExtra: true, render: (user) => (user.hasTotp ? t.on : t.off) },
  ];
}

function HeldPosts({ user }: { user: User }) {
  const t = useTexts(userTexts);
  const held = user.posts.filter((post) => post.isHeldNow);
  if (held.length === 0) return <span className="quiet">{t.noPost}</span>;
  return (
    <>
      {held.map((post) => (
        <div key={post.id}>
          {post.postName} · {post.placeName}
        </div>
      ))}
    </>
  );
}

function NewUserDrawer({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTexts(userTexts);
  const create = useWrite('POST /api/v1/users');
  const [made, setMade] = useState<FirstPassword | null>(null);
  return (
    <>
      <FormDrawer<{ login: string; name: string; idNumber: string }>
        title={t.create}
        intro={t.createIntro}
        isOpen={isOpen}
        onClose={onClose}
        name="new-user"
        submitText={t.create}
        submit={async (values) => {
          const { login, name, idNumber } = values;
          const body = { login: login.trim(), name: name.trim(), idNumber };
          const { initialPassword } = await create.mutateAsync({ body });
          setMade({ login: body.login, password: initialPassword, isReset: false });
        }}
      >
        <Fields>
          <Field name="name" label={t.name} isRequired isWide>
            <Input maxLength={50} autoComplete="off" />
          </Field>
          <IdNumberField />
          <Field name="login" label={t.login} help={t.loginHelp} isRequired isWide>
            <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
        </Fields>
      </FormDrawer>
      <FirstPasswordDialog shown={made} onClose={() => setMade(null)} />
    </>
  );
}
