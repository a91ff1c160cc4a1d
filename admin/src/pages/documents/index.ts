import { definePages } from '../../kit/page.ts';

const title = { zh: '结果文书', en: 'Documents' };

export const pages = definePages({
  routes: [
    {
      path: '/documents',
      permission: 'cases.read',
      title,
      load: () => import('./document-list.tsx').then((module) => module.DocumentList),
    },
  ],
  menu: [{ group: 'cases', order: 36, path: '/documents', title }],
});
