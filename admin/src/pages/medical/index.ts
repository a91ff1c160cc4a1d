import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/medical',
      permission: 'medical.read',
      title: { zh: '医疗救助结算', en: 'Medical settlements' },
      load: () => import('./settlement-list.tsx').then((module) => module.SettlementList),
    },
    {
      path: '/medical/hospitals',
      permission: 'medical.read',
      title: { zh: '结算医院', en: 'Hospitals' },
      load: () => import('./hospital-list.tsx').then((module) => module.HospitalList),
    },
    {
      path: '/medical/clearings',
      permission: 'medical.read',
      title: { zh: '医疗救助清算', en: 'Clearings' },
      load: () => import('./clearing-list.tsx').then((module) => module.ClearingList),
    },
    {
      path: '/medical/settlements/:settlementId',
      permission: 'medical.read',
      title: { zh: '医疗救助结算单', en: 'Medical settlement' },
      load: () => import('./settlement-page.tsx').then((module) => module.SettlementPage),
    },
  ],
  menu: [{ group: 'money', order: 20, path: '/medical', title: { zh: '医疗救助', en: 'Medical' } }],
});
