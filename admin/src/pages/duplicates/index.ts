import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/duplicates',
      permission: 'registry.merge',
      title: { zh: '疑似重复', en: 'Duplicates' },
      load: () => import('./duplicate-list.tsx').then((module) => module.DuplicateList),
    },
  ],
  menu: [{ group: 'registry', order: 30, path: '/duplicates', title: { zh: '疑似重复', en: 'Duplicates' } }],
});
