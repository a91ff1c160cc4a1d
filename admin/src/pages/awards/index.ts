import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/awards',
      permission: 'awards.read',
      title: { zh: '待遇', en: 'Awards' },
      load: () => import('./award-list.tsx').then((module) => module.AwardList),
    },
    {
      path: '/awards/:awardId',
      permission: 'awards.read',
      title: { zh: '待遇详情', en: 'Award' },
      load: () => import('./award-page.tsx').then((module) => module.AwardPage),
    },
  ],
  menu: [{ group: 'money', order: 4, path: '/awards', title: { zh: '待遇', en: 'Awards' } }],
});
