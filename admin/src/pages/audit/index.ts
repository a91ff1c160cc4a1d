import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/audit',
      permission: 'audit.read',
      title: { zh: '审计日志', en: 'Audit log' },
      load: () => import('./audit-list.tsx').then((module) => module.AuditList),
    },
  ],
  menu: [{ group: 'oversight', order: 30, path: '/audit', title: { zh: '审计日志', en: 'Audit log' } }],
});
