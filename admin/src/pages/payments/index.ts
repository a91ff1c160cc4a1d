import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/payments',
      permission: 'payments.read',
      title: { zh: '发放批次', en: 'Payment runs' },
      load: () => import('./run-list.tsx').then((module) => module.RunList),
    },
    {
      path: '/payments/new',
      permission: 'payments.prepare',
      title: { zh: '生成发放批次', en: 'New payment run' },
      load: () => import('./new-run.tsx').then((module) => module.NewRun),
    },
    {
      path: '/payments/banks',
      permission: 'payments.read',
      title: { zh: '代发银行', en: 'Paying banks' },
      load: () => import('./pay-banks.tsx').then((module) => module.PayBanks),
    },
    {
      path: '/payments/reconciliation',
      permission: 'payments.read',
      title: { zh: '资金对账', en: 'Reconciliation' },
      load: () => import('./county-reconciliation.tsx').then((module) => module.CountyReconciliation),
    },
    {
      path: '/payments/:runId',
      permission: 'payments.read',
      title: { zh: '发放批次详情', en: 'Payment run' },
      load: () => import('./run-page.tsx').then((module) => module.RunPage),
    },
    {
      path: '/payments/:paidRunId/bank',
      permission: 'payments.read',
      title: { zh: '代发与回盘', en: 'Bank' },
      load: () => import('./bank-page.tsx').then((module) => module.BankPage),
    },
  ],
  menu: [
    { group: 'money', order: 6, path: '/payments', title: { zh: '发放批次', en: 'Payment runs' } },
    {
      group: 'money',
      order: 7,
      path: '/payments/reconciliation',
      title: { zh: '资金对账', en: 'Reconciliation' },
      isOfCounty: true,
    },
    {
      group: 'money',
      order: 8,
      path: '/payments/banks',
      title: { zh: '代发银行', en: 'Paying banks' },
      isOfCounty: true,
    },
  ],
});
