import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/rosters',
      permission: 'rosters.read',
      title: { zh: '名册', en: 'Rosters' },
      load: () => import('./roster-list.tsx').then((module) => module.RosterList),
    },
    {
      path: '/rosters/:rosterCode',
      permission: 'rosters.read',
      title: { zh: '名册成员', en: 'Roster' },
      load: () => import('./roster-members.tsx').then((module) => module.RosterMembers),
    },
  ],
  menu: [{ group: 'registry', order: 40, path: '/rosters', title: { zh: '名册', en: 'Rosters' } }],
});
