import { definePages } from '../../kit/page.ts';

export const pages = definePages({
  routes: [
    {
      path: '/policy',
      permission: 'signed-in',
      title: { zh: '政策目录', en: 'Catalogue of policy' },
      load: () => import('./catalogue-page.tsx').then((module) => module.CataloguePage),
    },
    {
      path: '/policy/schemes/:schemeCode',
      permission: 'signed-in',
      title: { zh: '政策事项', en: 'Scheme' },
      load: () => import('./scheme-page.tsx').then((module) => module.SchemePage),
    },
    {
      path: '/policy/figures/:parameterCode',
      permission: 'signed-in',
      title: { zh: '政策参数', en: 'Figure' },
      load: () => import('./figure-page.tsx').then((module) => module.FigurePage),
    },
    {
      path: '/policy/calculator',
      permission: 'signed-in',
      title: { zh: '政策计算器', en: 'Calculator' },
      load: () => import('./calculator-page.tsx').then((module) => module.CalculatorPage),
    },
    {
      path: '/policy/limits',
      permission: 'signed-in',
      title: { zh: '时限推算', en: 'Limits' },
      load: () => import('./limits-page.tsx').then((module) => module.LimitsPage),
    },
  ],
  menu: [
    { group: 'policy', order: 10, path: '/policy', title: { zh: '政策目录', en: 'Catalogue' } },
    { group: 'policy', order: 20, path: '/policy/calculator', title: { zh: '政策计算器', en: 'Calculator' } },
    { group: 'policy', order: 40, path: '/policy/limits', title: { zh: '时限推算', en: 'Limits' } },
  ],
});
