import { definePages } from '../../kit/page.ts';

const title = { zh: '幸福清单', en: 'Received' };

export const pages = definePages({
  routes: [
    {
      path: '/households/:householdId/received',
      permission: 'awards.read',
      title,
      load: () => import('./received-page.tsx').then((module) => module.HouseholdReceived),
    },
    {
      path: '/people/:personId/received',
      permission: 'awards.read',
      title,
      load: () => import('./received-page.tsx').then((module) => module.PersonReceived),
    },
  ],
  menu: [],
});
