import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/visits',
      permission: 'visits.read',
      title: { zh: '走访', en: 'Visits' },
      load: () => import('./visit-list.tsx').then((module) => module.VisitList),
    },
    {
      path: '/visits/field',
      permission: 'visits.record',
      title: { zh: '下村走访', en: 'Visits in the village' },
      load: () => import('./field/field-page.tsx').then((module) => module.FieldPage),
    },
    {
      path: '/visits/findings',
      permission: 'visits.read',
      title: { zh: '问题整改', en: 'Faults' },
      load: () => import('./finding-list.tsx').then((module) => module.FindingList),
    },
    {
      path: '/visits/plans',
      permission: 'visits.read',
      title: { zh: '走访计划', en: 'Plans of visits' },
      load: () => import('./plan-list.tsx').then((module) => module.PlanList),
    },
    {
      path: '/visits/plans/new',
      permission: 'visits.plan',
      title: { zh: '新的走访计划', en: 'New plan' },
      load: () => import('./new-plan.tsx').then((module) => module.NewPlan),
    },
    {
      path: '/visits/plans/:planId',
      permission: 'visits.read',
      title: { zh: '走访计划', en: 'Plan of visits' },
      load: () => import('./plan-page.tsx').then((module) => module.PlanPage),
    },
    {
      path: '/visits/:visitId',
      permission: 'visits.read',
      title: { zh: '走访详情', en: 'Visit' },
      load: () => import('./visit-page.tsx').then((module) => module.VisitPage),
    },
  ],
  menu: [
    { group: 'visits', order: 10, path: '/visits/field', title: { zh: '下村走访', en: 'In the village' } },
    { group: 'visits', order: 20, path: '/visits', title: { zh: '走访', en: 'Visits' } },
    { group: 'visits', order: 30, path: '/visits/findings', title: { zh: '问题整改', en: 'Faults' } },
    { group: 'visits', order: 40, path: '/visits/plans', title: { zh: '走访计划', en: 'Plans' } },
  ],
});
