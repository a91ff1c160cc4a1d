import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('assistance-measures-2014', '第二十九条（按条文手算）');
const byLaw = article('assistance-law-2026', '第二十四条（按条文手算）');
const region = '420281';
const alone = { birthDate: '1950-02-03', relation: 'self', sex: 'male', legalSupport: 'none' } as const;
const poor = { birthDate: '1975-03-02', relation: 'self' } as const;
const earning = { birthDate: '1985-01-01', relation: 'self', wageIncome: '60000 元/年' } as const;
const edge = { relation: 'self', wageIncome: '800 元/月' } as const;

/** What a person paid in the year; the extremely poor are helped with all of it. */
const premiums = [
  ['2018-01-01', '220 元/年'],
  ['2019-01-01', '250 元/年'],
  ['2020-01-01', '280 元/年'],
  ['2021-01-01', '320 元/年'],
  ['2022-01-01', '350 元/年'],
  ['2023-01-01', '380 元/年'],
  ['2024-01-01', '400 元/年'],
] as const;

export const premiumAidExamples: readonly Example[] = [
  ...premiums.map(
    ([day, amount]): Example => ({
      name: `特困人员个人缴费全额资助，${day.slice(0, 4)}年`,
      source: by,
      region,
      day,
      facts: family({}, alone),
      expect: { eligible: true, amount },
    }),
  ),
  {
    name: '标准提高前一日',
    source: by,
    region,
    day: '2022-12-31',
    facts: family({}, alone),
    expect: { eligible: true, amount: '350 元/年' },
  },
  {
    name: '低保对象两人，按定额资助',
    source: by,
    region,
    day: '2023-06-15',
    facts: family({}, poor, { birthDate: '1978-07-21', relation: 'spouse' }),
    // 150 for each of two.
    expect: { eligible: true, amount: '300 元/年' },
  },
  {
    name: '既是低保对象又是监测对象的，只按高的一项',
    source: by,
    region,
    day: '2023-06-15',
    facts: family({ registeredPoor: true }, poor),
    expect: { eligible: true, amount: '150 元/年' },
  },
  {
    name: '孤儿全额资助',
    source: article('orphans-2010', '二、（二）（按条文手算）'),
    region,
    day: '2023-06-15',
    facts: family({}, earning, { birthDate: '2012-03-10', relation: 'grandchild', guardianship: 'orphan' }),
    expect: { eligible: true, amount: '380 元/年' },
  },
  {
    name: '不困难家庭中的重度残疾儿童，定额资助',
    source: article('children-in-difficulty-2016', '二、（二）（按条文手算）'),
    region,
    day: '2023-06-15',
    facts: family({}, earning, {
      birthDate: '2012-03-10',
      relation: 'child',
      disabilityKind: 'limb',
      disabilityGrade: 'one',
    }),
    expect: { eligible: true, amount: '150 元/年' },
  },
  {
    name: '低保边缘家庭的六十周岁老年人，定额资助',
    source: article('elders-law', '第二十九条（按条文手算）'),
    region,
    day: '2023-06-15',
    facts: family({}, { ...edge, birthDate: '1963-06-15' }),
    expect: { eligible: true, amount: '100 元/年' },
  },
  {
    name: '差一天满六十周岁的不资助',
    source: article('elders-law', '第二十九条（按条文手算）'),
    region,
    day: '2023-06-14',
    facts: family({}, { ...edge, birthDate: '1963-06-15' }),
    expect: { eligible: false, amount: '0 元/年' },
  },
  {
    name: '参加职工医保的不资助',
    source: by,
    region,
    day: '2023-06-15',
    facts: family({}, { ...poor, residentInsurance: false }),
    expect: { eligible: false, amount: '0 元/年' },
  },
  {
    name: '社会救助法施行当日',
    source: byLaw,
    region,
    day: '2026-07-01',
    facts: family({}, alone),
    expect: { eligible: true, amount: '400 元/年' },
  },
];
