import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/households',
      permission: 'registry.read',
      title: { zh: '家庭', en: 'Households' },
      load: () => import('./household-list.tsx').then((module) => module.HouseholdList),
    },
    {
      path: '/households/new',
      permission: 'registry.write',
      title: { zh: '登记家庭', en: 'Record a household' },
      load: () => import('./new-household.tsx').then((module) => module.NewHousehold),
    },
    {
      path: '/households/:householdId',
      permission: 'registry.read',
      title: { zh: '家庭档案', en: 'Household' },
      load: () => import('./household-page.tsx').then((module) => module.HouseholdPage),
    },
  ],
  menu: [{ group: 'registry', order: 20, path: '/households', title: { zh: '家庭', en: 'Households' } }],
});
