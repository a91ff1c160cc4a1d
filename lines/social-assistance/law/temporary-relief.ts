import {
  ageYears,
  all,
  any,
  anyMember,
  asPeriod,
  atLeast,
  atMost,
  boolKind,
  choice,
  choose,
  count,
  countKind,
  countOf,
  facts,
  greatest,
  isOneOf,
  least,
  lessThan,
  not,
  once,
  parameter,
  residenceKinds,
  rule,
  scheme,
  text,
  times,
  value,
  when,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { minimumLivingEligible } from './granted.ts';
import { netIncome, persons, propertyWithin } from './means.ts';
import { disposableIncome, standard } from './standards.ts';
import { temporaryReliefExamples } from './temporary-relief.examples.ts';

const { household, member } = facts;
const age = ageYears(member.birthDate);

const monthsMost = parameter(
  'relief.months-most',
  countKind,
  text('临时救助计算月数上限', 'months of hardship that count at most'),
);
const joblessMonths = parameter(
  'relief.jobless-months',
  countKind,
  text('未参保失业人员一次性救助的月数', 'months granted to the jobless without insurance'),
);
const withinSpending = parameter(
  'relief.within-spending',
  boolKind,
  text('支出型救助不超过家庭自负的支出', 'relief for spending is no more than the family itself bears'),
);
const cap = parameter('relief.cap', once, text('一次临时救助限额（每户）', 'most of one relief, per family'));
const townshipLimit = parameter(
  'relief.township-limit',
  once,
  text('乡镇（街道）直接审批的小额限额', 'limit up to which the township decides'),
);
const timesMost = parameter(
  'relief.times-a-year',
  countKind,
  text('同一事由一年内救助次数上限', 'reliefs for one cause within a year, at most'),
);

export const reliefKinds = choice('relief', {
  none: ['没有', 'none'],
  emergency: ['急难型', 'emergency'],
  spending: ['支出型', 'spending'],
  jobless: ['未参保失业人员一次性', 'single grant for the jobless without insurance'],
});
export const deciderKinds = choice('relief-decider', {
  township: ['乡镇（街道）', 'township'],
  county: ['县级民政部门', 'county'],
});

const helped = isOneOf(member.living, 'together');
const jobless = all(
  helped,
  atLeast(age, count(16)),
  lessThan(age, count(60)),
  not(member.employed),
  not(member.unemploymentInsured),
  atLeast(member.monthsWithoutIncome, count(3)),
);

const byCause = [
  [isOneOf(household.emergency, 'schooling', 'necessary-spending'), value(reliefKinds, 'spending')],
  [not(isOneOf(household.emergency, 'none')), value(reliefKinds, 'emergency')],
] as const;
const ofJobless = when(
  all(anyMember(jobless), not(minimumLivingEligible)),
  value(reliefKinds, 'jobless'),
  value(reliefKinds, 'none'),
);

const kind = rule({
  code: 'relief.kind',
  title: text('临时救助类型', 'kind of relief'),
  sums: true,
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第四十七条'),
      value: choose(byCause, value(reliefKinds, 'none')),
    },
    {
      from: '2018-01-23',
      article: article('relief-2018', '二、（一）'),
      value: choose(byCause, value(reliefKinds, 'none')),
    },
    {
      from: '2022-10-20',
      article: article('safety-net-2022', '二、（一）'),
      value: choose(byCause, ofJobless),
    },
  ],
});

const inHardship = rule({
  code: 'relief.in-hardship',
  title: text('属于临时救助的情形', 'is in a case of relief'),
  article: article('assistance-measures-2014', '第四十七条'),
  value: not(isOneOf(kind, 'none')),
  say: {
    zh: ['您家的困难属于{relief.kind}救助。', '没有临时救助所说的急难、必需支出突增或失业断收的情形。'],
    en: ['The hardship is a case of relief: {relief.kind}.', 'There is no hardship of which relief speaks.'],
  },
});

const onRoll = any(minimumLivingEligible, anyMember(extremelyPoor));
const poorerThanMost = all(
  lessThan(netIncome, times(disposableIncome(household.residence), persons)),
  propertyWithin,
);
const meansOf = (poor: typeof onRoll) => any(not(isOneOf(kind, 'spending')), poor);
const sayMeans = {
  zh: [
    '',
    '支出型救助要求一年的人均收入低于当地的人均可支配收入{disposable-income}，财产也要符合规定；您家{means.persons}人一年收入{means.net-income}，不符合条件。',
  ],
  en: [
    '',
    'Relief for spending is for incomes below {disposable-income} per person and property within the limits; your {means.persons} persons have {means.net-income}.',
  ],
} as const;

