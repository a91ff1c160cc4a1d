import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('rigid-spending-2024', '第四条（按条文手算）');
const couple = (wage: string) => [
  { birthDate: '1975-03-02', relation: 'self', wageIncome: wage },
  { birthDate: '1978-07-21', relation: 'spouse' },
];

/** Living of two persons by the rural standard: 634 × 12 × 2 = 15 216 a year; the line is 60 % of income. */
export const rigidSpendingExamples: readonly Example[] = [
  {
    name: '看病支出大，生活加医疗超过收入的六成',
    source: by,
    region: '420281',
    day: '2025-03-10',
    // 15 216 + 9 000 = 24 216; 60 % of 40 000 is 24 000. 20 000 a person is below 23 000.
    facts: family({ medicalSpending: '9000 元/年' }, ...couple('40000 元/年')),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '正好六成的不算超过',
    source: by,
    region: '420281',
    day: '2025-03-10',
    facts: family({ medicalSpending: '8784 元/年' }, ...couple('40000 元/年')),
    expect: { eligible: false },
  },
  {
    name: '人均收入不低于上年度人均可支配收入',
    source: by,
    region: '420281',
    day: '2025-03-10',
    facts: family({ medicalSpending: '90000 元/年' }, ...couple('46000 元/年')),
    expect: { eligible: false },
  },
  {
    name: '低保边缘家庭不再认定',
    source: by,
    region: '420281',
    day: '2025-03-10',
    // 750 a month and person: below 951.
    facts: family({ medicalSpending: '9000 元/年' }, ...couple('18000 元/年')),
    expect: { eligible: false },
  },
  {
    name: '办法施行当日',
    source: by,
    region: '420281',
    day: '2025-01-01',
    facts: family({ educationSpending: '9000 元/年' }, ...couple('40000 元/年')),
    expect: { eligible: true },
  },
  {
    name: '社会救助法施行当日',
    source: article('assistance-law-2026', '第二十二条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family({ rehabilitationSpending: '9000 元/年' }, ...couple('40000 元/年')),
    expect: { eligible: true },
  },
];
