import { Button } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmWithReason, toast, useMay, useSession, useTexts } from '../../kit/index.ts';
import { type FirstPassword, FirstPasswordDialog } from './first-password.tsx';
import { userTexts } from './texts.ts';
import type { User } from './user-page.tsx';

type Act = 'reset-password' | 'disable' | 'enable' | 'release' | 'unlock' | 'clear-totp' | 'end-sessions';

/** What may be done with an account in its state, by the administrator who looks at it. */
function actsOf(user: User, isSystem: boolean, isSecurity: boolean): Act[] {
  const acts: (Act | false)[] = [
    isSecurity && user.state === 'awaits-release' && 'release',
    isSecurity && user.lockedUntil !== null && 'unlock',
    isSystem && user.state !== 'disabled' && 'reset-password',
    isSecurity && user.hasTotp && 'clear-totp',
    isSecurity && user.state !== 'disabled' && 'end-sessions',
    isSystem && (user.state === 'disabled' ? 'enable' : 'disable'),
  ];
  return acts.filter((act) => act !== false);
}

const dangers = new Set<Act>(['reset-password', 'disable', 'clear-totp', 'end-sessions']);

export function AccountActions({ user }: { user: User }) {
  const t = useTexts(userTexts);
  const { user: me } = useSession();
  const isSystem = useMay('identity.users');
  const isSecurity = useMay('identity.security');
  const [open, setOpen] = useState<Act | null>(null);
  const [first, setFirst] = useState<FirstPassword | null>(null);
  const writes = useActs();
  if (me.id === user.id) return null;
  const run = async (act: Act, reason: string): Promise<void> => {
    const input = { params: { id: user.id }, body: { reason } };
    if (act === 'reset-password') {
      const { initialPassword } = await writes[act].mutateAsync(input);
      setFirst({ login: user.login, password: initialPassword, isReset: true });
      return;
    }
    await writes[act].mutateAsync(input);
    toast(t.done);
  };
  return (
    <>
      {actsOf(user, isSystem, isSecurity).map((act) => (
        <Button
          key={act}
          type={act === 'release' || act === 'unlock' ? 'primary' : 'default'}
          danger={act === 'disable'}
          onClick={() => setOpen(act)}
        >
          {t.actions[act]}
        </Button>
      ))}
      <ConfirmWithReason
        title={open ? t.actions[open] : ''}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        confirm={(reason) => (open ? run(open, reason) : Promise.resolve())}
        confirmText={open ? t.actions[open] : ''}
        isDanger={open !== null && dangers.has(open)}
        reasonLabel={t.reason}
      >
        {open ? <p>{t.explain[open]}</p> : null}
      </ConfirmWithReason>
      <FirstPasswordDialog shown={first} onClose={() => setFirst(null)} />
    </>
  );
}

function useActs() {
  return {
    'reset-password': useWrite('POST /api/v1/users/{id}/reset-password'),
    disable: useWrite('POST /api/v1/users/{id}/disable'),
    enable: useWrite('POST /api/v1/users/{id}/enable'),
    release: useWrite('POST /api/v1/users/{id}/release'),
    unlock: useWrite('POST /api/v1/users/{id}/unlock'),
    'clear-totp': useWrite('POST /api/v1/users/{id}/clear-totp'),
    'end-sessions': useWrite('POST /api/v1/users/{id}/end-sessions'),
  };
}
