import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by2016 = article('price-linkage-2016', '三（按公式手算）');
const by2020 = article('price-linkage-2020', '标准翻倍（按公式手算）');
const by2021 = article('price-linkage-2021', '一（按公式手算）');
const by2022 = article('price-linkage-2022', '一、二（按公式手算）');
const couple = [
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '6000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
] as const;
/** 800 a person: an edge family where the standard is 600 or 634. */
const edge = [{ birthDate: '1975-03-02', relation: 'self', wageIncome: '800 元/月' }] as const;

/** Daye multiplies the standard by the index that triggered, the higher of the two. */
export const priceSubsidyExamples: readonly Example[] = [
  {
    name: '2018年1月物价平稳，没有启动',
    source: by2016,
    region: '420281',
    day: '2018-01-01',
    facts: family({}, ...couple),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '2020年2月，CPI涨5.2%、食品涨21.9%，两条都满足从高，每人一份',
    source: by2016,
    region: '420281',
    day: '2020-02-29',
    facts: family({}, ...couple),
    // 600 × 21.9 % = 131.40 for each of two.
    expect: { eligible: true, amount: '262.80 元/月' },
  },
  {
    name: '2020年3月起标准翻倍',
    source: by2020,
    region: '420281',
    day: '2020-03-01',
    facts: family({}, ...couple),
    // 600 × 18.3 % = 109.80; twice that, for two.
    expect: { eligible: true, amount: '439.20 元/月' },
  },
  {
    name: '2020年6月30日仍翻倍',
    source: by2020,
    region: '420281',
    day: '2020-06-30',
    facts: family({}, ...couple),
    // 600 × 11.1 % = 66.60; twice that, for two.
    expect: { eligible: true, amount: '266.40 元/月' },
  },
  {
    name: '2020年7月1日起恢复原标准',
    source: by2020,
    region: '420281',
    day: '2020-07-01',
    facts: family({}, ...couple),
    // 600 × 13.2 % = 79.20 for each of two.
    expect: { eligible: true, amount: '158.40 元/月' },
  },
  {
    name: '2021年10月，物价没有达到启动条件',
    source: by2021,
    region: '420281',
    day: '2021-10-29',
    facts: family({}, ...couple),
    expect: { eligible: false },
  },
  {
    name: '2022年9月起发给低保边缘人口',
    source: by2022,
    region: '420281',
    day: '2022-09-01',
    facts: family({}, ...edge),
    // 600 × 8.8 %.
    expect: { eligible: true, amount: '52.80 元/月' },
  },
  {
    name: '前一日，低保边缘人口不在范围内',
    source: by2021,
    region: '420281',
    day: '2022-08-31',
    facts: family({}, ...edge),
    expect: { eligible: false },
  },
  {
    name: '既是低保对象又领失业保险金，只发一份',
    source: by2022,
    region: '420281',
    day: '2022-09-01',
    facts: family({}, { ...couple[1], relation: 'self', unemploymentPay: 'insurance' }),
    expect: { eligible: true, amount: '52.80 元/月' },
  },
  {
    name: '2023年3月31日，物价没有达到启动条件',
    source: by2022,
    region: '420281',
    day: '2023-03-31',
    facts: family({}, ...couple),
    expect: { eligible: false },
  },
  {
    name: '2023年4月1日起恢复原来的条件',
    source: by2021,
    region: '420281',
    day: '2023-04-01',
    facts: family({}, ...couple),
    expect: { eligible: false },
  },
];
