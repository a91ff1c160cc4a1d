import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/account',
      permission: 'signed-in',
      title: { zh: '我的账户', en: 'My account' },
      load: () => import('./account-page.tsx').then((module) => module.AccountPage),
    },
  ],
  menu: [],
});
