import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/adjustments',
      permission: 'awards.read',
      title: { zh: '标准调整', en: 'Standard adjustment' },
      load: () => import('./adjustment-list.tsx').then((module) => module.AdjustmentList),
    },
    {
      path: '/adjustments/new',
      permission: 'awards.open',
      title: { zh: '起草标准调整', en: 'Draft an adjustment' },
      load: () => import('./new-adjustment.tsx').then((module) => module.NewAdjustment),
    },
    {
      path: '/adjustments/:adjustmentId',
      permission: 'awards.read',
      title: { zh: '标准调整办理', en: 'Adjustment' },
      load: () => import('./adjustment-page.tsx').then((module) => module.AdjustmentPage),
    },
  ],
  menu: [
    { group: 'money', order: 6, path: '/adjustments', title: { zh: '标准调整', en: 'Standard adjustment' } },
  ],
});
