import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/exports',
      permission: 'exports.run',
      title: { zh: '导出中心', en: 'Exports' },
      load: () => import('./export-centre.tsx').then((module) => module.ExportCentre),
    },
  ],
  menu: [{ group: 'exchange', order: 20, path: '/exports', title: { zh: '导出中心', en: 'Exports' } }],
});
