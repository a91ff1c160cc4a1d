import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/awards/rules',
      permission: 'awards.read',
      title: { zh: '待遇核查', en: 'Rules of awards' },
      load: () => import('./rules-page.tsx').then((module) => module.RulesPage),
    },
  ],
  menu: [
    { group: 'money', order: 5, path: '/awards/rules', title: { zh: '待遇核查', en: 'Rules of awards' } },
  ],
});
