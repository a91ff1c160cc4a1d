import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/recoveries',
      permission: 'awards.read',
      title: { zh: '追缴', en: 'Recoveries' },
      load: () => import('./recovery-list.tsx').then((module) => module.RecoveryList),
    },
    {
      path: '/recoveries/:recoveryId',
      permission: 'awards.read',
      title: { zh: '退还协议', en: 'Agreement' },
      load: () => import('./recovery-page.tsx').then((module) => module.RecoveryPage),
    },
  ],
  menu: [{ group: 'money', order: 7, path: '/recoveries', title: { zh: '追缴', en: 'Recoveries' } }],
});
