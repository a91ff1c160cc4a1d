import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/imports',
      permission: 'imports.read',
      title: { zh: '导入中心', en: 'Imports' },
      load: () => import('./import-list.tsx').then((module) => module.ImportList),
    },
    {
      path: '/imports/:importId',
      permission: 'imports.read',
      title: { zh: '名册导入', en: 'Import of a roster' },
      load: () => import('./import-page.tsx').then((module) => module.ImportPage),
    },
  ],
  menu: [{ group: 'exchange', order: 10, path: '/imports', title: { zh: '导入中心', en: 'Imports' } }],
});
