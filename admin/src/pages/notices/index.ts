import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/notices',
      permission: 'signed-in',
      title: { zh: '消息', en: 'Messages' },
      load: () => import('./notice-list.tsx').then((module) => module.NoticeList),
    },
  ],
  menu: [],
});
