import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/campaigns',
      permission: 'campaigns.read',
      title: { zh: '一次性补助', en: 'One-off grants' },
      load: () => import('./campaign-list.tsx').then((module) => module.CampaignList),
    },
    {
      path: '/campaigns/new',
      permission: 'campaigns.manage',
      title: { zh: '新的一次性补助', en: 'New one-off grant' },
      load: () => import('./new-campaign.tsx').then((module) => module.NewCampaign),
    },
    {
      path: '/campaigns/:campaignId',
      permission: 'campaigns.read',
      title: { zh: '一次性补助详情', en: 'One-off grant' },
      load: () => import('./campaign-page.tsx').then((module) => module.CampaignPage),
    },
  ],
  menu: [
    { group: 'money', order: 16, path: '/campaigns', title: { zh: '一次性补助', en: 'One-off grants' } },
  ],
});
