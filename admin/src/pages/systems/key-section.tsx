import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/index.ts';
import {
  Choice,
  type Column,
  DataTable,
  Empty,
  Field,
  Fields,
  FormDrawer,
  Mark,
  Section,
  sayMoment,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';
import type { Key, System } from './system-state.tsx';
import { systemTexts } from './texts.ts';

const tones = { good: 'ok', revoked: 'plain', ended: 'plain', closed: 'seal' } as const;
const DAYS = ['30', '90', '180', '365'] as const;

function stateOf(key: Key, { stoppedAt }: System): keyof typeof tones {
  if (key.revokedAt !== null) return 'revoked';
  if (key.isGood) return 'good';
  return stoppedAt === null ? 'ended' : 'closed';
}

/** The keys of a system: shown once when they are given, afterwards by their last four signs. */
export function KeySection({ system }: { system: System }) {
  const t = useTexts(systemTexts);
  const [isOpen, setIsOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const columns = useColumns(system, setRevoking);
  return (
    <Section
      title={t.keys}
      actions={
        <Button type="primary" onClick={() => setIsOpen(true)}>
          {t.addKey}
        </Button>
      }
    >
      <p className="system-note">{t.keysIntro}</p>
      {system.keys.length === 0 ? (
        <Empty text={t.noKeys} next={t.noKeysNext} />
      ) : (
        <DataTable<Key> label={t.keyLabel} columns={columns} rows={system.keys} rowKey={(row) => row.id} />
      )}
      <NewKeyDrawer system={system} isOpen={isOpen} onClose={() => setIsOpen(false)} onKey={setKey} />
      <ShownOnce title={t.keyTitle} secret={key} onClose={() => setKey(null)}>
        <p>
          {t.keyText} <code translate="no">Authorization: Bearer mzk_…</code>
        </p>
      </ShownOnce>
      <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />
    </Section>
  );
}

function useColumns(system: System, revoke: (key: Key) => void): Column<Key>[] {
  const t = useTexts(systemTexts);
  return [
    { key: 'tail', title: t.tail, onCard: 'title', render: (row) => <code translate="no">…{row.tail}</code> },
    {
      key: 'state',
      title: t.keyState,
      render: (row) => {
        const state = stateOf(row, system);
        return <Mark tone={tones[state]}>{t.keyStates[state]}</Mark>;
      },
    },
    { key: 'given', title: t.given, render: (row) => t.madeBy(row.madeBy, sayMoment(row.madeAt)) },
    { key: 'ends', title: t.ends, render: (row) => sayMoment(row.endsAt) },
    { key: 'used', title: t.used, render: (row) => (row.usedAt ? sayMoment(row.usedAt) : t.never) },
    {
      key: 'actions',
      title: t.actions,
      render: (row) =>
        row.revokedAt === null ? (
          <Button size="small" danger aria-label={t.revokeOf(row.tail)} onClick={() => revoke(row)}>
            {t.revoke}
          </Button>
        ) : (
          '—'
        ),
    },
  ];
}

function NewKeyDrawer({
  system,
  isOpen,
  onClose,
  onKey,
}: {
  system: System;
  isOpen: boolean;
  onClose(): void;
  onKey(key: string): void;
}) {
  const t = useTexts(systemTexts);
  const add = useWrite('POST /api/v1/systems/{systemId}/keys');
  return (
    <FormDrawer<{ days: string }>
      title={t.addKey}
      isOpen={isOpen}
      onClose={onClose}
      name="system-key"
      initial={{ days: '90' }}
      keepsDraft={false}
      submitText={t.addKey}
      submit={async ({ days }) => {
        const { key } = await add.mutateAsync({
          params: { systemId: system.id },
          body: { days: Number(days) },
        });
        onKey(key);
      }}
    >
      <Fields>
        <Field name="days" label={t.days} isRequired isWide>
          <Choice options={DAYS.map((value) => ({ value, label: t.dayChoices[value] }))} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}

function RevokeDialog({ row, onClose }: { row: Key | null; onClose(): void }) {
  const t = useTexts(systemTexts);
  const revoke = useWrite('POST /api/v1/systems/keys/{keyId}/revoke');
  return (
    <Modal
      open={row !== null}
      title={t.revokeTitle}
      okText={t.revoke}
      okButtonProps={{ danger: true }}
      confirmLoading={revoke.isPending}
      onCancel={onClose}
      onOk={() =>
        revoke.mutate(
          { params: { keyId: row?.id ?? '' } },
          {
            onSuccess: () => toast(t.revoked),
            onError: (error) => toast(error.refusal.what, 'problem'),
            onSettled: onClose,
          },
        )
      }
    >
      <p>{row ? t.revokeText(row.tail) : ''}</p>
    </Modal>
  );
}
