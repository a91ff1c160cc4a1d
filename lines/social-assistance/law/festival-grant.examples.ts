import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('festival-campaigns', '慰问对象和标准（按推定的方案手算）');
const elder = { birthDate: '1950-02-03', relation: 'self' } as const;

export const festivalGrantExamples: readonly Example[] = [
  {
    name: '春节慰问，特困老人',
    source: by,
    region: '420281',
    day: '2024-02-01',
    facts: family({}, { ...elder, legalSupport: 'none' }),
    expect: { eligible: true, amount: '600 元' },
  },
  {
    name: '低保家庭中的重残成员按高的一项，其他成员各一份',
    source: by,
    region: '420281',
    day: '2024-02-29',
    facts: family({}, elder, {
      birthDate: '1975-01-01',
      relation: 'child',
      disabilityKind: 'limb',
      disabilityGrade: 'one',
    }),
    // 200 and 300.
    expect: { eligible: true, amount: '500 元' },
  },
  {
    name: '活动开始前一日',
    source: by,
    region: '420281',
    day: '2024-01-31',
    facts: family({}, { ...elder, legalSupport: 'none' }),
    expect: { eligible: false, amount: '0 元' },
  },
  {
    name: '活动结束次日',
    source: by,
    region: '420281',
    day: '2024-03-01',
    facts: family({}, { ...elder, legalSupport: 'none' }),
    expect: { eligible: false, amount: '0 元' },
  },
  {
    name: '普通家庭不在慰问对象之内',
    source: by,
    region: '420281',
    day: '2024-02-01',
    facts: family({}, { ...elder, wageIncome: '3000 元/月' }),
    expect: { eligible: false, amount: '0 元' },
  },
];
