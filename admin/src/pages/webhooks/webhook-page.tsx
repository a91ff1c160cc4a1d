import './webhooks.css';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  Loading,
  Notice,
  PageHead,
  Section,
  sayCount,
  sayMoment,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { sayProblem } from '../../parts/problem-texts.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { webhookTexts } from './texts.ts';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { shownState, type Webhook, WebhookState } from './webhook-state.tsx';

/** One listener: where it is told, how it gets on, and everything that was sent to it. */
export function WebhookPage() {
  const t = useTexts(webhookTexts);
  const { webhookId = '' } = useParams();
  const webhook = useRead('GET /api/v1/webhooks/{webhookId}', { params: { webhookId } });
  if (webhook.error) {
    return <ErrorBlock error={webhook.error} onRetry={() => void webhook.refetch()} isPage />;
  }
  if (!webhook.data) return <Loading />;
  return (
    <>
      <PageHead
        title={webhook.data.name}
        crumbs={[{ path: '/webhooks', title: t.title }]}
        intro={<WebhookState webhook={webhook.data} />}
        actions={<Actions webhook={webhook.data} />}
      />
      <StateNotice webhook={webhook.data} />
      <Overview webhook={webhook.data} />
      <Section title={t.log}>
        <p className="webhook-kept">{t.logKept}</p>
        <DeliveryLog webhookId={webhookId} />
      </Section>
    </>
  );
}

function StateNotice({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const { language } = useLanguage();
  const shown = shownState(webhook);
  if (shown === 'disabled')
    return (
      <Notice kind="warn">{t.disabledNotice(sayProblem(webhook.disabledReason ?? '', language))}</Notice>
    );
  if (shown === 'failing')
    return <Notice kind="warn">{t.failingNotice(sayMoment(webhook.failingSince))}</Notice>;
  return shown === 'off' ? <Notice kind="warn">{t.offNotice}</Notice> : null;
}

function Overview({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const events = useRead('GET /api/v1/webhooks/events', {});
  const titles = new Map(events.data?.items.map(({ type, title }) => [type as string, title]));
  return (
    <Section title={t.overview}>
      <Facts
        facts={[
          { label: t.url, value: <span className="webhook-url">{webhook.url}</span>, isWide: true },
          {
            label: t.events,
            value: webhook.events.map((type) => titles.get(type) ?? type).join(' · '),
            isWide: true,
          },
          { label: t.place, value: webhook.placeName ?? t.wholeCounty },
          { label: t.made, value: t.madeBy(webhook.madeBy, sayMoment(webhook.madeAt)) },
          { label: t.delivered, value: sayCount(webhook.delivered) },
          { label: t.waiting, value: sayCount(webhook.waiting) },
          { label: t.failed, value: sayCount(webhook.failed) },
        ]}
      />
    </Section>
  );
}

type Open = 'change' | 'secret' | 'off' | null;

function Actions({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const turn = useWrite('POST /api/v1/webhooks/{webhookId}/switch');
  const renew = useWrite('POST /api/v1/webhooks/{webhookId}/secret');
  const params = { webhookId: webhook.id };
  const onError = (error: { refusal: { what: string } }): void => toast(error.refusal.what, 'problem');
  const turnTo = (isOn: boolean): void =>
    turn.mutate(
      { params, body: { isOn } },
      {
        onSuccess: () => toast(isOn ? t.switchedOn : t.switchedOff),
        onError,
        onSettled: () => setOpen(null),
      },
    );
  return (
    <>
      <Button onClick={() => setOpen('change')}>{t.change}</Button>
      <Button onClick={() => setOpen('secret')}>{t.newSecret}</Button>
      {webhook.state === 'active' ? (
        <Button danger onClick={() => setOpen('off')}>
          {t.switchOff}
        </Button>
      ) : (
        <Button type="primary" loading={turn.isPending} onClick={() => turnTo(true)}>
          {t.switchOn}
        </Button>
      )}
      <WebhookDrawer webhook={webhook} isOpen={open === 'change'} onClose={() => setOpen(null)} />
      <Modal
        open={open === 'secret'}
        title={t.newSecret}
        okText={t.newSecret}
        confirmLoading={renew.isPending}
        onCancel={() => setOpen(null)}
        onOk={() =>
          renew.mutate(
            { params },
            { onSuccess: (given) => setSecret(given.secret), onError, onSettled: () => setOpen(null) },
          )
        }
      >
        <p>{t.newSecretText}</p>
      </Modal>
      <Modal
        open={open === 'off'}
        title={t.switchOffTitle}
        okText={t.switchOff}
        okButtonProps={{ danger: true }}
        confirmLoading={turn.isPending}
        onCancel={() => setOpen(null)}
        onOk={() => turnTo(false)}
      >
        <p>{t.switchOffText}</p>
      </Modal>
      <ShownOnce title={t.secretTitle} secret={secret} onClose={() => setSecret(null)}>
        <p>{t.secretText}</p>
      </ShownOnce>
    </>
  );
}
