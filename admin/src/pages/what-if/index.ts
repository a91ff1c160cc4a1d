import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/policy/what-if',
      permission: 'what-if.run',
      title: { zh: '政策试算', en: 'What if' },
      load: () => import('./what-if-page.tsx').then((module) => module.WhatIfPage),
    },
  ],
  menu: [{ group: 'policy', order: 30, path: '/policy/what-if', title: { zh: '政策试算', en: 'What if' } }],
});
