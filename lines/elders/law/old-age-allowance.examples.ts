import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('elders-law', '第三十三条（按条文手算）');

export const oldAgeExamples: readonly Example[] = [
  {
    name: '八十周岁当月起发',
    source: by,
    region: '420281',
    day: '2023-09-01',
    facts: family({}, { birthDate: '1943-09-30', relation: 'self' }),
    expect: { eligible: true, amount: '50 元/月' },
  },
  {
    name: '满龄前一个月不发',
    source: by,
    region: '420281',
    day: '2023-08-31',
    facts: family({}, { birthDate: '1943-09-30', relation: 'self' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '一百周岁',
    source: by,
    region: '420281',
    day: '2023-09-01',
    facts: family({}, { birthDate: '1923-01-01', relation: 'self' }),
    expect: { eligible: true, amount: '500 元/月' },
  },
  {
    name: '八十九周岁的最后一个月',
    source: by,
    region: '420281',
    day: '2023-08-31',
    facts: family({}, { birthDate: '1933-09-01', relation: 'self' }),
    expect: { eligible: true, amount: '50 元/月' },
  },
  {
    name: '九十周岁当月起按九十岁一档',
    source: by,
    region: '420281',
    day: '2023-09-01',
    facts: family({}, { birthDate: '1933-09-30', relation: 'self' }),
    expect: { eligible: true, amount: '100 元/月' },
  },
  {
    name: '九十九周岁的最后一个月',
    source: by,
    region: '420281',
    day: '2023-08-31',
    facts: family({}, { birthDate: '1923-09-01', relation: 'self' }),
    expect: { eligible: true, amount: '100 元/月' },
  },
  {
    name: '不看收入，有退休金的也发',
    source: by,
    region: '420281',
    day: '2023-09-01',
    facts: family({}, { birthDate: '1943-09-30', relation: 'self', transferIncome: '60000 元/年' }),
    expect: { eligible: true, amount: '50 元/月' },
  },
  {
    name: '青海推定的标准从七十周岁起',
    source: by,
    region: '632323',
    day: '2023-09-01',
    facts: family({}, { birthDate: '1953-09-30', relation: 'self' }),
    expect: { eligible: true, amount: '90 元/月' },
  },
  {
    name: '青海，满七十周岁前一个月',
    source: by,
    region: '632323',
    day: '2023-08-31',
    facts: family({}, { birthDate: '1953-09-30', relation: 'self' }),
    expect: { eligible: false, amount: '0 元/月' },
  },
];