const means = rule({
  code: 'relief.means',
  title: text('收入和财产条件', 'income and property'),
  sums: true,
  since: [
    {
      from: '2014-05-01',
      article: article('assistance-measures-2014', '第四十七条'),
      value: meansOf(onRoll),
      say: {
        zh: ['', '必需支出突增的救助，当时只给低保家庭和特困人员。'],
        en: ['', 'Relief for spending was then for families on the minimum living allowance only.'],
      },
    },
    {
      from: '2018-01-23',
      article: article('relief-2018', '二、（一）'),
      value: meansOf(any(onRoll, poorerThanMost)),
      say: sayMeans,
    },
  ],
});

const notYet = rule({
  code: 'relief.not-yet',
  title: text('同一事由一年内未超过次数', 'not yet relieved for the same cause'),
  article: article('relief-2014', '三、（二）'),
  value: lessThan(household.reliefGrantsThisYear, timesMost),
  say: {
    zh: ['', '一年内同一事由已救助{reliefGrantsThisYear}次，当地原则上最多{relief.times-a-year}次。'],
    en: ['', 'Relief was given {reliefGrantsThisYear} times within a year; at most {relief.times-a-year}.'],
  },
});

const heads = rule({
  code: 'relief.persons',
  title: text('救助人数', 'persons relieved'),
  article: article('assistance-measures-2014', '第四十八条'),
  value: when(isOneOf(kind, 'jobless'), countOf(jobless), countOf(helped)),
});

const months = rule({
  code: 'relief.months',
  title: text('计算月数', 'months that count'),
  article: article('assistance-measures-2014', '第四十八条'),
  value: when(
    isOneOf(kind, 'jobless'),
    joblessMonths,
    least(greatest(household.emergencyMonths, count(1)), monthsMost),
  ),
});

const byStandard = rule({
  code: 'relief.by-standard',
  title: text('按标准计算的救助金', 'relief by the standard'),
  article: article('assistance-measures-2014', '第四十八条'),
  value: asPeriod(times(times(standard(value(residenceKinds, 'urban')), heads), months), 'once'),
  say: {
    zh: '按城市低保标准{dibao.standard}×{relief.persons}人×{relief.months}个月计算，是{result}。',
    en: 'By the urban standard: {dibao.standard} × {relief.persons} persons × {relief.months} months = {result}.',
  },
});

const computed = rule({
  code: 'relief.computed',
  title: text('核定救助金', 'relief as assessed'),
  article: article('relief-2014', '三、（二）'),
  value: when(
    all(withinSpending, isOneOf(kind, 'spending')),
    least(byStandard, household.emergencySpending),
    byStandard,
  ),
});

const decider = rule({
  code: 'relief.decider',
  title: text('审批机关', 'who decides'),
  article: article('assistance-measures-2014', '第四十八条'),
  value: when(
    atMost(computed, townshipLimit),
    value(deciderKinds, 'township'),
    value(deciderKinds, 'county'),
  ),
  say: {
    zh: '{relief.township-limit}以内由乡镇（街道）直接审批，这一笔由{result}审批；情况紧急的先救助、后补手续。',
    en: 'Up to {relief.township-limit} the township decides; here it is the {result}. In urgent cases help comes first.',
  },
});

const amount = rule({
  code: 'relief.amount',
  title: text('临时救助金', 'temporary relief'),
  article: article('assistance-measures-2014', '第四十八条'),
  value: when(isOneOf(decider, 'township'), computed, least(computed, cap)),
  say: {
    zh: '一次最多{relief.cap}，应发{result}。',
    en: 'One relief is {relief.cap} at most: {result} is given.',
  },
});

const eligible = all(inHardship, notYet, means);

/** 临时救助 */
export const temporaryRelief = scheme({
  code: 'temporary-relief',
  title: text('临时救助', 'Temporary relief'),
  unit: 'household',
  from: '2014-10-03',
  basis: [
    article('assistance-measures-2014', '第四十七条至第四十九条'),
    article('relief-2014', '全文'),
    article('relief-2018', '全文'),
    article('assistance-law-2026', '第十三条、第三十七条、第五十条'),
  ],
  eligible: rule({
    code: 'relief.eligible',
    title: text('符合临时救助', 'is eligible for temporary relief'),
    since: [
      { from: '2014-05-01', article: article('assistance-measures-2014', '第四十七条'), value: eligible },
      { from: '2018-01-23', article: article('relief-2018', '二、（一）'), value: eligible },
      {
        from: '2026-07-01',
        article: article('assistance-law-2026', '第十三条、第三十七条、第五十条'),
        value: eligible,
      },
    ],
  }),
  amount,
  examples: temporaryReliefExamples,
});
