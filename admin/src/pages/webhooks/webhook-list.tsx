import './webhooks.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, ListPage, sayCount, useTexts } from '../../kit/index.ts';
import { webhookTexts } from './texts.ts';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { type Webhook, WebhookState } from './webhook-state.tsx';

export function WebhookList() {
  const t = useTexts(webhookTexts);
  const [isOpen, setIsOpen] = useState(false);
  const list = useList('GET /api/v1/webhooks', {});
  return (
    <>
      <ListPage<Webhook>
        name="webhooks"
        label={t.label}
        title={t.title}
        intro={t.intro}
        actions={
          <Button type="primary" onClick={() => setIsOpen(true)}>
            {t.add}
          </Button>
        }
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        rowLink={(row) => `/webhooks/${row.id}`}
        empty={{ text: t.none, next: t.noneNext }}
      />
      <WebhookDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

function useColumns(): Column<Webhook>[] {
  const t = useTexts(webhookTexts);
  return [
    { key: 'name', title: t.name, onCard: 'title', render: (row) => row.name },
    { key: 'url', title: t.url, render: (row) => <span className="webhook-url">{row.url}</span> },
    { key: 'place', title: t.place, render: (row) => row.placeName ?? t.wholeCounty },
    { key: 'state', title: t.state, render: (row) => <WebhookState webhook={row} /> },
    { key: 'delivered', title: t.delivered, align: 'right', render: (row) => sayCount(row.delivered) },
    { key: 'waiting', title: t.waiting, align: 'right', render: (row) => sayCount(row.waiting) },
    { key: 'failed', title: t.failed, align: 'right', render: (row) => sayCount(row.failed) },
  ];
}
