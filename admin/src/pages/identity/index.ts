import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/users',
      permission: 'identity.read',
      title: { zh: '账号与岗位', en: 'Accounts and posts' },
      load: () => import('./user-list.tsx').then((module) => module.UserList),
    },
    {
      path: '/users/:userId',
      permission: 'identity.read',
      title: { zh: '账号', en: 'Account' },
      load: () => import('./user-page.tsx').then((module) => module.UserPage),
    },
  ],
  menu: [
    { group: 'oversight', order: 10, path: '/users', title: { zh: '账号与岗位', en: 'Accounts and posts' } },
  ],
});
