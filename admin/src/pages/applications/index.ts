import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/applications',
      permission: 'cases.read',
      title: { zh: '网上申请', en: 'From the public' },
      load: () => import('./application-list.tsx').then((module) => module.ApplicationList),
    },
    {
      path: '/applications/:applicationId',
      permission: 'cases.read',
      title: { zh: '网上申请', en: 'From the public' },
      load: () => import('./application-page.tsx').then((module) => module.ApplicationPage),
    },
  ],
  menu: [
    { group: 'desk', order: 25, path: '/applications', title: { zh: '网上申请', en: 'From the public' } },
  ],
});
