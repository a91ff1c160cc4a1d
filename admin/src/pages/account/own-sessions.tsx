import { Button } from 'antd';
import type { ItemOf } from '../../api/client.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import {
  DataTable,
  ErrorBlock,
  Loading,
  Mark,
  Section,
  sayMoment,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { sayDevice } from './say-device.ts';
import { accountTexts } from './texts.ts';

type OwnSession = ItemOf<'GET /api/v1/session/all'>;

export function OwnSessions() {
  const t = useTexts(accountTexts);
  const list = useRead('GET /api/v1/session/all', {});
  const end = useWrite('DELETE /api/v1/session/all/{id}');
  const endOne = async (id: string): Promise<void> => {
    await end.mutateAsync({ params: { id } });
    toast(t.ended);
  };
  return (
    <Section title={t.sessions}>
      <p className="account-intro">{t.sessionsIntro}</p>
      {list.error ? <ErrorBlock error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <DataTable<OwnSession>
          label={t.sessions}
          rows={list.data.items}
          rowKey={(session) => session.id}
          columns={[
            {
              key: 'device',
              title: t.device,
              onCard: 'title',
              render: (session) => sayDevice(session.agent) ?? t.unknownDevice,
            },
            { key: 'address', title: t.address, render: (session) => session.address ?? '—' },
            { key: 'signedInAt', title: t.signedInAt, render: (session) => sayMoment(session.signedInAt) },
            { key: 'seenAt', title: t.seenAt, render: (session) => sayMoment(session.seenAt) },
            {
              key: 'end',
              title: '',
              align: 'right',
              render: (session) =>
                session.isCurrent ? (
                  <Mark tone="blue">{t.current}</Mark>
                ) : (
                  <Button size="small" onClick={() => void endOne(session.id)}>
                    {t.end}
                  </Button>
                ),
            },
          ]}
        />
      ) : (
        <Loading rows={2} />
      )}
    </Section>
  );
}
