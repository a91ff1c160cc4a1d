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

/**
 * The months in which the nation's index launched it: the rise of food, and what two persons of 600 each are paid.
 * Of the two indexes that of food was the higher each time. From March to June 2020 it was doubled.
 */
const months = [
  ['2019-04-01', '6.1', '73.20'],
  ['2019-05-01', '7.7', '92.40'],
  ['2019-06-01', '8.3', '99.60'],
  ['2019-07-01', '9.1', '109.20'],
  ['2019-08-01', '10.0', '120'],
  ['2019-09-01', '11.2', '134.40'],
  ['2019-10-01', '15.5', '186'],
  ['2019-11-01', '19.1', '229.20'],
  ['2019-12-01', '17.4', '208.80'],
  ['2020-01-01', '20.6', '247.20'],
  ['2020-02-01', '21.9', '262.80'],
  ['2020-03-01', '18.3', '439.20'],
  ['2020-04-01', '14.8', '355.20'],
  ['2020-05-01', '10.6', '254.40'],
  ['2020-06-01', '11.1', '266.40'],
  ['2020-07-01', '13.2', '158.40'],
  ['2020-08-01', '11.2', '134.40'],
  ['2020-09-01', '7.9', '94.80'],
  ['2022-07-01', '6.3', '75.60'],
  ['2022-08-01', '6.1', '73.20'],
  ['2022-09-01', '8.8', '105.60'],
  ['2022-10-01', '7.0', '84'],
  ['2023-01-01', '6.2', '74.40'],
] as const;

/** Daye multiplies the standard by the index that triggered, the higher of the two. */
export const priceSubsidyExamples: readonly Example[] = [
  ...months.map(
    ([day, food, amount]): Example => ({
      name: `${day.slice(0, 7)}，食品涨${food}%，两人各按600元计算`,
      source: by2016,
      region: '420281',
      day,
      facts: family({}, ...couple),
      expect: { eligible: true, amount: `${amount} 元/月` },
    }),
  ),
  {
    name: '2018年1月物价平稳，没有启动',
    source: by2016,
    region: '420281',
    day: '2018-01-01',
    facts: family({}, ...couple),
    expect: { eligible: false, amount: '0 元/月' },
  },
  {
    name: '2020年2月最后一日还没有翻倍',
    source: by2016,
    region: '420281',
    day: '2020-02-29',
    facts: family({}, ...couple),
    expect: { eligible: true, amount: '262.80 元/月' },
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
