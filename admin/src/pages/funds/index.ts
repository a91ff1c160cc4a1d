import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/funds',
      permission: 'funds.read',
      title: { zh: '专项资金', en: 'Funds' },
      load: () => import('./fund-list.tsx').then((module) => module.FundList),
    },
    {
      path: '/funds/new',
      permission: 'funds.manage',
      title: { zh: '建立资金', en: 'New fund' },
      load: () => import('./new-fund.tsx').then((module) => module.NewFund),
    },
    {
      path: '/funds/reserves',
      permission: 'funds.read',
      title: { zh: '乡镇备用金', en: 'Reserves of townships' },
      load: () => import('./reserve-list.tsx').then((module) => module.ReserveList),
    },
    {
      path: '/funds/accounts/:accountId',
      permission: 'funds.read',
      title: { zh: '账户明细', en: 'Statement' },
      load: () => import('./account-page.tsx').then((module) => module.AccountPage),
    },
    {
      path: '/funds/:fundId',
      permission: 'funds.read',
      title: { zh: '资金详情', en: 'Fund' },
      load: () => import('./fund-page.tsx').then((module) => module.FundPage),
    },
    {
      path: '/funds/:fundId/orders/new',
      permission: 'funds.manage',
      title: { zh: '录入拨款单', en: 'New order' },
      load: () => import('./new-order.tsx').then((module) => module.NewOrder),
    },
  ],
  menu: [
    { group: 'money', order: 10, path: '/funds', title: { zh: '专项资金', en: 'Funds' } },
    { group: 'money', order: 20, path: '/funds/reserves', title: { zh: '乡镇备用金', en: 'Reserves' } },
  ],
});
