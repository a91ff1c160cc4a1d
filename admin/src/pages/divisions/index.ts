import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/places',
      permission: 'divisions.read',
      title: { zh: '区划', en: 'Places' },
      load: () => import('./place-tree.tsx').then((module) => module.PlaceTree),
    },
    {
      path: '/places/changes',
      permission: 'divisions.read',
      title: { zh: '区划调整记录', en: 'Changes of places' },
      load: () => import('./change-list.tsx').then((module) => module.ChangeList),
    },
    {
      path: '/places/changes/new',
      permission: 'divisions.change',
      title: { zh: '办理区划调整', en: 'Change places' },
      load: () => import('./change-wizard.tsx').then((module) => module.ChangeWizard),
    },
    {
      path: '/places/changes/:operationId',
      permission: 'divisions.read',
      title: { zh: '区划调整', en: 'Change of places' },
      load: () => import('./change-page.tsx').then((module) => module.ChangePage),
    },
    {
      path: '/places/:placeId',
      permission: 'divisions.read',
      title: { zh: '地方', en: 'Place' },
      load: () => import('./place-page.tsx').then((module) => module.PlacePage),
    },
  ],
  menu: [{ group: 'places', order: 10, path: '/places', title: { zh: '区划', en: 'Places' } }],
});
