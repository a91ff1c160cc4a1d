import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/systems',
      permission: 'systems.manage',
      title: { zh: '外部系统', en: 'Other systems' },
      load: () => import('./system-list.tsx').then((module) => module.SystemList),
    },
    {
      path: '/systems/:systemId',
      permission: 'systems.manage',
      title: { zh: '外部系统', en: 'Other system' },
      load: () => import('./system-page.tsx').then((module) => module.SystemPage),
    },
  ],
  menu: [{ group: 'oversight', order: 50, path: '/systems', title: { zh: '外部系统', en: 'Other systems' } }],
});
