import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const couple = [
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
] as const;
const child = { birthDate: '2010-09-01', relation: 'child', student: 'compulsory' } as const;

const by = (place: string) => article('dibao-2021', `${place}（按条文手算）`);

const disabledAdult = {
  birthDate: '1990-05-05',
  relation: 'child',
  disabilityKind: 'limb',
  disabilityGrade: 'one',
  workAbility: 'none',
} as const;
/** 600 a month, of which 103 are the pension that the state has set. */
const pensioner = {
  birthDate: '1955-01-01',
  relation: 'self',
  transferIncome: '7200 元/年',
  basicPension: '1236 元/年',
} as const;

/** 620 a month each: above the standard of 600, below the one of 634. */
const gradualExit = family(
  { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 2 },
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '14880 元/年', employed: true },
  { birthDate: '1978-07-21', relation: 'spouse' },
);

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
  {
    name: '渐退期第五个月',
    source: article('safety-net-2022', '一、（三）（按条文手算）'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 5 },
      { birthDate: '1975-03-02', relation: 'self', wageIncome: '2400 元/月', employed: true },
      { birthDate: '1978-07-21', relation: 'spouse' },
    ),
    expect: { eligible: true, amount: '500 元/月' },
  },
  {
    name: '满六个月，渐退期结束',
    source: article('safety-net-2022', '一、（三）（按条文手算）'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 6 },
      { birthDate: '1975-03-02', relation: 'self', wageIncome: '2400 元/月', employed: true },
      { birthDate: '1978-07-21', relation: 'spouse' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '渐退期内，标准调整前一日收入仍高于标准，按原金额发给',
    source: by('第三十三条'),
    region: '420281',
    day: '2023-03-31',
    // 14880 / 12 / 2 = 620.00 a month each, above 600.
    facts: gradualExit,
    expect: { eligible: true, amount: '500 元/月' },
  },
  {
    name: '标准提高到收入以上，不再是收入超过标准的家庭，渐退期随之结束，按差额发给',
    source: by('第二十三条、第三十三条'),
    region: '420281',
    day: '2023-04-01',
    facts: gradualExit,
    // 14880 / 12 / 2 = 620.00 a month each, below 634 again: (634.00 − 620.00) × 2 = 28.00.
    expect: { eligible: true, amount: '28 元/月' },
  },
  {
    name: '57号施行前一日没有渐退期',
    source: article('dibao-2012', '第三十二条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family(
      { receivesMinimumLiving: true, receivedAmount: '500 元/月', monthsAboveStandard: 3 },
      { birthDate: '1975-03-02', relation: 'self', wageIncome: '2400 元/月', employed: true },
      { birthDate: '1978-07-21', relation: 'spouse' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '高龄、重残、重病几样都占，只按最高的一项增发',
    source: by('第二十七条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      {
        birthDate: '1948-01-01',
        relation: 'self',
        disabilityKind: 'limb',
        disabilityGrade: 'one',
        seriousIllness: true,
      },
    ),
    // 634 and 20 %, not 10 % + 20 % + 20 %.
    expect: { eligible: true, amount: '760.80 元/月' },
  },
  {
    name: '差一天满七十周岁，没有老年人增发',
    source: by('第二十七条'),
    region: '420281',
    day: '2023-06-14',
    facts: family({}, { birthDate: '1953-06-15', relation: 'self' }),
    expect: { eligible: true, amount: '634 元/月' },
  },
  {
    name: '满七十周岁当日，增发一成',
    source: by('第二十七条'),
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { birthDate: '1953-06-15', relation: 'self' }),
    // 634 and 63.40.
    expect: { eligible: true, amount: '697.40 元/月' },
  },
  {
    name: '基础养老金在57号以前计入收入',
    source: article('dibao-2012', '第十六条（按条文手算）'),
    region: '420281',
    day: '2021-06-30',
    facts: family({}, pensioner),
    // 600 a month, as much as the standard.
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '57号施行当日起，基础养老金不计入收入',
    source: by('第十三条'),
    region: '420281',
    day: '2021-07-01',
    facts: family({}, pensioner),
    // 7 200 less 1 236 is 5 964, 497 a month; 600 − 497.
    expect: { eligible: true, amount: '103 元/月' },
  },
  {
    name: '83号施行前一日，不困难家庭中的成年无业重度残疾人不能单独保',
    source: by('第八条'),
    region: '420281',
    day: '2022-10-19',
    facts: family(
      {},
      { birthDate: '1960-01-01', relation: 'self', wageIncome: '4000 元/月' },
      { ...disabledAdult },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '83号施行当日，成年无业重度残疾人参照单人户，只看本人收入',
    source: article('safety-net-2022', '一、（一）（按条文手算）'),
    region: '420281',
    day: '2022-10-20',
    facts: family(
      {},
      { birthDate: '1960-01-01', relation: 'self', wageIncome: '4000 元/月' },
      { ...disabledAdult },
    ),
    // 2 000 a person is above the edge of 900; the own income is nothing: 600 and 20 %.
    expect: { eligible: true, amount: '720 元/月' },
  },
  {
    name: '有工作的重度残疾人不在此列',
    source: article('safety-net-2022', '一、（一）（按条文手算）'),
    region: '420281',
    day: '2022-10-20',
    facts: family(
      {},
      { birthDate: '1960-01-01', relation: 'self', wageIncome: '4000 元/月' },
      { ...disabledAdult, employed: true },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '未成年的重度残疾人不在此列',
    source: article('safety-net-2022', '一、（一）（按条文手算）'),
    region: '420281',
    day: '2022-10-20',
    facts: family(
      {},
      { birthDate: '1960-01-01', relation: 'self', wageIncome: '4000 元/月' },
      { ...disabledAdult, birthDate: '2010-01-01' },
    ),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '在宗教场所居住满三年的成员单独保障',
    source: by('第八条'),
    region: '420281',
    day: '2023-06-15',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '5000 元/月' },
      { birthDate: '1968-01-01', relation: 'sibling', living: 'religious' },
    ),
    expect: { eligible: true, amount: '634 元/月' },
  },
  {
    name: '220号时也是单独申请',
    source: article('dibao-2012', '第十条（按条文手算）'),
    region: '420281',
    day: '2019-06-15',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '5000 元/月' },
      { birthDate: '1968-01-01', relation: 'sibling', living: 'religious' },
    ),
    expect: { eligible: true, amount: '600 元/月' },
  },
  {
    name: '救助法施行当日，边缘家庭中的重度残疾人仍按单人户',
    source: article('assistance-law-2026', '第二十一条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family(
      {},
      { birthDate: '1970-01-01', relation: 'self', wageIncome: '1600 元/月' },
      { birthDate: '1972-05-05', relation: 'spouse', disabilityKind: 'limb', disabilityGrade: 'two' },
    ),
    expect: { eligible: true, amount: '760.80 元/月' },
  },
  {
    name: '分档的地方没有评定档次的，暂时没有金额',
    source: article('assistance-measures-2014', '第十二条（按条文手算）'),
    region: '430529',
    day: '2020-06-15',
    facts: family({}, { birthDate: '1972-05-05', relation: 'self' }),
    expect: { eligible: true, amount: '0 元/月' },
  },
  {
    name: '分档的地方，城镇家庭仍按差额',
    source: article('assistance-measures-2014', '第十二条（按条文手算）'),
    region: '430529',
    day: '2020-06-15',
    facts: family(
      { residence: 'urban' },
      { birthDate: '1972-05-05', relation: 'self', transferIncome: '100 元/月' },
    ),
    // 500 − 100.
    expect: { eligible: true, amount: '400 元/月' },
  },
  {
    name: '孝昌全家没有劳动能力的全额发给，有收入也不减',
    source: article('assistance-measures-2014', '第十二条（按条文手算）'),
    region: '420921',
    day: '2019-06-15',
    facts: family(
      {},
      { birthDate: '1972-05-05', relation: 'self', workAbility: 'none', transferIncome: '100 元/月' },
    ),
    expect: { eligible: true, amount: '390 元/月' },
  },
];
