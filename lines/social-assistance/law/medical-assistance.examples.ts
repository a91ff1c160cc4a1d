import type { Example } from '../../../engine/index.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { article } from '../../handbook/law/statutes.ts';

const by = article('medical-assistance-2021', '三、（按条文手算）');
const byMeasures = article('assistance-measures-2014', '第二十八条、第二十九条（按条文手算）');
/** 60 000 − 1 000 − 30 000 − 9 000 − 2 000 = 18 000 borne, 3 000 of it outside the catalogue: 15 000. */
const bill = {
  birthDate: '1975-03-02',
  relation: 'self',
  seriousIllness: true,
  medicalBill: '60000 元',
  medicalReduction: '1000 元',
  basicInsurancePaid: '30000 元',
  criticalInsurancePaid: '9000 元',
  otherInsurancePaid: '2000 元',
  medicalOutsidePolicy: '3000 元',
} as const;
const edge = { ...bill, wageIncome: '800 元/月', seriousIllness: false };

export const medicalExamples: readonly Example[] = [
  {
    name: '低保对象不设起付标准，按七成救助',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, bill),
    // 15 000 × 70 %.
    expect: { eligible: true, amount: '10500 元' },
  },
  {
    name: '特困人员全额救助政策范围内的费用',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...bill, birthDate: '1950-01-01', legalSupport: 'none' }),
    expect: { eligible: true, amount: '15000 元' },
  },
  {
    name: '低保边缘家庭成员先扣起付标准',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, edge),
    // (15 000 − 3 000) × 60 %.
    expect: { eligible: true, amount: '7200 元' },
  },
  {
    name: '起付标准今年已计入二千元',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...edge, medicalDeductibleCounted: '2000 元' }),
    // (15 000 − 1 000) × 60 %.
    expect: { eligible: true, amount: '8400 元' },
  },
  {
    name: '年度限额只剩四千元',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...bill, medicalAssistanceThisYear: '46000 元' }),
    expect: { eligible: true, amount: '4000 元' },
  },
  {
    name: '规范转诊，救助后负担仍重的倾斜救助',
    source: by,
    region: '420281',
    day: '2023-06-15',
    // 115 000 − 3 000 = 112 000; by 70 % 78 400, the limit is 50 000; 62 000 left, above 10 000: 52 000 × 50 % = 26 000, at most 20 000.
    facts: family(
      {},
      {
        ...bill,
        medicalBill: '157000 元',
        treatedByReferral: true,
      },
    ),
    expect: { eligible: true, amount: '70000 元' },
  },
  {
    name: '没有规范转诊的不倾斜',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...bill, medicalBill: '157000 元' }),
    expect: { eligible: true, amount: '50000 元' },
  },
  {
    name: '保险已全部支付的没有可以救助的费用',
    source: by,
    region: '420281',
    day: '2023-06-15',
    facts: family({}, { ...bill, basicInsurancePaid: '60000 元' }),
    expect: { eligible: false, amount: '0 元' },
  },
  {
    name: '42号文件以前不救助低保边缘家庭成员',
    source: byMeasures,
    region: '420281',
    day: '2021-10-27',
    facts: family({}, edge),
    expect: { eligible: false },
  },
  {
    name: '42号文件当日起救助低保边缘家庭成员',
    source: by,
    region: '420281',
    day: '2021-10-28',
    // 800 a month lies between 600 and 900.
    facts: family({}, edge),
    expect: { eligible: true, amount: '7200 元' },
  },
  {
    name: '普通家庭的重病患者，刚性支出超过收入六成',
    source: by,
    region: '420281',
    day: '2025-03-10',
    // 634 × 12 + 15 000 = 22 608 of 22 800; (15 000 − 8 000) × 60 %.
    facts: family({ medicalSpending: '15000 元/年' }, { ...bill, wageIncome: '22800 元/年' }),
    expect: { eligible: true, amount: '4200 元' },
  },
  {
    name: '社会救助法施行当日',
    source: article('assistance-law-2026', '第二十四条（按条文手算）'),
    region: '420281',
    day: '2026-07-01',
    facts: family({}, bill),
    expect: { eligible: true, amount: '10500 元' },
  },
];
