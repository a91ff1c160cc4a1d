import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/webhooks',
      permission: 'webhooks.manage',
      title: { zh: '对外推送', en: 'Webhooks' },
      load: () => import('./webhook-list.tsx').then((module) => module.WebhookList),
    },
    {
      path: '/webhooks/:webhookId',
      permission: 'webhooks.manage',
      title: { zh: '对外推送', en: 'Webhook' },
      load: () => import('./webhook-page.tsx').then((module) => module.WebhookPage),
    },
  ],
  menu: [{ group: 'oversight', order: 40, path: '/webhooks', title: { zh: '对外推送', en: 'Webhooks' } }],
});
