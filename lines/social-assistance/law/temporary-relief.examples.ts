import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('relief-2018', '二、（一）（二）（按条文手算）');
const couple = [
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '30000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
] as const;
const fire = { emergency: 'fire', emergencyMonths: 2, emergencySpending: '20000 元' };
const schooling = { emergency: 'schooling', emergencyMonths: 3, emergencySpending: '3000 元' };
const lost = { monthsWithoutIncome: 3, workAbility: 'full' };

export const temporaryReliefExamples: readonly Example[] = [
  {
    name: '火灾，两口之家困难两个月，急难型不看收入',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family(fire, ...couple),
    // 730 × 2 × 2.
    expect: { eligible: true, amount: '2920 元' },
  },
  {
    name: '困难持续十个月的按六个月计算，不超过限额',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({ ...fire, emergencyMonths: 10 }, ...couple, {
      birthDate: '2012-01-01',
      relation: 'child',
    }),
    // 730 × 3 × 6 = 13 140; one relief is 10 000 at most.
    expect: { eligible: true, amount: '10000 元' },
  },
  {
    name: '城市低保标准调整前一日',
    source: by,
    region: '420281',
    day: '2023-03-31',
    facts: family(fire, ...couple),
    // 690 × 2 × 2.
    expect: { eligible: true, amount: '2760 元' },
  },
  {
    name: '城市低保标准调整当日',
    source: by,
    region: '420281',
    day: '2023-04-01',
    facts: family(fire, ...couple),
    expect: { eligible: true, amount: '2920 元' },
  },
  {
    name: '小额：一人困难不足一月按一个月计算',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family(
      { emergency: 'traffic', emergencyMonths: 0, emergencySpending: '500 元' },
      { birthDate: '1950-01-01', relation: 'self' },
    ),
    expect: { eligible: true, amount: '730 元' },
  },
  {
    name: '子女就学支出，不超过自负的支出',
    source: by,
    region: '420281',
    day: '2023-06-15',
    // 15 000 a person is below 20 000; 730 × 2 × 3 = 4 380, but 3 000 is what it costs.
    facts: family(schooling, ...couple),
    expect: { eligible: true, amount: '3000 元' },
  },
  {
    name: '支出型，人均收入不低于当地人均可支配收入的不救助',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family(schooling, { ...couple[0], wageIncome: '20000 元/年' }),
    expect: { eligible: false },
  },
  {
    name: '2018年1月23日以前，支出型只救助低保家庭',
    source: article('assistance-measures-2014', '第四十七条（按条文手算）'),
    region: '420281',
    day: '2018-01-22',
    facts: family(schooling, ...couple),
    expect: { eligible: false },
  },
  {
    name: '23号文件施行当日，支出型扩大到收入低于人均可支配收入的家庭',
    source: by,
    region: '420281',
    day: '2018-01-23',
    facts: family(schooling, ...couple),
    expect: { eligible: true, amount: '3000 元' },
  },
  {
    name: '一年内同一事由已救助一次',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({ ...fire, reliefGrantsThisYear: 1 }, ...couple),
    expect: { eligible: false, amount: '0 元' },
  },
  {
    name: '未参保失业人员连续三个月无收入，一次性救助',
    source: article('safety-net-2022', '二、（一）（按条文手算）'),
    region: '420281',
    day: '2022-10-20',
    // Only the one who lost work: 690 × 2 months.
    facts: family({}, couple[0], { birthDate: '1980-01-01', relation: 'spouse', ...lost }),
    expect: { eligible: true, amount: '1380 元' },
  },
  {
    name: '83号文件施行前一日没有这一项',
    source: article('safety-net-2022', '二、（一）（按条文手算）'),
    region: '420281',
    day: '2022-10-19',
    facts: family({}, couple[0], { birthDate: '1980-01-01', relation: 'spouse', ...lost }),
    expect: { eligible: false },
  },
  {
    name: '社会救助法施行当日',
    source: article('assistance-law-2026', '第五十条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family(fire, ...couple),
    expect: { eligible: true, amount: '2920 元' },
  },
];
