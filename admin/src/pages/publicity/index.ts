import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/publicity',
      permission: 'cases.read',
      title: { zh: '公示', en: 'Public lists' },
      load: () => import('./publicity-page.tsx').then((module) => module.PublicityPage),
    },
    {
      path: '/publicity/post',
      permission: 'cases.act',
      title: { zh: '张贴公示', en: 'Put a list up' },
      load: () => import('./post-page.tsx').then((module) => module.PostPage),
    },
    {
      path: '/publicity/standing',
      permission: 'cases.act',
      title: { zh: '长期公布', en: 'Standing list' },
      load: () => import('./standing-page.tsx').then((module) => module.StandingPage),
    },
    {
      path: '/publicity/lists/:listId',
      permission: 'cases.read',
      title: { zh: '公示名单', en: 'Public list' },
      load: () => import('./list-record.tsx').then((module) => module.ListRecordPage),
    },
    {
      path: '/tips',
      permission: 'tips.read',
      title: { zh: '异议和线索', en: 'Objections and tips' },
      load: () => import('./tip-list.tsx').then((module) => module.TipList),
    },
    {
      path: '/tips/:tipId',
      permission: 'tips.read',
      title: { zh: '异议和线索', en: 'Objection or tip' },
      load: () => import('./tip-page.tsx').then((module) => module.TipPage),
    },
  ],
  menu: [
    { group: 'cases', order: 34, path: '/publicity', title: { zh: '公示', en: 'Public lists' } },
    { group: 'cases', order: 36, path: '/tips', title: { zh: '异议和线索', en: 'Objections, tips' } },
  ],
});
