import './webhooks.css';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList, useRead, useWrite } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  ErrorBlock,
  List,
  Loading,
  Mark,
  sayMoment,
  toast,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { sayProblem, sayStatus } from '../../parts/problem-texts.ts';
import { webhookTexts } from './texts.ts';

type Delivery = ItemOf<'GET /api/v1/webhooks/{webhookId}/deliveries'>;
type Try = ItemOf<'GET /api/v1/webhooks/deliveries/{deliveryId}/tries'>;
type State = Delivery['state'];

const tones = { waiting: 'blue', delivered: 'ok', failed: 'warn' } as const satisfies Record<State, string>;
const isState = (text: string | undefined): text is State => text !== undefined && Object.hasOwn(tones, text);

/** What was sent to a listener, each with a way to look closer and to send it again. */
export function DeliveryLog({ webhookId }: { webhookId: string }) {
  const t = useTexts(webhookTexts);
  const { values } = useFilters();
  const [shown, setShown] = useState<Delivery | null>(null);
  const query = { limit: 20, ...(isState(values.state) ? { state: values.state } : {}) };
  const list = useList('GET /api/v1/webhooks/{webhookId}/deliveries', { params: { webhookId }, query });
  return (
    <>
      <List<Delivery>
        name="deliveries"
        label={t.logLabel}
        list={list}
        columns={useColumns(setShown)}
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: (Object.keys(tones) as State[]).map((value) => ({
              value,
              label: t.deliveryStates[value],
            })),
          },
        ]}
        empty={{ text: t.noLog, next: t.noLogNext }}
      />
      <Modal
        open={shown !== null}
        title={shown ? t.showTriesOf(shown.typeTitle) : ''}
        footer={null}
        onCancel={() => setShown(null)}
        destroyOnHidden
      >
        {shown ? <Tries deliveryId={shown.id} /> : null}
      </Modal>
    </>
  );
}

function useColumns(show: (row: Delivery) => void): Column<Delivery>[] {
  const t = useTexts(webhookTexts);
  const { language } = useLanguage();
  const redeliver = useWrite('POST /api/v1/webhooks/deliveries/{deliveryId}/redeliver');
  const again = (row: Delivery): void =>
    redeliver.mutate(
      { params: { deliveryId: row.id } },
      { onSuccess: () => toast(t.redelivered), onError: (error) => toast(error.refusal.what, 'problem') },
    );
  return [
    { key: 'event', title: t.event, onCard: 'title', render: (row) => row.typeTitle },
    { key: 'at', title: t.at, render: (row) => sayMoment(row.at) },
    {
      key: 'state',
      title: t.state,
      render: (row) => <Mark tone={tones[row.state]}>{t.deliveryStates[row.state]}</Mark>,
    },
    {
      key: 'answer',
      title: t.answer,
      render: (row) =>
        row.lastProblem === null
          ? row.lastStatus === null
            ? '—'
            : sayStatus(row.lastStatus, language)
          : sayProblem(row.lastProblem, language),
    },
    { key: 'tries', title: t.tries, align: 'right', render: (row) => row.attempts },
    { key: 'next', title: t.next, render: (row) => (row.nextAt ? sayMoment(row.nextAt) : '—') },
    {
      key: 'actions',
      title: t.actions,
      render: (row) => (
        <span className="webhook-actions">
          <Button size="small" aria-label={t.showTriesOf(row.typeTitle)} onClick={() => show(row)}>
            {t.showTries}
          </Button>
          <Button size="small" aria-label={t.redeliverOf(row.typeTitle)} onClick={() => again(row)}>
            {t.redeliver}
          </Button>
        </span>
      ),
    },
  ];
}

function Tries({ deliveryId }: { deliveryId: string }) {
  const t = useTexts(webhookTexts);
  const { language } = useLanguage();
  const tries = useRead('GET /api/v1/webhooks/deliveries/{deliveryId}/tries', { params: { deliveryId } });
  if (tries.error) return <ErrorBlock error={tries.error} onRetry={() => void tries.refetch()} />;
  if (!tries.data) return <Loading rows={3} />;
  const columns: Column<Try>[] = [
    { key: 'no', title: t.tryNo, render: (row) => row.no },
    { key: 'at', title: t.at, render: (row) => sayMoment(row.at) },
    {
      key: 'answer',
      title: t.answer,
      render: (row) => (row.problem === null ? t.accepted : sayProblem(row.problem, language)),
    },
    { key: 'took', title: t.took, align: 'right', render: (row) => t.ms(row.tookMs) },
  ];
  return (
    <DataTable<Try>
      label={t.showTries}
      columns={columns}
      rows={tries.data.items}
      rowKey={(row) => String(row.no)}
    />
  );
}
