import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/work',
      permission: 'cases.read',
      title: { zh: '我的待办', en: 'My work' },
      load: () => import('./my-work.tsx').then((module) => module.MyWork),
    },
    {
      path: '/cases',
      permission: 'cases.read',
      title: { zh: '办件', en: 'Cases' },
      load: () => import('./case-list.tsx').then((module) => module.CaseList),
    },
    {
      path: '/cases/new',
      permission: 'cases.act',
      title: { zh: '登记申请', en: 'New application' },
      load: () => import('./start-case.tsx').then((module) => module.StartCase),
    },
    {
      path: '/cases/statistics',
      permission: 'cases.read',
      title: { zh: '办件统计', en: 'Figures of cases' },
      load: () => import('./statistics-page.tsx').then((module) => module.StatisticsPage),
    },
    {
      path: '/cases/due',
      permission: 'cases.read',
      title: { zh: '定期核查与到期', en: 'Reviews and expiry' },
      load: () => import('./watch/due-list.tsx').then((module) => module.DueList),
    },
    {
      path: '/cases/near-relatives',
      permission: 'cases.read',
      title: { zh: '近亲属备案', en: 'Near relatives' },
      load: () => import('./watch/relatives.tsx').then((module) => module.Relatives),
    },
    {
      path: '/cases/proofs',
      permission: 'cases.read',
      title: { zh: '四个百分之百', en: 'The four hundred per cent' },
      load: () => import('./watch/proofs-page.tsx').then((module) => module.ProofsPage),
    },
    {
      path: '/cases/:caseId',
      permission: 'cases.read',
      title: { zh: '办件详情', en: 'Case' },
      load: () => import('./case-page.tsx').then((module) => module.CasePage),
    },
    {
      path: '/matters',
      permission: 'cases.read',
      title: { zh: '事项目录', en: 'Matters' },
      load: () => import('./matter-list.tsx').then((module) => module.MatterList),
    },
    {
      path: '/matters/:matterCode',
      permission: 'cases.read',
      title: { zh: '事项', en: 'Matter' },
      load: () => import('./matter-page.tsx').then((module) => module.MatterPage),
    },
  ],
  menu: [
    { group: 'desk', order: 20, path: '/work', title: { zh: '我的待办', en: 'My work' } },
    { group: 'cases', order: 30, path: '/cases', title: { zh: '办件', en: 'Cases' } },
    { group: 'cases', order: 40, path: '/cases/statistics', title: { zh: '办件统计', en: 'Figures' } },
    { group: 'cases', order: 42, path: '/cases/due', title: { zh: '核查与到期', en: 'Reviews' } },
    { group: 'cases', order: 44, path: '/cases/proofs', title: { zh: '四个百分之百', en: 'The four' } },
    {
      group: 'cases',
      order: 46,
      path: '/cases/near-relatives',
      title: { zh: '近亲属备案', en: 'Near relatives' },
    },
    { group: 'cases', order: 50, path: '/matters', title: { zh: '事项目录', en: 'Matters' } },
  ],
});
