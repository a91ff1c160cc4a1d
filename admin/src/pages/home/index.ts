import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/',
      permission: 'signed-in',
      title: { zh: '工作台', en: 'Desk' },
      load: () => import('./home-page.tsx').then((module) => module.HomePage),
    },
  ],
  menu: [{ group: 'desk', order: 10, path: '/', title: { zh: '我的工作台', en: 'My desk' } }],
});
