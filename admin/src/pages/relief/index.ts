import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/relief',
      permission: 'awards.read',
      title: { zh: '临时救助台账', en: 'Temporary relief' },
      load: () => import('./relief-page.tsx').then((module) => module.ReliefPage),
    },
  ],
  menu: [{ group: 'money', order: 18, path: '/relief', title: { zh: '临时救助台账', en: 'Relief' } }],
});
