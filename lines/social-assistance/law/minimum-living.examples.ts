import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const couple = [
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
] as const;
const child = { birthDate: '2010-09-01', relation: 'child', student: 'compulsory' } as const;

const by = (place: string) => article('dibao-2021', `${place}（按条文手算）`);

export const minimumLivingExamples: readonly Example[] = [
  {
    name: '农村三口之家，年收入12000元，按差额补足，未成年人增发',
    source: by('第二十三条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, ...couple, child),
    // (634.00 − 333.33) × 3 = 902.01; one minor, 10 % of 634 = 63.40.
    expect: { eligible: true, amount: '965.41 元/月' },
  },
  {
    name: '标准调整前一日按旧标准计算',
    source: by('第二十三条'),
    region: '420281',
    day: '2023-03-31',
    facts: family({}, ...couple, child),
    // (600.00 − 333.33) × 3 = 800.01; one minor, 10 % of 600 = 60.00.
    expect: { eligible: true, amount: '860.01 元/月' },
  },
  {
    name: '标准调整当日按新标准计算',
    source: by('第二十三条'),
    region: '420281',
    day: '2023-04-01',
    facts: family({}, ...couple, child),
    expect: { eligible: true, amount: '965.41 元/月' },
  },
  {
    name: '城镇家庭人均收入等于标准的不予保障',
    source: article('assistance-measures-2014', '第九条（按条文手算）'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      { residence: 'urban' },
      { birthDate: '1975-03-02', relation: 'self', wageIncome: '730 元/月' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '财产超过限额的不予保障',
    source: by('第十四条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({ vehicles: 1 }, ...couple, child),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '低保边缘家庭中的二级残疾人按单人户纳入',
    source: by('第八条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '1600 元/月' },
      { birthDate: '1972-05-05', relation: 'spouse', disabilityKind: 'limb', disabilityGrade: 'two' },
    ),
    // 800 a person: above 634, below 951. The disabled spouse without income: 634 + 20 % of 634.
    expect: { eligible: true, amount: '760.80 元/月' },
  },
  {
    name: '2021年7月1日前没有单人保',
    source: article('dibao-2012', '第十条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '1600 元/月' },
      { birthDate: '1972-05-05', relation: 'spouse', disabilityKind: 'limb', disabilityGrade: 'two' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '就业后收入超过标准，第三个月仍在渐退期',
    source: by('第三十三条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 3 },
      { birthDate: '1975-03-02', relation: 'self', wageIncome: '2400 元/月', employed: true },
      { birthDate: '1978-07-21', relation: 'spouse' },
    ),
    expect: { eligible: true, amount: '500 元/月' },
  },
];
