import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const region = '420281';
const care = article('elders-law', '第三十条（按条文手算）');
const service = article('elders-law', '第三十七条（按条文手算）');
const elder = { birthDate: '1948-06-01', relation: 'self' } as const;
const rich = { transferIncome: '48000 元/年' } as const;

export const elderCareExamples: readonly Example[] = [
  {
    name: '满六十周岁当月的低保失能老人',
    source: care,
    region,
    day: '2018-01-01',
    facts: family({}, { birthDate: '1958-01-31', relation: 'self', abilityLevel: 'total' }),
    expect: { eligible: true, amount: '100 元/月' },
  },
  {
    name: '满六十周岁前一个月不发',
    source: care,
    region,
    day: '2018-01-01',
    facts: family({}, { birthDate: '1958-02-01', relation: 'self', abilityLevel: 'total' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '低保家庭中的重度失能老人',
    source: care,
    region,
    day: '2023-09-15',
    facts: family({}, { ...elder, abilityLevel: 'severe' }),
    expect: { eligible: true, amount: '100 元/月' },
  },
  {
    name: '中度失能，当地没有这一档',
    source: care,
    region,
    day: '2023-09-15',
    facts: family({}, { ...elder, abilityLevel: 'moderate' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '家庭不困难的不发',
    source: care,
    region,
    day: '2023-09-15',
    facts: family({}, { ...elder, ...rich, abilityLevel: 'total' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '同时领更高的重度残疾人护理补贴的，这一项不发',
    source: article('disability-subsidies-2015', '二、（四）（按条文手算）'),
    region,
    day: '2023-09-15',
    facts: family(
      {},
      {
        ...elder,
        abilityLevel: 'total',
        disabilityKind: 'limb',
        disabilityGrade: 'one',
        needsLongTermCare: true,
      },
    ),
    // 120 of the disabled is higher than 100.
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '特困人员的照料护理由特困供养负担',
    source: care,
    region,
    day: '2023-09-15',
    facts: family({}, { ...elder, legalSupport: 'none', abilityLevel: 'total', selfCareUnable: 6 }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];

export const elderServiceExamples: readonly Example[] = [
  {
    name: '登记的第一天，满八十周岁当月的低保老人',
    source: service,
    region,
    day: '2018-01-01',
    facts: family({}, { birthDate: '1938-01-31', relation: 'self' }),
    expect: { eligible: true, amount: '60 元/月' },
  },
  {
    name: '满八十周岁当月的低保老人',
    source: service,
    region,
    day: '2023-09-01',
    facts: family({}, { birthDate: '1943-09-30', relation: 'self' }),
    expect: { eligible: true, amount: '60 元/月' },
  },
  {
    name: '满八十周岁前一个月不发',
    source: service,
    region,
    day: '2023-08-31',
    facts: family({}, { birthDate: '1943-09-30', relation: 'self' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '可领更高的失能护理补贴的，只领那一项',
    source: service,
    region,
    day: '2023-09-15',
    facts: family({}, { birthDate: '1940-01-01', relation: 'self', abilityLevel: 'severe' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '家庭不困难的不发',
    source: service,
    region,
    day: '2023-09-15',
    facts: family({}, { birthDate: '1940-01-01', relation: 'self', ...rich }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
