import { Button, Input } from 'antd';
import { useState } from 'react';
import { call, type ResponseOf } from '../../api/client.ts';
import { Field, Fields, FormDrawer, Mark, Section, toast, useTexts } from '../../kit/index.ts';
import { accountTexts } from './texts.ts';

type Begun = ResponseOf<'POST /api/v1/session/totp'>;

const codeInput = { inputMode: 'numeric', maxLength: 6, autoComplete: 'one-time-code' } as const;

/** One-time codes, on and off. Either asks for the password: a borrowed screen must not do it. */
export function SecondFactor({ isOn, onChanged }: { isOn: boolean; onChanged(): void }) {
  const t = useTexts(accountTexts);
  const [open, setOpen] = useState<'start' | 'confirm' | 'remove' | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section
      title={t.totp}
      actions={
        <Button onClick={() => setOpen(isOn ? 'remove' : 'start')}>{isOn ? t.remove : t.start}</Button>
      }
    >
      <p>
        <Mark tone={isOn ? 'ok' : 'plain'}>{isOn ? t.totpOn : t.totpOff}</Mark>
      </p>
      <p className="account-intro">{t.totpIntro}</p>
      <FormDrawer<{ password: string }>
        title={t.startTitle}
        intro={t.startIntro}
        isOpen={open === 'start'}
        onClose={() => setOpen((now) => (now === 'start' ? null : now))}
        name="totp-start"
        keepsDraft={false}
        renames={{ oldPassword: 'password' }}
        submitText={t.next}
        submit={async (body) => {
          setBegun(await call('POST /api/v1/session/totp', { body }));
          setOpen('confirm');
        }}
      >
        <Fields>
          <Field name="password" label={t.oldPassword} isRequired isWide>
            <Input.Password autoComplete="current-password" />
          </Field>
        </Fields>
      </FormDrawer>
      <FormDrawer<{ code: string }>
        title={t.startTitle}
        isOpen={open === 'confirm'}
        onClose={close}
        name="totp-confirm"
        keepsDraft={false}
        submitText={t.confirm}
        submit={(body) => call('PUT /api/v1/session/totp', { body })}
        onDone={() => {
          setBegun(null);
          toast(t.enabled);
          onChanged();
        }}
      >
        {begun ? <Scan begun={begun} /> : null}
        <Fields>
          <Field name="code" label={t.code} isRequired>
            <Input {...codeInput} />
          </Field>
        </Fields>
      </FormDrawer>
      <FormDrawer<{ password: string; code: string }>
        title={t.removeTitle}
        intro={t.removeIntro}
        isOpen={open === 'remove'}
        onClose={close}
        name="totp-remove"
        keepsDraft={false}
        renames={{ oldPassword: 'password' }}
        isDanger
        submitText={t.remove}
        submit={(body) => call('DELETE /api/v1/session/totp', { body })}
        onDone={() => {
          toast(t.removed);
          onChanged();
        }}
      >
        <Fields>
          <Field name="password" label={t.oldPassword} isRequired isWide>
            <Input.Password autoComplete="current-password" />
          </Field>
          <Field name="code" label={t.code} isRequired>
            <Input {...codeInput} />
          </Field>
        </Fields>
      </FormDrawer>
    </Section>
  );
}

function Scan({ begun }: { begun: Begun }) {
  const t = useTexts(accountTexts);
  return (
    <>
      <p>{t.scan}</p>
      <img
        className="totp-picture"
        alt={t.qr}
        width="200"
        height="200"
        src={`data:image/svg+xml,${encodeURIComponent(begun.svg)}`}
      />
      <p>{t.scanNext}</p>
      <p>
        <code className="totp-key" translate="no">
          {begun.secret.match(/.{1,4}/g)?.join(' ')}
        </code>
      </p>
    </>
  );
}
