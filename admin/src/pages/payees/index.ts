import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/payees',
      permission: 'payments.read',
      title: { zh: '代领协议', en: 'Payees by agreement' },
      load: () => import('./agreement-list.tsx').then((module) => module.AgreementList),
    },
    {
      path: '/payees/homes',
      permission: 'payments.read',
      title: { zh: '供养机构账户', en: 'Care homes' },
      load: () => import('./home-list.tsx').then((module) => module.HomeList),
    },
    {
      path: '/payees/warnings',
      permission: 'payments.prepare',
      title: { zh: '部门通报', en: 'Told by other offices' },
      load: () => import('./warning-list.tsx').then((module) => module.WarningList),
    },
    {
      path: '/payees/:agreementId',
      permission: 'payments.read',
      title: { zh: '代领协议详情', en: 'Agreement' },
      load: () => import('./agreement-page.tsx').then((module) => module.AgreementPage),
    },
  ],
  menu: [
    { group: 'money', order: 9, path: '/payees', title: { zh: '代领协议', en: 'Payees' } },
    {
      group: 'money',
      order: 10,
      path: '/payees/warnings',
      title: { zh: '部门通报', en: 'Other offices' },
    },
  ],
});
