import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/people',
      permission: 'registry.read',
      title: { zh: '人员', en: 'People' },
      load: () => import('./people-list.tsx').then((module) => module.PeopleList),
    },
    {
      path: '/people/new',
      permission: 'registry.write',
      title: { zh: '登记人员', en: 'Record a person' },
      load: () => import('./new-person.tsx').then((module) => module.NewPerson),
    },
    {
      path: '/people/:personId',
      permission: 'registry.read',
      title: { zh: '人员档案', en: 'Person' },
      load: () => import('./person-page.tsx').then((module) => module.PersonPage),
    },
  ],
  menu: [{ group: 'registry', order: 10, path: '/people', title: { zh: '人员', en: 'People' } }],
});
