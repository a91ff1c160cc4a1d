import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/awards/openings',
      permission: 'awards.read',
      title: { zh: '花名册接收', en: 'Rosters taken over' },
      load: () => import('./opening-list.tsx').then((module) => module.OpeningList),
    },
    {
      path: '/awards/openings/new',
      permission: 'awards.open',
      title: { zh: '比对花名册', en: 'Compare a roster' },
      load: () => import('./new-opening.tsx').then((module) => module.NewOpening),
    },
    {
      path: '/awards/openings/:openingId',
      permission: 'awards.read',
      title: { zh: '花名册与政策比对', en: 'Roster beside the law' },
      load: () => import('./opening-page.tsx').then((module) => module.OpeningPage),
    },
  ],
  menu: [
    {
      group: 'money',
      order: 5,
      path: '/awards/openings',
      title: { zh: '花名册接收', en: 'Rosters taken over' },
    },
  ],
});
